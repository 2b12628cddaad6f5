import { describe, expect, it } from 'vitest';
import { nearChance, unjudged } from './agreement.ts';
import { played, settings, shipped, summaryOf } from './playing.ts';

// By hand: w = (a − c_D) / (a + b) solves w = −c_D + a + (1 − a − b) w. With the first offer m = −c_D + a_w + (1 − a_w − b_w) w_s the weak accept;
// it pays where q lies below q* = g / (g + l), with the gain g = w_s − m from a weak and the loss l = (1 − w_s) + c_A − b_s − (1 − a_s − b_s) (1 − w_s)
// from a strong opponent.

interface Given {
  readonly q: number;
  readonly a: readonly [strong: number, weak: number];
  readonly b: readonly [strong: number, weak: number];
  readonly c_A: number;
  readonly c_D: number;
}

function form({ q, a, b, c_A, c_D }: Given) {
  const worth = [0, 1].map((type) => (a[type]! - c_D) / (a[type]! + b[type]!)) as [number, number];
  const posing = -c_D + a[1] + (1 - a[1] - b[1]) * worth[0];
  const fromStrong = -c_A + b[0] + (1 - a[0] - b[0]) * (1 - worth[0]);
  const [gain, loss] = [worth[0] - posing, 1 - worth[0] - fromStrong];
  return {
    worth,
    posing,
    limit: gain / (gain + loss),
    pool: 1 - worth[0],
    screen: (1 - q) * (1 - posing) + q * fromStrong,
    fightD: q * worth[0] + (1 - q) * worth[1],
  };
}

const KNOWN: Given = { q: 0.5, a: [0.2, 0.1], b: [0.1, 0.2], c_A: 0.02, c_D: 0.02 };

function play({ q, a, b, c_A, c_D }: Given, worlds: number) {
  const each = { 'a[strong]': a[0], 'a[weak]': a[1], 'b[strong]': b[0], 'b[weak]': b[1] };
  return played(unjudged('screening-while-fighting'), {
    worlds,
    seed: 5,
    set: settings({ q, c_A, c_D, ...each }),
  });
}

describe('screening while fighting', () => {
  it('has the worked numbers', () => {
    const { worth, posing, limit } = form(KNOWN);
    expect(worth[0]).toBeCloseTo(0.6, 12);
    expect(worth[1]).toBeCloseTo(0.2667, 4);
    expect(posing).toBeCloseTo(0.5, 12);
    expect(limit).toBeCloseTo(0.7143, 4);
  });

  it.each([
    KNOWN,
    { ...KNOWN, q: 0.85 },
    { q: 0.3, a: [0.3, 0.15], b: [0.05, 0.25], c_A: 0.05, c_D: 0.01 } as const,
  ])('is worth what the closed form says with $q strong', async (given) => {
    const { result } = await play(given, 4000);
    const expected = form(given);
    const near = (option: string, outcome: string, value: number): boolean => {
      const { mean, mcse } = summaryOf(result, option, outcome);
      return Math.abs(mean - value) <= 4 * mcse + 1e-9;
    };
    expect(near('pool', 'value_A', expected.pool)).toBe(true);
    expect(near('screen', 'value_A', expected.screen)).toBe(true);
    expect(near('screen', 'value_A', expected.screen + 0.05)).toBe(false);
    expect(near('fight', 'value_D', expected.fightD)).toBe(true);
    // The weak take the low offer, the strong do not; the other offer is taken by all.
    expect(nearChance(result, 'screen', 'at_once', 1 - given.q)).toBe(true);
    expect(summaryOf(result, 'pool', 'at_once').mean).toBe(1);
    expect(summaryOf(result, 'screen', 'fought').mean).toBeLessThanOrEqual(1);
    const better = summaryOf(result, 'screen', 'value_A').mean > summaryOf(result, 'pool', 'value_A').mean;
    expect(better).toBe(given.q < expected.limit);
    expect(result.checks.filter(({ holds }) => !holds)).toEqual([]);
  });

  it('claims: it pays where the strong are few, and not for D', async () => {
    const { result } = await played(shipped('teaching/screening-while-fighting'), { worlds: 4000, seed: 2 });
    const found = Object.fromEntries(result.claims.map(({ id, verdict }) => [id, verdict]));
    expect(found).toMatchObject({ pays: 'holds', no_worse_for_D: 'fails', better_than_war: 'fails' });
    expect(result.claims.find(({ id }) => id === 'pays')).toMatchObject({ without: [{ verdict: 'fails' }] });
    const strong = await played(shipped('teaching/screening-while-fighting'), {
      worlds: 2000,
      set: ['q=95%'],
    });
    expect(strong.result.claims.find(({ id }) => id === 'pays')?.verdict).toBe('fails');
    expect(strong.result.claims.find(({ id }) => id === 'sure')?.verdict).toBe('fails');
  });
});
