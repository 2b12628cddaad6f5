import { describe, expect, it } from 'vitest';
import { compare, type Values } from '../../src/compare/compare.ts';
import { holm, twoSided } from '../../src/compare/holm.ts';
import { normalQuantile } from '../../src/math/normal-quantile.ts';
import { run } from '../../src/pipeline.ts';
import type { Result } from '../../src/result/result.ts';
import { SMALL } from '../cli/small-scenario.ts';

async function played(
  text: string,
  seed: number,
): Promise<{ readonly result: Result; readonly values: Values }> {
  const request = { worlds: 500, seed, threads: 1, set: [] };
  const ran = await run({ name: 'small.yaml', text }, 'small', request, {});
  if (ran.kind !== 'ran') throw new Error(ran.kind);
  return { result: ran.result, values: ran.outcome };
}

describe("Holm's procedure", () => {
  it('rejects as the worked example does', () => {
    // Chances 0.01, 0.04, 0.03, 0.005 at 5 %: 0.005 ≤ 0.05/4, 0.01 ≤ 0.05/3, 0.03 > 0.05/2. The example of
    // en.wikipedia.org/wiki/Holm–Bonferroni_method.
    expect(holm([0.01, 0.04, 0.03, 0.005], 0.05)).toEqual([true, false, false, true]);
  });

  it('calls any false difference real in at most the share of families that the level says', () => {
    const families = 4000;
    let state = 12345;
    const uniform = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return (state + 0.5) / 2 ** 32;
    };
    let wrong = 0;
    for (let family = 0; family < families; family++) {
      const chances = Array.from({ length: 8 }, () => twoSided(normalQuantile(uniform())));
      if (holm(chances, 0.05).some(Boolean)) wrong += 1;
    }
    // Independent tests: 1 − (1 − 0.05/8)^8 = 4.89 %; four standard errors of that share are 1.36 %.
    expect(Math.abs(wrong / families - 0.0489)).toBeLessThan(0.0137);
  });
});

describe('two runs compared', () => {
  it('are the same where they are', async () => {
    const one = await played(SMALL, 1);
    const found = compare(one.result, one.result, { from: one.values, to: one.values });
    expect(found).toMatchObject({
      how: 'paired',
      assumptions: [],
      options: [],
      outcomes: [],
      differences: [],
      claims: [],
    });
  });

  it('with other luck differ by no more than luck', async () => {
    const [one, other] = [await played(SMALL, 1), await played(SMALL, 2)];
    const found = compare(one.result, other.result);
    expect(found.how).toBe('apart');
    expect(found.differences.length).toBeGreaterThan(3);
    expect(found.differences.filter(({ real }) => real)).toEqual([]);
    expect(found.claims.filter(({ share }) => share?.real === true)).toEqual([]);
  });

  it('with the same luck show what a change does, to the error of the paired difference', async () => {
    const changed = SMALL.replace('default: 0.2', 'default: 0.21').replace('west: 1 to 3', 'west: 2 to 3');
    const [one, other] = [await played(SMALL, 1), await played(changed, 1)];
    const pairs = compare(one.result, other.result, { from: one.values, to: other.values });
    expect(pairs.assumptions).toEqual([{ id: 'cost[west]', from: '1 to 3', to: '2 to 3' }]);
    const refused = pairs.differences.find(
      ({ option, outcome }) => option === 'wait' && outcome === 'refused',
    );
    // The threshold is uniform, so that one in a hundred worlds turns; the error is that of a share of 1 % of 500 worlds.
    const share = refused?.difference ?? Number.NaN;
    expect(Math.abs(share - 0.01)).toBeLessThan(4 * Math.sqrt((0.01 * 0.99) / 500));
    expect(refused?.mcse).toBeCloseTo(Math.sqrt((share * (1 - share)) / 499), 10);
    // Apart, a change of that size could not be told from luck.
    const apart = compare(one.result, other.result).differences.find(
      ({ option, outcome }) => option === 'wait' && outcome === 'refused',
    );
    expect(apart?.real).toBe(false);
    expect(apart?.mcse ?? 0).toBeGreaterThan(3 * (refused?.mcse ?? 1));
    const loss = pairs.differences.find(
      ({ option, outcome }) => option === 'ask' && outcome === 'loss[west]',
    );
    expect(loss?.real).toBe(true);
    expect(pairs.differences.some(({ outcome }) => outcome === 'loss[east]')).toBe(true);
  });

  it('name what stands on one side only', async () => {
    const [one, other] = [
      await played(SMALL, 1),
      await played(
        SMALL.replaceAll('ask', 'press').replace('lasts:', 'duration:').replace('later:', 'after:'),
        1,
      ),
    ];
    const found = compare(one.result, other.result);
    expect(found.options.map(({ id }) => id).sort()).toEqual(['ask', 'press']);
    expect(found.outcomes.map(({ id }) => id).sort()).toEqual(['duration', 'lasts']);
    expect(found.claims.map(({ id, from, to }) => [id, from, to])).toEqual(
      expect.arrayContaining([
        ['later', 'not_judged', undefined],
        ['after', undefined, 'not_judged'],
      ]),
    );
  });
});
