import { describe, expect, it } from 'vitest';
import { type Judged, judge } from '../../src/claims/judge.ts';
import type { Columns } from '../../src/kernel/columns.ts';
import type { Model } from '../../src/model/model.ts';
import { drawStream, fillNormals, fillUniforms, ONCE_A_WORLD } from '../../src/random/draw.ts';
import { columnsFrom, modelClaiming } from './scenario.ts';

const N = 4000;

function first(model: Model, columns: Columns): Judged {
  const found = judge(model, columns);
  if ('diagnostic' in found) throw new Error(found.diagnostic.message);
  const [judged] = found.judged;
  if (judged === undefined) throw new Error('there is no claim');
  return judged;
}

function judged(
  fields: string,
  columns: Readonly<Record<string, Float64Array | ((world: number) => number)>>,
): Judged {
  const model = modelClaiming(fields);
  return first(model, columnsFrom(model, N, columns));
}

function normals(name: string, seed = 1): Float64Array {
  const column = new Float64Array(N);
  fillNormals(drawStream(seed, name), 0, ONCE_A_WORLD, column);
  return column;
}

function uniforms(name: string, seed = 1): Float64Array {
  const column = new Float64Array(N);
  fillUniforms(drawStream(seed, name), 0, ONCE_A_WORLD, column);
  return column;
}

describe('an aggregate claim', () => {
  const third = (world: number) => Number(world % 3 === 0);

  it('holds, fails or is open by its error', () => {
    const claim = (bound: string) =>
      judged(`holds: "mean(war[act]) > ${bound}"`, { 'act.war': third }).result;
    expect(claim('25%')).toMatchObject({ kind: 'aggregate', verdict: 'holds', bound: 0.25 });
    expect(claim('40%')).toMatchObject({ verdict: 'fails', bound: 0.4 });
    expect(claim('33%')).toMatchObject({ verdict: 'open' });
    expect(claim('25%').value).toBeCloseTo(1334 / 4000, 12);
    expect(claim('25%').terms).toMatchObject([{ text: 'mean(war[act]) > 25%', unit: 'share', holds: true }]);
  });

  it('knows the mean, a quantile, the deviation and the error of a column', () => {
    const columns = { 'act.cost': (world: number) => world };
    const value = (formula: string) => judged(`holds: "${formula} > 0"`, columns).result.value ?? NaN;
    expect(value('mean(cost[act])')).toBeCloseTo(1999.5, 9);
    expect(value('quantile(cost[act], 25%)')).toBeCloseTo(999.75, 9);
    // The variance of 0 … n − 1 with divisor n − 1 is n (n + 1) / 12.
    expect(value('sd(cost[act])')).toBeCloseTo(Math.sqrt((N * (N + 1)) / 12), 6);
    expect(value('mcse(cost[act])')).toBeCloseTo(Math.sqrt((N + 1) / 12), 6);
    expect(value('mean(cost[act], cost[act] < 10)')).toBeCloseTo(4.5, 12);
  });

  it('gives values in the unit of what they are made of', () => {
    const columns = { 'act.dead[west]': () => 2500, 'act.dead[east]': () => 1000, 'act.front': () => 0.2 };
    const term = (formula: string) => judged(`holds: "${formula}"`, columns).result.terms?.[0];
    expect(term('mean(dead[act, west]) < 3000 people')).toMatchObject({
      value: 2.5,
      bound: 3,
      unit: 'thousand people',
      holds: true,
    });
    expect(term('2 thousand people < mean(dead[act, west]) - mean(dead[act, east])')).toMatchObject({
      value: 1.5,
      bound: 2,
      unit: 'thousand people',
      holds: false,
    });
    expect(term('mean(dead[act, west]) > 2 * mean(dead[act, east])')).toMatchObject({ value: 2.5, bound: 2 });
    expect(term('mean(dead[act, west]) / mean(dead[act, east]) > 2')).toMatchObject({
      value: 2.5,
      unit: '1',
    });
    expect(term('quantile(front[act], 50%) < 25%')).toMatchObject({ value: 0.2, unit: 'share' });
    expect(term('mean(front[act] > 10%) > 25%')).toMatchObject({ value: 1, unit: 'share' });
  });

  it('takes the error of a difference from the same worlds', () => {
    const [a, b] = [normals('a'), normals('b')];
    const { result } = judged('holds: "mean(cost[act]) - mean(cost[hold]) < 0.5"', {
      'act.cost': a.map((x, world) => x + 0.1 * (b[world] ?? NaN)),
      'hold.cost': a,
    });
    // The difference is 0.1 b in each world; 19 degrees of freedom leave the error itself uncertain by a sixth.
    expect((result.mcse ?? 0) / (0.1 / Math.sqrt(N))).toBeGreaterThan(1 - 4 / Math.sqrt(2 * 19));
    expect((result.mcse ?? 0) / (0.1 / Math.sqrt(N))).toBeLessThan(1 + 4 / Math.sqrt(2 * 19));
  });

  it('is open only if an open comparison matters', () => {
    const columns = { 'act.war': third, 'act.cost': (world: number) => world };
    const claim = (formula: string) => judged(`holds: "${formula}"`, columns).result;
    const [open, yes, no] = ['mean(war[act]) > 33%', 'mean(cost[act]) > 1', 'mean(cost[act]) < 1'];
    expect(claim(`${open} and ${yes}`)).toMatchObject({ verdict: 'open', bound: 0.33 });
    expect(claim(`${open} and ${no}`)).toMatchObject({ verdict: 'fails', bound: 1 });
    expect(claim(`${open} or ${yes}`)).toMatchObject({ verdict: 'holds', bound: 1 });
    expect(claim(`${open} or ${no}`)).toMatchObject({ verdict: 'open' });
    expect(claim(`not (${open})`)).toMatchObject({ verdict: 'open' });
    expect(claim(`if ${yes} then ${no} else ${open}`)).toMatchObject({ verdict: 'fails' });
    expect(claim(`${open} and ${yes}`).terms?.map(({ text }) => text)).toEqual([open, yes]);
  });

  it('names the comparison on which it hangs', () => {
    const columns = { 'act.war': third, 'act.cost': normals('a') };
    // Both hold, the second with less to spare; then the first fails alone.
    const { result: both } = judged('holds: "mean(war[act]) > 5% and mean(cost[act]) > -0.1"', columns);
    expect(both).toMatchObject({ verdict: 'holds', bound: -0.1 });
    const { result: one } = judged('holds: "mean(war[act]) > 50% and mean(cost[act]) > -0.1"', columns);
    expect(one).toMatchObject({ verdict: 'fails', bound: 0.5 });
  });

  it('reads a fold row by row', () => {
    const columns = { 'act.dead[west]': () => 2000, 'act.dead[east]': () => 4000 };
    const { result } = judged('holds: "all[actor](mean(dead[act]) < 3 thousand people)"', columns);
    expect(result).toMatchObject({ verdict: 'fails', value: 4 });
    expect(result.terms?.map(({ text, holds }) => [text, holds])).toEqual([
      ['mean(dead[act]) < 3 thousand people, for west', true],
      ['mean(dead[act]) < 3 thousand people, for east', false],
    ]);
    const one = 'holds: "any[actor where actor != east](mean(dead[act]) < 3 thousand people)"';
    expect(judged(one, columns).result).toMatchObject({ verdict: 'holds', value: 2 });
  });

  it('leaves out worlds in which a value is missing, and is open where they could tip it', () => {
    const share = (bound: string) =>
      judged(`holds: "mean(maybe[act]) > ${bound}"`, {
        'act.maybe': (world) => (world % 10 === 0 ? NaN : Number(world % 10 < 7)),
      }).result;
    // Six of nine known worlds in ten; at least 60 % and at most 70 % if all were known.
    expect(share('50%')).toMatchObject({ verdict: 'holds', undecided: 0.1 });
    expect(share('50%').value).toBeCloseTo(2 / 3, 12);
    expect(share('61%')).toMatchObject({ verdict: 'open' });
    expect(share('80%')).toMatchObject({ verdict: 'fails' });
    const nothing = judged('holds: "mean(known_cost) > 0"', { known_cost: () => NaN }).result;
    expect(nothing).toMatchObject({ verdict: 'open', undecided: 1 });
  });

  it('with a share of nil or all among few worlds is open near its bound', () => {
    const model = modelClaiming('holds: "mean(war[act]) < 5%"');
    const never = (worlds: number) => first(model, columnsFrom(model, worlds, { 'act.war': () => 0 })).result;
    expect(never(30)).toMatchObject({ verdict: 'open', value: 0, mcse: 0 });
    expect(never(1000)).toMatchObject({ verdict: 'holds' });
  });

  it('looks only at the worlds given, and is judged again without a reason', () => {
    const model = modelClaiming('holds: "mean(cost[act]) > 0.5", given: "vote", without: [calm]');
    const { result } = first(
      model,
      columnsFrom(model, N, {
        'act.cost': (world) => world % 2,
        vote: (world) => world % 2,
        'calm: act.cost': (world) => world % 2,
        'calm: vote': (world) => 1 - (world % 2),
      }),
    );
    expect(result).toMatchObject({ verdict: 'holds', value: 1 });
    expect(result.without).toMatchObject([
      { variant: 'calm', verdict: 'fails', value: 0, bound: 0.5, unit: expect.any(String) },
    ]);
  });

  it('is judged again by the comparison that decides there, in its unit', () => {
    const model = modelClaiming('holds: "mean(war[act]) < 50% and mean(cost[act]) > 2", without: [calm]');
    const { result } = first(
      model,
      columnsFrom(model, N, {
        'act.war': () => 1,
        'act.cost': () => 3,
        'calm: act.war': () => 0,
        'calm: act.cost': () => 1,
      }),
    );
    expect(result).toMatchObject({ verdict: 'fails', value: 1, bound: 0.5 });
    const units = result.terms?.map(({ unit }) => unit);
    expect(result.without).toMatchObject([{ verdict: 'fails', value: 1, bound: 2, unit: units?.[1] }]);
  });
});

describe('shares of spread', () => {
  const shareOf = (formula: string, columns: Readonly<Record<string, Float64Array>>) =>
    judged(`holds: "${formula} > 50%"`, columns).result;

  it('of one input agree with the closed form, with an error that covers it', () => {
    const [gain, luck] = [normals('gain'), uniforms('luck')];
    const cost = gain.map((x, world) => x + Math.sqrt(12) * (luck[world] ?? NaN));
    const { value, mcse, terms } = shareOf('first_order(cost[act], gain)', { 'act.cost': cost, gain });
    expect(Math.abs((value ?? 0) - 0.5)).toBeLessThan(4 * (mcse ?? 0));
    expect(mcse).toBeGreaterThan(0.005);
    expect(mcse).toBeLessThan(0.03);
    expect(terms?.[0]).toMatchObject({ unit: 'share' });
  });

  it('of several inputs count what they do together', () => {
    const [gain, luck, rate] = [normals('gain'), uniforms('luck'), normals('rate')];
    // Var(gain · (2 luck − 1)) = 1/3, all of it interaction; the noise has variance 1/3 too.
    const cost = gain.map((x, w) => x * (2 * (luck[w] ?? NaN) - 1) + (rate[w] ?? NaN) / Math.sqrt(3));
    const columns = { 'act.cost': cost, gain, luck };
    const both = shareOf('first_order(cost[act], gain, luck)', columns);
    expect(Math.abs((both.value ?? 0) - 0.5)).toBeLessThan(4 * (both.mcse ?? 0) + 0.01);
    expect(both.mcse).toBeLessThan(0.03);
    const alone = shareOf('first_order(cost[act], gain)', columns);
    expect(Math.abs(alone.value ?? 1)).toBeLessThan(4 * (alone.mcse ?? 0));
    expect(alone.verdict).toBe('fails');
  });

  it('of a yes or no take it as a category', () => {
    const vote = uniforms('vote').map((u) => Number(u < 0.4));
    const noise = normals('noise');
    // Var(2 vote) = 0.96.
    const cost = vote.map((x, w) => 2 * x + Math.sqrt(0.96) * (noise[w] ?? NaN));
    const { value, mcse } = shareOf('first_order(cost[act], vote)', { 'act.cost': cost, vote });
    expect(Math.abs((value ?? 0) - 0.5)).toBeLessThan(4 * (mcse ?? 0));
  });

  it('of what does not vary are missing', () => {
    const { verdict, value } = shareOf('first_order(cost[act], gain)', {
      'act.cost': new Float64Array(N).fill(2),
      gain: normals('gain'),
    });
    expect(verdict).toBe('open');
    expect(value).toBeNaN();
  });
});

describe('the measure of an aggregate claim', () => {
  const low = (worlds: number) => Uint32Array.from({ length: worlds }, (_, world) => world);

  it('is the value that its deciding comparison holds against the bound', () => {
    const { measure } = judged('holds: "mean(dead[act, west]) < 3 thousand people"', {
      'act.dead[west]': (world) => world,
    });
    expect(measure).toMatchObject({ bound: 3, unit: 'thousand people' });
    expect(measure?.value(low(101))).toBeCloseTo(0.05, 12);
    expect(measure?.holds(low(101))).toBe(1);
    expect(measure?.worlds.length).toBe(N);
  });

  it('is a difference where both sides vary, and the mean where a share of spread is asked', () => {
    const columns = { 'act.cost': (world: number) => world, 'hold.cost': () => 30, gain: normals('gain') };
    const both = judged('holds: "mean(cost[act]) > 2 * mean(cost[hold])"', columns).measure;
    expect(both?.bound).toBe(0);
    expect(both?.value(low(101))).toBeCloseTo(-10, 12);
    expect([both?.holds(low(101)), both?.holds(low(1001))]).toEqual([0, 1]);
    const spread = judged('holds: "first_order(cost[act], gain) > 50%"', columns).measure;
    expect(spread?.bound).toBeUndefined();
    expect(spread?.value(low(101))).toBeCloseTo(50, 12);
    const { measure, unmeasured } = judged('holds: "2 * first_order(cost[act], gain) > 50%"', columns);
    expect(measure).toBeUndefined();
    expect(unmeasured).toBe('It computes with shares of spread.');
  });
});
