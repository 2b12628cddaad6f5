import type { Expr } from '../../model/expression.ts';
import type { Body, Definition, Model } from '../../model/model.ts';

/** Whether the numbers written in a definition are set before each play rather than built into the program. */
export function isAdjustable({ role, type }: Pick<Definition, 'role' | 'type'>): boolean {
  return role === 'assumption' && type.kind === 'number';
}

/**
 * The constants of one model by those of another that stand in the same place, if the two differ in nothing else that a
 * program depends on; undefined if they do. Only constants of adjustable definitions may differ.
 */
export function correspond(known: Model, other: Model): Map<Expr, number> | undefined {
  const values = new Map<Expr, number>();
  const bones = (model: Model): unknown => [
    model.tables.map(({ rows }) => rows.map(({ label }) => label)),
    model.definitions.map(({ name, role, over, size, type, reach, range, mayBeMissing, mayBeInfinite }) => [
      [name, role, over, size, type.kind, reach, range, mayBeMissing, mayBeInfinite],
    ]),
    [model.clock.given, model.clock.length, model.clock.starts],
    [model.worldOrder, model.periodOrder, model.stocks, model.finishOrder, model.outcomes, model.fans],
    model.options.length,
    model.definitions.map(({ scores }) => scores),
  ];
  if (!same(bones(known), bones(other)) || !same(known.cells, other.cells)) return undefined;
  const agree = known.definitions.every((definition, number) => {
    const counterpart = other.definitions[number] as Definition;
    const adjustable = isAdjustable(definition) ? values : undefined;
    return (
      sameBody(definition.body, counterpart.body, adjustable) &&
      sameBody(definition.next, counterpart.next, undefined) &&
      definition.rules?.length === counterpart.rules?.length &&
      (definition.rules ?? []).every((rule, option) => sameBody(rule, counterpart.rules?.[option], undefined))
    );
  });
  return agree ? values : undefined;
}

function sameBody(a: Body | undefined, b: Body | undefined, values: Map<Expr, number> | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.kind === 'same') return b.kind === 'same' && sameFormula(a.expr, b.expr, values);
  if (b.kind === 'same' || a.exprs.length !== b.exprs.length) return false;
  return a.exprs.every((expr, row) => sameFormula(expr, b.exprs[row] as Expr, values));
}

function sameFormula(a: Expr, b: Expr, values: Map<Expr, number> | undefined): boolean {
  if (values === undefined || a.op !== 'constant') return same(a, b, values);
  if (b.op !== 'constant' || Number.isFinite(a.value) !== Number.isFinite(b.value)) return false;
  if (!Number.isFinite(a.value)) return Object.is(a.value, b.value);
  values.set(a, b.value);
  return true;
}

/** Equal as plain data, places in the text apart. */
function same(a: unknown, b: unknown, values?: Map<Expr, number>): boolean {
  if (Object.is(a, b) && values === undefined) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  if (values !== undefined && isConstant(a) && isConstant(b)) return sameFormula(a, b, values);
  const keys = Object.keys(a).filter((key) => key !== 'span');
  if (keys.length !== Object.keys(b).filter((key) => key !== 'span').length) return false;
  return keys.every((key) => same(Reflect.get(a, key), Reflect.get(b, key), values));
}

function isConstant(value: object): value is Extract<Expr, { op: 'constant' }> {
  return 'op' in value && value.op === 'constant';
}
