import { describe, expect, it } from 'vitest';
import { type Judged, judge } from '../../src/claims/judge.ts';
import type { Columns } from '../../src/kernel/columns.ts';
import type { Model } from '../../src/model/model.ts';
import { columnsFrom, modelClaiming, modelWith } from './scenario.ts';

const N = 1000;

function first(model: Model, columns: Columns): Judged {
  const found = judge(model, columns);
  if ('diagnostic' in found) throw new Error(found.diagnostic.message);
  const [judged] = found.judged;
  if (judged === undefined) throw new Error('there is no claim');
  return judged;
}

/** One world claim over the outcome `war` under `act`, which holds in so many of the worlds. */
function claiming(fields: string, yes: number, missing = 0): Judged['result'] {
  const model = modelClaiming(`holds: "maybe[act]", ${fields}`);
  const column = (world: number) => (world < yes ? 1 : world < yes + missing ? NaN : 0);
  return first(model, columnsFrom(model, N, { 'act.maybe': column })).result;
}

describe('a world claim', () => {
  it('holds, fails or is open by its share of worlds', () => {
    expect(claiming('', 600)).toMatchObject({
      verdict: 'holds',
      share: 0.6,
      bound: 0.5,
      undecided: 0,
      word: 'likely',
    });
    expect(claiming('', 400)).toMatchObject({ verdict: 'fails', share: 0.4, word: 'unlikely' });
    // The standard error of a half among 1,000 is 0.0158.
    expect(claiming('', 531)).toMatchObject({ verdict: 'open', word: 'roughly even' });
    expect(claiming('', 470)).toMatchObject({ verdict: 'open' });
    expect(claiming('', 500).mcse).toBeCloseTo(Math.sqrt(0.25 / N), 12);
  });

  it('with a word of probability holds from the lower end of its range on, and never for being too sure', () => {
    expect(claiming('odds: almost certain', 940)).toMatchObject({ verdict: 'open', bound: 0.95 });
    expect(claiming('odds: almost certain', 930)).toMatchObject({ verdict: 'fails', odds: 'almost certain' });
    expect(claiming('odds: almost certain', 995)).toMatchObject({ verdict: 'holds', word: 'over 99 %' });
    expect(claiming('odds: likely', 600)).toMatchObject({ verdict: 'holds', bound: 0.55 });
    expect(claiming('odds: very unlikely', 5)).toMatchObject({
      verdict: 'fails',
      bound: 0.05,
      word: 'under 1 %',
    });
  });

  it('that holds in all of a few worlds is still open', () => {
    const model = modelClaiming('holds: "maybe[act]", odds: almost certain');
    const columns = (worlds: number) => columnsFrom(model, worlds, { 'act.maybe': () => 1 });
    expect(first(model, columns(10)).result).toMatchObject({ verdict: 'open', share: 1, mcse: 0 });
    expect(first(model, columns(1000)).result).toMatchObject({ verdict: 'holds', share: 1 });
  });

  it('counts worlds in which it is missing, and is open where they could tip it', () => {
    expect(claiming('', 520, 40)).toMatchObject({ verdict: 'open', undecided: 0.04, share: 520 / 960 });
    expect(claiming('', 600, 40)).toMatchObject({ verdict: 'holds', undecided: 0.04, share: 600 / 960 });
    expect(claiming('', 400, 40)).toMatchObject({ verdict: 'fails' });
    expect(claiming('', 400, 90)).toMatchObject({ verdict: 'open' });
    const none = claiming('', 0, N);
    expect(none).toMatchObject({ verdict: 'open', undecided: 1 });
    expect(none.share).toBeUndefined();
  });

  it('looks only at the worlds given', () => {
    const model = modelClaiming('holds: "war[act]", given: "vote"');
    const { result, indicator } = first(
      model,
      columnsFrom(model, N, {
        'act.war': (world) => Number(world % 4 === 0),
        vote: (world) => (world === 0 ? NaN : Number(world % 2 === 0)),
      }),
    );
    // Of 499 worlds in which the vote is known to be yes, those divisible by four hold.
    expect(result).toMatchObject({ share: 249 / 499, undecided: 0 });
    expect([...(indicator ?? [])].slice(0, 5)).toEqual([NaN, NaN, 0, NaN, 1]);
  });

  it('compares options in the same world', () => {
    const model = modelClaiming('holds: "cost[act] < cost[hold]"');
    const columns = (less: number) =>
      columnsFrom(model, N, { 'act.cost': (world) => world - less, 'hold.cost': (world) => world });
    expect(first(model, columns(1)).result).toMatchObject({ verdict: 'holds', share: 1 });
    expect(first(model, columns(-1)).result).toMatchObject({ verdict: 'fails', share: 0 });
  });

  it('reads folds over options and rows, and assumptions beside outcomes', () => {
    const model = modelClaiming(
      'holds: "any[option where option != hold](sum[actor](dead) < gain * 1000 people)"',
    );
    const { result } = first(
      model,
      columnsFrom(model, N, {
        'act.dead[west]': (world) => world,
        'act.dead[east]': () => 100,
        'hold.dead[west]': () => 0,
        'hold.dead[east]': () => 0,
        gain: () => 0.4,
      }),
    );
    expect(result.share).toBe(0.3);
  });

  it('is judged again without a reason, in the variant wherever none is named', () => {
    const model = modelClaiming(
      'holds: "cost[act] < cost[hold] and cost[hold, calm] > gain", without: [calm]',
    );
    const { result } = first(
      model,
      columnsFrom(model, N, {
        'act.cost': () => 1,
        'hold.cost': () => 2,
        gain: () => 0,
        'calm: act.cost': () => 3,
        'calm: hold.cost': () => 2,
        'calm: gain': () => 1,
      }),
    );
    expect(result.verdict).toBe('holds');
    expect(result.without).toEqual([
      { variant: 'calm', title: 'Without the heat', verdict: 'fails', share: 0, mcse: 0 },
    ]);
  });

  it('may hold an aggregate, which is taken over all the worlds given', () => {
    const model = modelClaiming('holds: "cost[act] > mean(cost[act]) + sd(cost[act])"');
    const { result } = first(model, columnsFrom(model, N, { 'act.cost': (world) => world }));
    // 0 … 999: mean 499.5, deviation 288.8, so from 789 on.
    expect(result.share).toBe(0.211);
  });

  it('that comes to a number that is none is a fault at its place', () => {
    const model = modelClaiming('holds: "cost[act] / gain > 1"');
    const found = judge(model, columnsFrom(model, 3, { 'act.cost': () => 1, gain: (world) => 1 - world }));
    expect(found).toMatchObject({ diagnostic: { code: 'not-finite' } });
    expect('diagnostic' in found ? found.diagnostic.message : '').toMatch(/^A: 1 \/ 0 .* world 1/);
  });

  it('that is not judged keeps its reason', () => {
    const model = modelWith('claims:\n  A: {says: It is so., not_judged: Nothing here bears on it.}');
    expect(first(model, columnsFrom(model, N, {})).result).toEqual({
      id: 'A',
      says: 'It is so.',
      kind: 'not_judged',
      verdict: 'not_judged',
      because: 'Nothing here bears on it.',
    });
  });
});
