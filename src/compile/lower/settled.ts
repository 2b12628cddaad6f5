import type { Expr } from '../../model/expression.ts';
import type { Body, Model } from '../../model/model.ts';
import { type Context, definitionOf, isLate, rowKey } from './context.ts';
import type { Values } from './values.ts';

/**
 * Which of the supposed stocks a formula of truths shows to stay as they start under an option: steps never taken, latches
 * never set. It follows constants through logic and comparisons alone, so it may miss some, and what it finds is
 * still to be borne out; but a whole period need not be lowered to see that a step is taken.
 *
 * @param supposed starts by `rowKey`
 * @param base values that no option changes
 */
export function seemSettled(
  context: Context,
  option: number,
  base: Values,
  supposed: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const { model } = context;
  let rest = supposed;
  while (rest.size > 0) {
    const valueIn = evaluator(context, option, base, rest);
    const staying = new Map<number, number>();
    for (const stock of model.stocks) {
      const { next, size } = definitionOf(context, stock);
      for (let row = 0; row < size; row++) {
        const key = rowKey(context, stock, row);
        const start = rest.get(key);
        if (start === undefined || next === undefined) continue;
        if (valueIn(next, stock, row) === start) staying.set(key, start);
      }
    }
    if (staying.size === rest.size) break;
    rest = staying;
  }
  return rest;
}

/** Gives the value of a row of a body where it is known. */
function evaluator(
  context: Context,
  option: number,
  base: Values,
  supposed: ReadonlyMap<number, number>,
): (body: Body, owner: number, row: number) => number | undefined {
  const { graph, lengths, model, stocks } = context;
  const known = new Map<number, number | undefined>();

  const definition = (number: number, row: number): number | undefined => {
    const key = rowKey(context, number, row);
    if (stocks.has(number)) return supposed.get(key);
    if (!isLate(context, number)) return graph.value(base.definition(number, row));
    if (known.has(key)) return known.get(key);
    const { rules, body } = definitionOf(context, number);
    const value = bodyValue(rules?.[option] ?? body, number, row);
    known.set(key, value);
    return value;
  };
  const bodyValue = (body: Body, owner: number, row: number): number | undefined => {
    const { over } = definitionOf(context, owner);
    const width = lengths[over[1] ?? -1] ?? 1;
    const expr = body.kind === 'same' ? body.expr : body.exprs[row];
    return expr === undefined ? undefined : value(expr, [Math.floor(row / width), row % width]);
  };
  const value = (expr: Expr, rows: readonly number[]): number | undefined => {
    const of = (arg: Expr): number | undefined => value(arg, rows);
    switch (expr.op) {
      case 'constant':
        return expr.value;
      case 'row':
        return rows[expr.slot];
      case 'read': {
        const at = rowAt(model, expr.definition, lengths, expr.rows.map(of));
        return at === undefined ? undefined : definition(expr.definition, at);
      }
      case 'if': {
        const test = of(expr.test);
        return test === undefined ? undefined : of(test === 1 ? expr.then : expr.else);
      }
      case 'apply':
        return applied(expr, of);
      default:
        return undefined;
    }
  };
  return bodyValue;
}

function rowAt(
  { definitions }: Model,
  number: number,
  lengths: readonly number[],
  rows: readonly (number | undefined)[],
): number | undefined {
  const over = definitions[number]?.over ?? [];
  let at = 0;
  for (const [place, row] of rows.entries()) {
    if (row === undefined || Number.isNaN(row)) return undefined;
    at = at * (lengths[over[place] ?? -1] ?? 1) + row;
  }
  return at;
}

/** Truths and comparisons of numbers that are not missing. */
function applied(
  { fn, args }: Extract<Expr, { op: 'apply' }>,
  of: (arg: Expr) => number | undefined,
): number | undefined {
  if (fn === 'and' || fn === 'or') {
    const deciding = fn === 'or' ? 1 : 0;
    let all: number | undefined = 1 - deciding;
    for (const arg of args) {
      const truth = of(arg);
      if (truth === deciding) return deciding;
      if (truth !== 1 - deciding) all = undefined;
    }
    return all;
  }
  const [a, b] = args.map(of);
  if (a === undefined || Number.isNaN(a)) return undefined;
  if (fn === 'not') return 1 - a;
  if (b === undefined || Number.isNaN(b)) return undefined;
  switch (fn) {
    case 'equal':
      return Number(a === b);
    case 'unequal':
      return Number(a !== b);
    case 'less':
      return Number(a < b);
    case 'less_equal':
      return Number(a <= b);
    case 'greater':
      return Number(a > b);
    case 'greater_equal':
      return Number(a >= b);
    default:
      return undefined;
  }
}
