import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/result/result.ts';
import { type Moments, momentsOf, nearChance, nearMean, unjudged } from './agreement.ts';
import { played, settings, shipped } from './playing.ts';

// A slice s = 1 / n is fought where it is larger than k, uniform on 0 … k̄: with chance s / k̄, at once and at the cost L. Else all n are let
// pass, worth s in each of n periods: J(s) = (1 − s / k̄) s (1 − δ^n) / (1 − δ) − (s / k̄) L.

interface Terms {
  readonly delta: number;
  readonly L: number;
  readonly largest: number;
}

const fight = ({ largest }: Terms, n: number): number => Math.min(1, 1 / n / largest);

function worth(terms: Terms, n: number): Moments {
  const { delta, L } = terms;
  const taken = delta === 1 ? 1 : (1 - delta ** n) / (1 - delta) / n;
  return momentsOf([
    [1 - fight(terms, n), taken],
    [fight(terms, n), -L],
  ]);
}

const OPTIONS: readonly (readonly [string, (n: number) => number])[] = [
  ['cut', (n) => n],
  ['whole', () => 1],
  ['halves', () => 2],
  ['thin', (n) => 2 * n],
];

async function play(terms: Terms, n: number, seed: number): Promise<Result> {
  const request = { worlds: 4000, seed, set: settings({ ...terms, n }) };
  return (await played(unjudged('salami'), request)).result;
}

function agrees(result: Result, option: string, terms: Terms, n: number): boolean {
  return (
    nearMean(result, option, 'value', worth(terms, n)) && nearChance(result, option, 'war', fight(terms, n))
  );
}

describe('slices that go unanswered', () => {
  it.each([
    { delta: 0.95, L: 0.5, largest: 1, n: 9, s: 0.1111, J: 0.67482, war: 0.1111 },
    { delta: 0.95, L: 1, largest: 0.5, n: 16, s: 0.0625, J: 0.48736, war: 0.125 },
    { delta: 0.95, L: 2, largest: 0.5, n: 21, s: 0.0476, J: 0.37775, war: 0.0952 },
  ])('are best cut into $n, worth $J', async ({ n, s, J, war, ...terms }) => {
    expect(1 / n).toBeCloseTo(s, 4);
    expect(worth(terms, n).mean).toBeCloseTo(J, 5);
    expect(fight(terms, n)).toBeCloseTo(war, 4);
    for (let other = 1; other <= 400; other++) {
      if (other !== n) expect(worth(terms, other).mean).toBeLessThan(J + 5e-6);
    }
    const result = await play(terms, n, n);
    for (const [option, slices] of OPTIONS)
      expect(agrees(result, option, terms, slices(n)), option).toBe(true);
    expect(result.checks.filter(({ holds }) => !holds)).toEqual([]);
  });

  it('agree with the closed form where patience is endless, slices may be of any size, or all are fought', async () => {
    const cases: (readonly [Terms, number])[] = [
      [{ delta: 1, L: 0.5, largest: 1 }, 24],
      [{ delta: 0.5, L: 0, largest: 3 }, 4],
      [{ delta: 0.9, L: 10, largest: 0.02 }, 24],
      [{ delta: 0.99, L: 0.1, largest: 1 }, 1],
    ];
    for (const [index, [terms, n]] of cases.entries()) {
      const result = await play(terms, n, 90 + index);
      for (const [option, slices] of OPTIONS) {
        expect(agrees(result, option, terms, slices(n)), `${option} of ${index}`).toBe(true);
      }
    }
  });

  it('would not agree with closed forms that are slightly wrong', async () => {
    const terms: Terms = { delta: 0.95, L: 0.5, largest: 1 };
    const result = await play(terms, 9, 3);
    expect(agrees(result, 'cut', terms, 9)).toBe(true);
    for (const wrong of [
      { ...terms, delta: 0.9 },
      { ...terms, L: 1.5 },
      { ...terms, largest: 0.6 },
    ]) {
      expect(agrees(result, 'cut', wrong, 9)).toBe(false);
    }
    expect(agrees(result, 'cut', terms, 5)).toBe(false);
  });

  it('are worth cutting thinner where nothing is lost by waiting', async () => {
    const { claims } = (await played(shipped('teaching/salami'), { worlds: 4000, set: ['delta=100%'] }))
      .result;
    const found = Object.fromEntries(claims.map(({ id, verdict }) => [id, verdict]));
    expect(found).toEqual({
      cutting_pays: 'holds',
      thinner_is_safer: 'holds',
      thinner_is_not_better: 'fails',
    });
    const none = await played(shipped('teaching/salami'), { worlds: 4000, set: ['largest=1000'] });
    expect(none.result.claims[0]?.verdict).toBe('fails');
  });
});
