import { checkScenario } from '../../src/check/check.ts';
import { checkVariants } from '../../src/check/variants.ts';
import type { Columns } from '../../src/kernel/columns.ts';
import type { Model } from '../../src/model/model.ts';
import { rowName } from '../../src/model/row-name.ts';
import { readScenario } from '../../src/parse/read.ts';

const HEAD = `
rubicon: 1
title: Two options
actors:
  west: {title: West}
  east: {title: East}
tables:
  kind: [wary, greedy, blind]
assumptions:
  gain: {is: "normal(0, 1)", source: judgement, because: for the test}
  luck: {is: "uniform(0, 1)", source: judgement, because: for the test}
  rate: {is: 3% to 12%, unit: 1/month, source: judgement, because: for the test}
  vote: {is: bernoulli(0.4), source: judgement, because: for the test}
  known_cost: {is: "if luck > 0.1 then gain else missing", source: judgement, because: for the test}
options:
  hold: {title: Hold}
  act: {title: Act}
outcomes:
  cost: {is: gain}
  war: {is: gain > 1}
  maybe: {is: "if luck > 0.1 then gain > 1 else missing"}
  front: {is: luck, unit: share}
  dead: {is: luck * 1000 people, over: actor, unit: thousand people}
variants:
  calm: {title: Without the heat, assumptions: {gain: {is: "normal(0, 2)"}}}
`;

/** The model of a small scenario with these claims (and checks), as they stand in a file. */
export function modelWith(sections: string): Model {
  const source = { name: 'scenario.yaml', text: `${HEAD.trim()}\n${sections.trim()}\n` };
  const read = readScenario(source, 'two-options');
  if (read.value === undefined) throw new Error(read.diagnostics.map(({ message }) => message).join('; '));
  const { value, diagnostics } = checkScenario(read.value.scenario, []);
  const ids = value?.variants.map(({ id }) => id) ?? [];
  const variants = checkVariants(read.value.tree, source, 'two-options', [], ids);
  const errors = [...diagnostics, ...variants.diagnostics].filter(({ severity }) => severity === 'error');
  if (value === undefined || errors.length > 0)
    throw new Error(errors.map(({ message }) => message).join('; '));
  return value;
}

/** The model with one claim, called `A`. */
export function modelClaiming(fields: string): Model {
  return modelWith(`claims:\n  A: {says: It is so., reading: It is so in most worlds., ${fields}}`);
}

/**
 * Columns by name: `gain`, `hold.cost`, `act.dead[west]`, of a variant `calm: act.cost`. A column is a function of the world or an
 * array. Asking for any other throws.
 */
export function columnsFrom(
  model: Model,
  worlds: number,
  given: Readonly<Record<string, Float64Array | ((world: number) => number)>>,
): Columns {
  const find = (variant: string | undefined, name: string): Float64Array => {
    const column = given[variant === undefined ? name : `${variant}: ${name}`];
    if (column === undefined) throw new Error(`nothing is known of ${variant ?? 'the base'}: ${name}`);
    return typeof column === 'function'
      ? Float64Array.from({ length: worlds }, (_, world) => column(world))
      : column;
  };
  const called = (definition: number, row: number): string => {
    const found = model.definitions[definition];
    if (found === undefined) throw new Error(`there is no definition ${definition}`);
    return rowName(found, model.tables, row);
  };
  const outcome: Columns['outcome'] = (variant, option, definition, row) =>
    find(variant, `${model.options[option]?.id}.${called(definition, row)}`);
  const world: Columns['world'] = (variant, definition, row) => find(variant, called(definition, row));
  const reader = (column: Float64Array) => (at: number) => column[at] as number;
  return {
    worlds,
    outcome,
    world,
    outcomeAt: (...column) => reader(outcome(...column)),
    worldAt: (...column) => reader(world(...column)),
  };
}
