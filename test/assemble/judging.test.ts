import { afterAll, describe, expect, it } from 'vitest';
import { type Judging, judgedClaim, judgingAlong, type Told } from '../../src/assemble/judging.ts';
import { nodeAides } from '../../src/assemble/node-aides.ts';
import type { Aides } from '../../src/assemble/tell.ts';
import { neededColumns } from '../../src/claims/needed-columns.ts';
import { assumptionInputs, rankInputs } from '../../src/explore/input.ts';
import { makeResamples } from '../../src/explore/resamples.ts';
import { columnsFrom, modelWith } from '../claims/scenario.ts';
import { uniforms } from '../explore/draws.ts';

const N = 1500;
const SEED = 3;
const model = modelWith(`claims:
  wars: {says: War., reading: In most worlds., holds: "war[act]", given: luck > 0.2}
  dearer: {says: Dearer., reading: On average., holds: "mean(cost[act]) > mean(cost[hold])", without: [calm]}
  spread: {says: Wide., reading: Its spread., holds: "first_order(cost[act], gain) > 40%"}
  senseless: {says: Nothing., reading: Never., holds: "mean(cost[act] / (cost[act] - cost[act])) > 1"}
  words: {says: It is bad., not_judged: No number says so.}
`);
const [gain, luck, rest] = ['gain', 'luck', 'rest'].map((name) => uniforms(SEED, name, N)) as [
  Float64Array,
  Float64Array,
  Float64Array,
];
const columns = columnsFrom(model, N, {
  gain,
  luck,
  rate: rest,
  vote: (world) => Number(rest[world]! > 0.5),
  known_cost: (world) => (luck[world]! > 0.1 ? gain[world]! : Number.NaN),
  'act.war': (world) => (luck[world]! < 0.25 ? Number.NaN : Number(gain[world]! + luck[world]! > 0.7)),
  'act.cost': (world) => gain[world]! + rest[world]! / 4,
  'hold.cost': (world) => luck[world]!,
  'calm: act.cost': (world) => rest[world]!,
  // Of the variant the other option was not played, and no claim needs it in the end.
  'calm: hold.cost': (world) => gain[world]!,
});
const grounds = {
  inputs: rankInputs(assumptionInputs(model, columns)),
  worlds: N,
  resamples: makeResamples(SEED),
};
const judging: Judging = { model, columns, grounds };

const hired: Aides[] = [];
afterAll(() => {
  for (const aides of hired) aides.end();
});

describe('claims judged by another thread', () => {
  it('come out as they do on this one, and are left to it where they come to no value', async () => {
    const aides = nodeAides(1, new URL('../../dist/assemble/aide-worker.js', import.meta.url))!;
    hired.push(aides);
    const told = new Map<number, Told>();
    await aides.judge(judgingAlong(judging, neededColumns(model), SEED), (number, one) => {
      told.set(number, one);
    });
    const names = model.claims.map(({ id }) => id);
    expect([...told.keys()].map((number) => names[number])).toEqual(['wars', 'dearer', 'spread', 'words']);
    for (const [number, one] of told) expect(one).toEqual(judgedClaim(number, judging));
    expect('diagnostic' in judgedClaim(names.indexOf('senseless'), judging)).toBe(true);
    expect(told.get(0)?.marks).toHaveLength(N);
    expect(told.get(1)?.claim.without).toHaveLength(1);
  });

  it('are nobody else’s once they are taken up', async () => {
    const [aides] = hired;
    const along = judgingAlong(judging, neededColumns(model), SEED);
    Atomics.store(along.next, 0, 2);
    const told: number[] = [];
    await aides?.judge(along, (number) => told.push(number));
    expect(told).toEqual([2, 4]);
  });
});
