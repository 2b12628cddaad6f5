import { describe, expect, it } from 'vitest';
import { judge } from '../../src/claims/judge.ts';
import { neededColumns } from '../../src/claims/needed-columns.ts';
import type { Model } from '../../src/model/model.ts';
import { rowName } from '../../src/model/row-name.ts';
import { columnsFrom, modelWith } from './scenario.ts';

function modelClaimingAll(...claims: readonly string[]): Model {
  return modelWith(
    `claims:\n${claims.map((fields, i) => `  C${i}: {says: So., reading: So., ${fields}}`).join('\n')}`,
  );
}

/** Columns as `columnsFrom` names them: `gain`, `act.dead[west]`, `calm: act.cost`. */
function names(model: Model): string[] {
  return neededColumns(model).map(({ variant, option, definition, row }) => {
    const found = model.definitions[definition];
    if (found === undefined) throw new Error('there is no such definition');
    const name = rowName(found, model.tables, row);
    const of = option === undefined ? name : `${model.options[option]?.id}.${name}`;
    return variant === undefined ? of : `${variant}: ${of}`;
  });
}

describe('the columns that claims need', () => {
  it.each([
    [['holds: "cost[act] > 1"'], ['act.cost']],
    [['holds: "gain > 1"', 'holds: "gain > 2"'], ['gain']],
    [['holds: "dead[west, act] > 1 people"'], ['act.dead[west]']],
    [['holds: "any[actor](dead[actor, act] > 1 people)"'], ['act.dead[west]', 'act.dead[east]']],
    [['holds: "argmax[option](cost) == hold"'], ['hold.cost', 'act.cost']],
    [['holds: "mean(cost[act], gain > 1) > 1"'], ['act.cost', 'gain']],
    [
      ['holds: "quantile(cost[act], 0.5) > 1"', 'holds: "war[hold]"'],
      ['act.cost', 'hold.war'],
    ],
    [['holds: "first_order(cost[act], luck) > 0.1"'], ['act.cost', 'luck']],
    [['holds: "cost[act, calm] > gain"'], ['calm: act.cost', 'gain']],
    [
      ['holds: "cost[act] > gain", given: "war[hold]", without: [calm]'],
      ['act.cost', 'gain', 'hold.war', 'calm: act.cost', 'calm: gain', 'calm: hold.war'],
    ],
  ])('are what %j read', (claims, expected) => {
    expect(names(modelClaimingAll(...claims)).sort()).toEqual(expected.toSorted());
  });

  it('are those of the checks across options too', () => {
    const model = modelWith('checks: {same: "cost[act] == cost[hold, calm]", path: "cost > -1000"}');
    expect(names(model).sort()).toEqual(['act.cost', 'calm: hold.cost']);
  });

  it('are enough to judge all of them: any other column throws', () => {
    const model = modelClaimingAll(
      'holds: "any[option](any[actor](dead[actor, option] > 900 people))", without: [calm]',
      'holds: "mean(cost[argmax[option](front)]) > 1"',
      'holds: "first_order(front[act], luck) > 0.1", given: "vote"',
    );
    const known = Object.fromEntries(names(model).map((name) => [name, (world: number) => (world * 7) % 3]));
    expect(judge(model, columnsFrom(model, 50, known))).toHaveProperty('judged');
  });
});
