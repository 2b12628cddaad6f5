import { describe, expect, it } from 'vitest';
import { compare, type Worlds } from '../../src/compare/compare.ts';
import { holm, twoSided } from '../../src/compare/holm.ts';
import { pairOf } from '../../src/compare/paired.ts';
import { normalQuantile } from '../../src/math/normal-quantile.ts';
import { run } from '../../src/pipeline.ts';
import type { Result } from '../../src/result/result.ts';
import { SMALL } from '../cli/small-scenario.ts';

async function played(
  text: string,
  seed: number,
): Promise<{ readonly result: Result; readonly worlds: Worlds }> {
  const request = { worlds: 500, seed, threads: 1, set: [] };
  const ran = await run({ name: 'small.yaml', text }, 'small', request, {});
  if (ran.kind !== 'ran') throw new Error(ran.kind);
  return { result: ran.result, worlds: ran };
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

describe('two means over the same worlds', () => {
  it('turn by more than luck as the exact test of McNemar says', () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
    for (const [up, down] of [
      [0, 10],
      [6, 16],
      [7, 7],
      [1, 0],
    ] as const) {
      const from = Float64Array.from({ length: 100 }, (_, world) => (world < down ? 1 : 0));
      const to = Float64Array.from({ length: 100 }, (_, world) =>
        world >= down && world < down + up ? 1 : 0,
      );
      const turned = up + down;
      const tail = Array.from({ length: Math.min(up, down) + 1 }, (_, k) => choose(turned, k) / 2 ** turned);
      const wanted = Math.min(1, 2 * tail.reduce((sum, one) => sum + one, 0));
      expect(pairOf(from, to)?.chance, `${up} and ${down}`).toBeCloseTo(wanted, 12);
    }
  });

  it('have the error of a difference of ratios where they are known in other worlds', () => {
    // One is known in the worlds with x below 1/2, the other in those with x below 3/4, and both are whether y is below a bound of theirs.
    const [studies, worlds] = [400, 300];
    let state = 99;
    const uniform = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return (state + 0.5) / 2 ** 32;
    };
    const found = Array.from({ length: studies }, () => {
      const luck = Array.from({ length: worlds }, () => [uniform(), uniform()] as const);
      const side = (part: number, bound: number): Float64Array =>
        Float64Array.from(luck, ([x, y]) => (x < part ? Number(y < bound) : Number.NaN));
      return pairOf(side(0.5, 0.4), side(0.75, 0.5)) ?? { difference: 0, mcse: 0 };
    });
    const mean = found.reduce((sum, { difference }) => sum + difference, 0) / studies;
    const spread = Math.sqrt(
      found.reduce((sum, one) => sum + (one.difference - mean) ** 2, 0) / (studies - 1),
    );
    const told = found.reduce((sum, { mcse }) => sum + mcse, 0) / studies;
    expect(Math.abs(mean - 0.1)).toBeLessThan((4 * spread) / Math.sqrt(studies));
    // A standard deviation from 400 studies is known to 1 part in √800; four of those.
    expect(Math.abs(told / spread - 1)).toBeLessThan(4 / Math.sqrt(2 * studies));
    // Closed: variances of the parts less twice what they share, in a world: 0.24/0.5 + 0.25/0.75 − 2·(0.4 − 0.2)·0.5/(0.5·0.75).
    const closed = Math.sqrt((0.24 / 0.5 + 0.25 / 0.75 - (2 * 0.2 * 0.5) / (0.5 * 0.75)) / worlds);
    expect(Math.abs(told / closed - 1)).toBeLessThan(0.02);
  });
});

describe('two runs compared', () => {
  it('are the same where they are', async () => {
    const one = await played(SMALL, 1);
    const found = compare(one.result, one.result, { from: one.worlds, to: one.worlds });
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
    const pairs = compare(one.result, other.result, { from: one.worlds, to: other.worlds });
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

  it('tell a small shift of a claim from luck by the worlds that turn', async () => {
    const scenario = (bound: string): string =>
      `rubicon: 1\ntitle: A line\nassumptions:\n  line: {is: "uniform(0, 1)", source: judgement, because: Nobody knows.}\n` +
      `outcomes: {crossed: "line < ${bound}"}\nclaims:\n  low: {says: It is low., reading: It is crossed., holds: crossed}\n`;
    const [one, other] = [await played(scenario('0.5'), 1), await played(scenario('0.54'), 1)];
    const [paired] = compare(one.result, other.result, { from: one.worlds, to: other.worlds }).claims;
    const [apart] = compare(one.result, other.result).claims;
    const turned = (paired?.share?.to ?? 0) - (paired?.share?.from ?? 0);
    // The line is uniform: one world in 25 turns, all the same way, and the error is that of a share of 4 % of 500 worlds.
    expect(Math.abs(turned - 0.04)).toBeLessThan(4 * Math.sqrt((0.04 * 0.96) / 500));
    expect(paired?.share).toMatchObject({ how: 'paired', real: true });
    expect(paired?.share?.mcse).toBeCloseTo(Math.sqrt((turned * (1 - turned)) / 499), 10);
    // As if the luck were not the same: √(2 · ½ · ½ / 500), more than three times as much.
    expect(apart?.share).toMatchObject({ how: 'apart', real: false });
    expect(apart?.share?.mcse).toBeCloseTo(Math.sqrt(0.5 / 500), 3);
  });

  it('are compared in the same draws of what evidence taught, and in no others', async () => {
    // Conjugate: a normal prior with mean 0 and sd 1, and one observation of 1 with sd 1, leave a normal with mean 1/2 and variance 1/2.
    const scenario = (height: string, seen: string): string => `rubicon: 1
title: A level
assumptions:
  level: {is: "normal(0, 1)", source: judgement, because: Nobody knows.}
  height: {is: "${height}", source: judgement, because: Nobody knows.}
tables:
  row: {source: judgement, because: Made up., columns: {y: {}}, rows: {a: {y: ${seen}}}}
evidence: {seen: {each: row, observe: "row.y ~ normal(level, 1)"}}
outcomes: {tall: level * height, high: "level > height / 2"}
`;
    const one = await played(scenario('1', '1'), 1);
    const more = await played(scenario('1.1', '1'), 1);
    const paired = compare(one.result, more.result, { from: one.worlds, to: more.worlds });
    expect(paired).toMatchObject({ how: 'paired', from: { worlds: 500 } });
    expect(paired).not.toHaveProperty('apart');
    const independent = paired.from.independent ?? Number.NaN;
    expect(independent).toBeLessThanOrEqual(500);
    const [tall, high] = ['tall', 'high'].map((id) =>
      paired.differences.find(({ outcome }) => outcome === id),
    );
    // A tenth of the level: its mean and its standard deviation, known to a part in √1000 at best.
    const wide = 0.1 * Math.sqrt(0.5 / independent);
    expect(Math.abs((tall?.difference ?? 0) - 0.05)).toBeLessThan(4 * wide);
    expect(tall).toMatchObject({ how: 'paired', real: true });
    expect(Math.abs((tall?.mcse ?? 0) / wide - 1)).toBeLessThan(4 / Math.sqrt(2 * independent));
    // Levels between 0.5 and 0.55 turn: the density at the mean is 1/√π.
    expect(Math.abs((high?.difference ?? 0) + 0.05 / Math.sqrt(Math.PI))).toBeLessThan(4 * (high?.mcse ?? 0));
    const apart = compare(one.result, more.result).differences.find(({ outcome }) => outcome === 'tall');
    expect(apart?.mcse ?? 0).toBeGreaterThan(10 * (tall?.mcse ?? 1));
    // With another observation the draws are others, though the seed is the same.
    const other = await played(scenario('1', '1.2'), 1);
    const found = compare(one.result, other.result, { from: one.worlds, to: other.worlds });
    expect(found).toMatchObject({ how: 'apart', apart: 'evidence' });
    expect(found.differences.every(({ how }) => how === 'apart')).toBe(true);
    const without = await played(scenario('1', '1').replace(/^evidence.*$/m, ''), 1);
    expect(compare(one.result, without.result).apart).toBe('evidence');
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
