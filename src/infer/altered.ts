import type { Expr } from '../model/expression.ts';
import type { Body, Definition, Model, Observation } from '../model/model.ts';

/** A row of a piece of evidence. */
export interface Place {
  readonly observation: number;
  readonly row: number;
}

/** The model with some rows of its evidence not observed. */
export function withoutRows(model: Model, places: readonly Place[]): Model {
  const definitions = model.definitions.slice();
  for (const [index, { definition: number }] of model.observations.entries()) {
    const gone = new Set(places.filter(({ observation }) => observation === index).map(({ row }) => row));
    if (gone.size === 0) continue;
    const definition = definitions[number]!;
    const none: Expr = { op: 'constant', value: Number.NaN };
    definitions[number] = {
      ...definition,
      body: byRow(definition, (expr, row) => (gone.has(row) ? none : expr)),
      mayBeMissing: true,
    };
  }
  return { ...model, definitions };
}

/** The model with the other defensible data of a piece of evidence in place of its own; undefined where it has none. */
export function recoded(model: Model, index: number, row?: number): Model | undefined {
  const observation = model.observations[index];
  const other = observation?.instead === undefined ? undefined : model.definitions[observation.instead];
  if (observation === undefined || other === undefined) return undefined;
  const definitions = model.definitions.slice();
  const definition = definitions[observation.definition]!;
  const others = byRow(other, (expr) => expr);
  const exprs = others.kind === 'each' ? others.exprs : [];
  const body = byRow(definition, (expr, at) => (row === undefined || row === at ? exprs[at]! : expr));
  definitions[observation.definition] = { ...definition, body, mayBeMissing: true };
  return { ...model, definitions };
}

/** The model with the rows that might have counted counted too; undefined where there are none. */
export function withAlso(model: Model, index: number): Model | undefined {
  const observation = model.observations[index];
  if (observation?.also === undefined) return undefined;
  const { also, instead: _, knownOn, span, id } = observation;
  const more: Observation = {
    id,
    definition: also,
    ...(knownOn === undefined ? {} : { knownOn }),
    said: false,
    groups: [],
    span,
  };
  return { ...model, observations: [...model.observations, more] };
}

/** The model as if each row of a piece of evidence had come of the first law of its mixture; undefined where it is no mixture. */
export function ofFirstLaw(model: Model, index: number): Model | undefined {
  const observation = model.observations[index];
  const definition = observation && model.definitions[observation.definition];
  if (definition === undefined) return undefined;
  let mixed = false;
  const first = (expr: Expr): Expr => {
    if (expr.op === 'blend' && expr.densities.length > 1) {
      mixed = true;
      return expr.densities[0]!;
    }
    return expr.op === 'if' ? { ...expr, then: first(expr.then), else: first(expr.else) } : expr;
  };
  const { body } = definition;
  const changed: Body =
    body.kind === 'same'
      ? { kind: 'same', expr: first(body.expr) }
      : { kind: 'each', exprs: body.exprs.map(first) };
  return mixed ? replaced(model, observation!.definition, changed) : undefined;
}

/** The model with one row of a definition so many times as large. */
export function scaled(model: Model, number: number, row: number, factor: number): Model {
  const definition = model.definitions[number]!;
  const { span } = definition;
  const body = byRow(
    definition,
    (expr, at): Expr =>
      at === row
        ? { op: 'apply', fn: 'multiply', args: [{ op: 'constant', value: factor }, expr], span }
        : expr,
  );
  return replaced(model, number, body);
}

function replaced(model: Model, number: number, body: Body): Model {
  const definitions = model.definitions.slice();
  definitions[number] = { ...definitions[number]!, body };
  return { ...model, definitions };
}

function byRow({ body, size }: Definition, of: (expr: Expr, row: number) => Expr): Body {
  return {
    kind: 'each',
    exprs: Array.from({ length: size }, (_, row) =>
      of(body.kind === 'same' ? body.expr : body.exprs[row]!, row),
    ),
  };
}
