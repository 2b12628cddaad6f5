import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/result/result.ts';
import { momentsOf, nearChance, nearMean, unjudged } from './agreement.ts';
import { played, settings, summaryOf } from './playing.ts';

// With chance q the defender's cost of war is c_L, else c_H. A demand p + t is refused by those whose cost lies below t. So
// p + c_L is worth itself, p + c_H is worth (1 − q)(p + c_H) + q (p − c_A), and the second is worth more where q lies below
// q* = (c_H − c_L) / (c_H + c_A). Any other demand is accepted by the same types as one of these two and asks for less, or by none.

interface Terms {
  readonly p: number;
  readonly c_A: number;
  readonly c_L: number;
  readonly c_H: number;
  readonly q: number;
}

type ClosedForm = (terms: Terms) => number;

const switching: ClosedForm = ({ c_A, c_L, c_H }) => (c_H - c_L) / (c_H + c_A);

const refusal = ({ c_L, c_H, q }: Terms, t: number): number => (t > c_L ? q : 0) + (t > c_H ? 1 - q : 0);

async function play(terms: Terms, t: number, seed: number): Promise<Result> {
  const request = { worlds: 3000, seed, set: settings({ ...terms, t }) };
  return (await played(unjudged('two-types'), request)).result;
}

function agrees(result: Result, option: string, terms: Terms, t: number): boolean {
  const war = refusal(terms, t);
  const value = momentsOf([
    [war, terms.p - terms.c_A],
    [1 - war, terms.p + t],
  ]);
  return nearChance(result, option, 'war', war) && nearMean(result, option, 'value_A', value);
}

/** The demand that is worth more as played. */
function better(result: Result): string {
  const value = (option: string): number => summaryOf(result, option, 'value_A').mean;
  return value('risky') > value('safe') ? 'risky' : 'safe';
}

const BASE = { p: 0.5, c_A: 0.1, c_L: 0.05, c_H: 0.3 };

describe('two demands and two types', () => {
  it.each([
    { c_L: 0.05, c_H: 0.3, c_A: 0.1, at: 0.625 },
    { c_L: 0.1, c_H: 0.2, c_A: 0.1, at: 0.33333 },
    { c_L: 0.02, c_H: 0.5, c_A: 0.2, at: 0.68571 },
  ])('switch where a resolute opponent has the chance $at', async ({ at, ...costs }) => {
    const terms = { p: 0.5, q: 0, ...costs };
    const q = switching(terms);
    expect(q).toBeCloseTo(at, 5);
    // Four standard errors of the share of worlds with a resolute opponent are below 0.04.
    expect(better(await play({ ...terms, q: q - 0.04 }, 0.2, 5))).toBe('risky');
    expect(better(await play({ ...terms, q: q + 0.04 }, 0.2, 5))).toBe('safe');
  });

  it('are worth what the closed form says, and so is a third, for any costs and chance', async () => {
    const disagreeing: unknown[] = [];
    const cases = [0, 0.001, 0.3, 0.625, 0.999, 1].flatMap((q) =>
      [-0.1, 0, 0.05, 0.17, 0.3, 0.3001, 0.9].map((t) => ({ ...BASE, q, t })),
    );
    cases.push(
      { p: 0, c_A: 0.1, c_L: 0, c_H: 0, q: 0.5, t: 0.1 },
      { p: 1, c_A: 2, c_L: 0.4, c_H: 0.4, q: 0.2, t: 0.4 },
    );
    for (const [index, { t, ...terms }] of cases.entries()) {
      const result = await play(terms, t, 300 + index);
      const demands = { safe: terms.c_L, risky: terms.c_H, another: t };
      for (const [option, demand] of Object.entries(demands)) {
        if (!agrees(result, option, terms, demand)) disagreeing.push({ option, terms, t });
      }
      if (!result.checks.every(({ holds }) => holds)) disagreeing.push({ terms, checks: result.checks });
    }
    expect(disagreeing).toEqual([]);
  });

  it('leave no third demand that is worth more than both in the worlds played', async () => {
    for (const q of [0, 0.2, 0.625, 0.8, 1]) {
      for (const t of [-0.2, 0, 0.049, 0.051, 0.2, 0.299, 0.301, 2]) {
        const result = await play({ ...BASE, q }, t, 8);
        const [safe, risky, another] = ['safe', 'risky', 'another'].map(
          (option) => summaryOf(result, option, 'value_A').mean,
        ) as [number, number, number];
        expect(another).toBeLessThanOrEqual(Math.max(safe, risky) + 1e-9);
      }
    }
  });

  it('would not agree with closed forms that are slightly wrong', async () => {
    const terms = { ...BASE, q: 0.4 };
    const result = await play(terms, 0.2, 3);
    expect(agrees(result, 'risky', terms, 0.3)).toBe(true);
    expect(agrees(result, 'risky', { ...terms, q: 0.46 }, 0.3)).toBe(false);
    expect(agrees(result, 'risky', { ...terms, q: 0.6 }, 0.3)).toBe(false);
    expect(agrees(result, 'risky', { ...terms, c_A: 0 }, 0.3)).toBe(false);
    expect(agrees(result, 'safe', terms, 0.06)).toBe(false);
    // Without the challenger's own cost the switch would be at 0.833, and the better demand at 0.7 another.
    const wrong = switching({ ...terms, c_A: 0 });
    expect(wrong).toBeGreaterThan(0.7);
    expect(better(await play({ ...terms, q: 0.7 }, 0.2, 3))).toBe('safe');
  });

  it('fails its own check where the resolute have the higher cost', async () => {
    const { checks } = await play({ ...BASE, c_L: 0.4, q: 0.5 }, 0.2, 1);
    expect(checks).toContainEqual(
      expect.objectContaining({ id: 'resolute_have_the_lower_cost', holds: false }),
    );
  });
});
