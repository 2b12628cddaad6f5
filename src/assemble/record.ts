import { dateText } from '../check/calendar.ts';
import { dataOf } from '../infer/data.ts';
import { ownMoves } from '../infer/own-moves.ts';
import type { Expr } from '../model/expression.ts';
import type { Definition, Model, Observation } from '../model/model.ts';
import { expressionsOf, visitExpression } from '../model/parts.ts';
import { rowName, rowTitle } from '../model/row-name.ts';
import { fixedValues } from '../reference/fixed.ts';
import type { ReactionFacts } from '../result/result.ts';

/**
 * The reactions that were seen to the steps of a table: rows of evidence whose own move is a step of it and whose data are classes of
 * reaction, by step. Rows that became known after the model's date, and such as the evidence leaves aside, are not among them.
 */
export function reactionsTo(
  model: Model,
  steps: number,
  classes: number,
): ReadonlyMap<number, readonly ReactionFacts[]> {
  const found = new Map<number, ReactionFacts[]>();
  const told = model.observations.flatMap((observation) => {
    const { definition, move } = observation;
    const data = dataOf(model.definitions[definition]!);
    const isOf = (number: number | undefined, table: number): boolean => {
      const { type, over = [] } = (number === undefined ? undefined : model.definitions[number]) ?? {};
      return (
        (type?.kind === 'label' && type.table === table) || (type?.kind === 'truth' && over[1] === table)
      );
    };
    return isOf(move, steps) && isOf(data, classes) ? [{ observation, move: move!, data: data! }] : [];
  });
  if (told.length === 0) return found;
  const fixed = fixedValues(withCounts(model));
  if ('diagnostic' in fixed) return found;
  for (const { observation, move, data } of told) {
    const definition = model.definitions[observation.definition]!;
    const counted = model.definitions.length + model.observations.indexOf(observation);
    for (let row = 0; row < definition.size; row++) {
      const [seen, counts] = [data, counted].map((number) => fixed.at(number, row) ?? Number.NaN);
      const known = observation.knownOn === undefined ? undefined : fixed.at(observation.knownOn, row);
      if (Number.isNaN(seen!) || Number.isNaN(counts!)) continue;
      if (known !== undefined && model.asOf !== undefined && !(known <= model.asOf)) continue;
      const named = { name: observation.id, over: definition.over };
      const title = rowTitle(named, model.tables, row);
      const label = model.tables[classes]?.rows[seen!]?.label ?? '';
      const facts = {
        ...{ evidence: observation.id, row: rowName(named, model.tables, row), class: label },
        ...(title === '' ? {} : { title }),
        ...(known === undefined ? {} : { known: dateText(known) }),
      };
      for (const step of ownMoves(model, fixed.at, move, row)) {
        found.set(step, [...(found.get(step) ?? []), facts]);
      }
    }
  }
  return found;
}

/** The model with a definition more for each observation: 0 in the rows that count, missing in the others. */
function withCounts(model: Model): Model {
  const first = model.definitions.length;
  const definitions = model.observations.map((observation) => countOf(model, observation));
  return {
    ...model,
    definitions: [...model.definitions, ...definitions],
    worldOrder: [...model.worldOrder, ...definitions.map((_, index) => first + index)],
  };
}

function countOf(model: Model, { definition: number }: Observation): Definition {
  const definition = model.definitions[number]!;
  const body: Definition['body'] =
    definition.body.kind === 'same'
      ? { kind: 'same', expr: unweighed(definition.body.expr) }
      : { kind: 'each', exprs: definition.body.exprs.map(unweighed) };
  // Whether rows count may hang on what differs by world: then all do.
  const isFixed = expressionsOf(body).every((expr) => readsFixed(expr, model));
  return {
    ...definition,
    name: `${definition.name}:counted`,
    body: isFixed ? body : { kind: 'same', expr: NOTHING },
    reach: 'fixed',
  };
}

const NOTHING: Expr = { op: 'constant', value: 0 };

/** How likely what was seen is does not matter, only whether it was. */
function unweighed(expr: Expr): Expr {
  if (expr.op === 'density' || expr.op === 'blend') return NOTHING;
  if (expr.op !== 'if') return expr;
  return { ...expr, then: unweighed(expr.then), else: unweighed(expr.else) };
}

function readsFixed(expr: Expr, model: Model): boolean {
  let isFixed = true;
  visitExpression(expr, (part) => {
    if (part.op === 'read') isFixed &&= model.definitions[part.definition]?.reach === 'fixed';
    if (part.op === 'memory') isFixed = false;
  });
  return isFixed;
}
