import type { Span } from '../../diagnostics/diagnostic.ts';
import type { Expr, FunctionName } from '../../model/expression.ts';

/**
 * A law of the rows of an ordered table, by how far it reaches: for each row but the first the chance of that row or a later one, and
 * that of an earlier one. Both are told, because each keeps digits that the other loses.
 */
export interface Reaching {
  readonly table: number;
  readonly rows: number;
  readonly reached: (row: number) => Expr;
  readonly short: (row: number) => Expr;
}

/** Formulas of numbers, without a look at their types: what they are made of was checked. */
export function formulas(span: Span): {
  readonly of: (fn: FunctionName, ...args: readonly Expr[]) => Expr;
  readonly number: (value: number) => Expr;
} {
  return {
    of: (fn, ...args) => ({ op: 'apply', fn, args, span }),
    number: (value) => ({ op: 'constant', value }),
  };
}

/** The chance that one of two independent events happens, with the operations of the fold `either`. */
export function eitherOf(one: Expr, other: Expr, span: Span): Expr {
  const { of, number } = formulas(span);
  return of('add', one, of('multiply', other, of('subtract', number(1), one)));
}

/** The chance of each row, taken from that side from which its digits do not cancel. */
export function chancesOf({ rows, reached, short }: Reaching, span: Span): Expr[] {
  const { of, number } = formulas(span);
  return Array.from({ length: rows }, (_, row): Expr => {
    if (rows === 1) return number(1);
    if (row === 0) return short(1);
    if (row === rows - 1) return reached(row);
    const [here, below] = [reached(row), short(row)];
    const chance: Expr = {
      op: 'if',
      test: of('less', here, below),
      then: of('subtract', here, reached(row + 1)),
      else: of('subtract', short(row + 1), below),
    };
    return of('max', chance, number(0));
  });
}

/** The later of two independent rows. */
export function laterOf(one: Reaching, other: Reaching, span: Span): Reaching {
  const { of } = formulas(span);
  return {
    table: one.table,
    rows: one.rows,
    reached: (row) => eitherOf(one.reached(row), other.reached(row), span),
    short: (row) => of('multiply', one.short(row), other.short(row)),
  };
}

/** One of several rows, in proportion to weights. */
export function mixtureOf(weights: readonly Expr[], laws: readonly Reaching[], span: Span): Reaching {
  const { of } = formulas(span);
  const sum = (terms: readonly Expr[]): Expr => terms.reduce((total, term) => of('add', total, term));
  const mean = (chances: readonly Expr[]): Expr =>
    of('divide', sum(chances.map((chance, index) => of('multiply', weights[index]!, chance))), sum(weights));
  const [first] = laws as readonly [Reaching];
  return {
    table: first.table,
    rows: first.rows,
    reached: (row) => mean(laws.map((law) => law.reached(row))),
    short: (row) => mean(laws.map((law) => law.short(row))),
  };
}

/** A row by weights. @param weights one for each row */
export function weightedRows(table: number, weights: readonly Expr[], span: Span): Reaching {
  const { of } = formulas(span);
  const sum = (terms: readonly Expr[]): Expr => terms.reduce((total, term) => of('add', total, term));
  return {
    table,
    rows: weights.length,
    reached: (row) => of('divide', sum(weights.slice(row)), sum(weights)),
    short: (row) => of('divide', sum(weights.slice(0, row)), sum(weights)),
  };
}
