import { describe, expect, it } from 'vitest';
import { judge } from '../../src/claims/judge.ts';
import { tally } from '../../src/claims/tally.ts';
import { columnsFrom, modelWith } from './scenario.ts';

const CLAIMS = `claims:
  A: {says: So., reading: So., holds: "maybe[act]"}
  B: {says: So., reading: So., holds: "war[act]", given: "gain > 0.5"}
  C: {says: So., reading: So., holds: "mean(cost[act]) > 1"}
  D: {says: So., reading: So., holds: "war[act]", given: "gain > 9"}
  E: {says: So., not_judged: It cannot be.}`;
const model = modelWith(CLAIMS);
const COLUMNS = {
  'act.maybe': (world: number) => [0, 1, Number.NaN, 1, 0][world % 5] as number,
  'act.war': (world: number) => Number((world * 13) % 7 < 3),
  'act.cost': (world: number) => world % 4,
  gain: (world: number) => (world % 10) / 10,
};

describe('the tally of world claims', () => {
  it('has the errors that judging all worlds finds, however it came to them', () => {
    const shares = tally(model);
    for (const worlds of [64, 512, 513, 2000]) {
      const columns = columnsFrom(model, worlds, COLUMNS);
      const found = judge(model, columns);
      if ('diagnostic' in found) throw new Error(found.diagnostic.message);
      const judged = found.judged.flatMap(({ result: { kind, mcse } }) =>
        kind === 'world' && mcse !== undefined ? [mcse] : [],
      );
      expect(judged).toHaveLength(2);
      expect(shares.errors(columns)).toEqual(judged);
    }
  });

  it('reads every world once', () => {
    const read = new Map<number, number>();
    const war = (world: number): number => {
      read.set(world, (read.get(world) ?? 0) + 1);
      return 1;
    };
    const shares = tally(modelWith('claims: {A: {says: So., reading: So., holds: "war[act]"}}'));
    for (const worlds of [100, 200, 300]) {
      const columns = columnsFrom(model, worlds, {});
      shares.errors({ ...columns, outcomeAt: () => war });
    }
    expect([read.size, Math.max(...read.values())]).toEqual([300, 1]);
  });

  it('says nothing where a formula comes to what may not be', () => {
    const faulty = modelWith('claims: {A: {says: So., reading: So., holds: "1 / gain > 1"}}');
    expect(tally(faulty).errors(columnsFrom(faulty, 10, { gain: () => 0 }))).toEqual([]);
  });
});
