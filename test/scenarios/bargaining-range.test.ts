import { describe, expect, it } from 'vitest';
import { momentsOf, nearChance, nearMean, unjudged } from './agreement.ts';
import { played, settings, shipped, summaryOf } from './playing.ts';

// J. D. Fearon, "Rationalist explanations for war", International Organization 49, 1995: both prefer x to a war where it lies in [p − c_A, p + c_B].

interface Given {
  readonly p: number;
  readonly c_A: number;
  readonly c_B: number;
}

const range = ({ p, c_A, c_B }: Given) => [Math.max(0, p - c_A), Math.min(1, p + c_B)] as const;

/** Mean and variance of what A gets: an even share of the range where the proposal lies there, else a war. */
function worth(given: Given) {
  const { p, c_A } = given;
  const [low, high] = range(given);
  const taken = high - low;
  const war = momentsOf([
    [(1 - taken) * p, 1 - c_A],
    [(1 - taken) * (1 - p), -c_A],
    [taken, (low + high) / 2],
  ]);
  // The spread of an even share within the range comes on top.
  return { mean: war.mean, variance: war.variance + (taken * (high - low) ** 2) / 12 };
}

describe('the bargaining range', () => {
  it.each([
    { p: 0.5, c_A: 0.1, c_B: 0.2, ends: [0.4, 0.7] },
    { p: 0.8, c_A: 0.05, c_B: 0.1, ends: [0.75, 0.9] },
    { p: 0.3, c_A: 0.4, c_B: 0.25, ends: [0, 0.55] },
  ])(
    'lies between p − c_A and p + c_B for p = $p, and is hit as often as it is wide',
    async ({ ends, ...given }) => {
      const { result } = await played(unjudged('bargaining-range'), {
        worlds: 4000,
        seed: 3,
        set: settings({ ...given }),
      });
      const [low, high] = range(given);
      expect([low, high].map((end) => Math.round(end * 100) / 100)).toEqual(ends);
      expect(summaryOf(result, 'baseline', 'least').mean).toBeCloseTo(low, 12);
      expect(summaryOf(result, 'baseline', 'most').mean).toBeCloseTo(high, 12);
      expect(nearChance(result, 'baseline', 'taken', high - low)).toBe(true);
      expect(nearChance(result, 'baseline', 'taken', high - low + 0.06)).toBe(false);
      expect(nearMean(result, 'baseline', 'share_of_A', worth(given))).toBe(true);
      expect(result.checks.filter(({ holds }) => !holds)).toEqual([]);
    },
  );

  it('claims: a range always exists; blind proposals hit it only where war is dear', async () => {
    const verdicts = async (set: readonly string[]) => {
      const { result } = await played(shipped('teaching/bargaining-range'), { worlds: 1000, set });
      return Object.fromEntries(result.claims.map(({ id, verdict }) => [id, verdict]));
    };
    expect(await verdicts([])).toEqual({ exists: 'holds', blind: 'fails', saves: 'holds' });
    expect(await verdicts(settings({ c_A: 0.4, c_B: 0.4 }))).toMatchObject({ blind: 'holds' });
    // War costs nothing: nothing lies between.
    expect(await verdicts(settings({ c_A: 0, c_B: 0 }))).toMatchObject({ exists: 'fails', blind: 'fails' });
  });
});
