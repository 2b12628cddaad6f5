import type { Expr, FunctionName } from '../model/expression.ts';
import { aggregates } from './aggregates.ts';
import type { Formulas } from './formulas.ts';

/** A comparison in which an aggregate stands: `mean(x) > 5%`. */
export type Comparison = Extract<Expr, { op: 'apply' }> & { readonly fn: ComparisonName };

export type ComparisonName = Extract<
  FunctionName,
  'equal' | 'unequal' | 'less' | 'less_equal' | 'greater' | 'greater_equal'
>;

const COMPARISONS: ReadonlySet<string> = new Set<ComparisonName>([
  'equal',
  'unequal',
  'less',
  'less_equal',
  'greater',
  'greater_equal',
]);

/** A row that a fold around a comparison has bound. */
export interface BoundRow {
  readonly table: number;
  readonly slot: number;
  readonly row: number;
}

/** Says whether a comparison holds: 1, 0, or NaN where that is open. Its rows are bound when it is asked. */
export type Decide = (comparison: Comparison, bound: readonly BoundRow[]) => number;

/**
 * The truth of a formula whose comparisons of aggregates are decided elsewhere, in three-valued logic: NaN just where the
 * open comparisons leave it open. Comparisons are looked for under and, or, not, if, any and all. Every one is asked for,
 * whatever those before it said, and always in the same order. What else stands in the formula is evaluated as it is.
 */
export function truthOf(
  expr: Expr,
  decide: Decide,
  formulas: Formulas,
  bound: readonly BoundRow[] = [],
): number {
  const truth = (inner: Expr): number => truthOf(inner, decide, formulas, bound);
  if (!aggregates(expr)) return formulas.ready(expr)();
  if (isComparison(expr)) return decide(expr, bound);
  if (expr.op === 'apply' && expr.fn === 'and') return every(expr.args.map(truth));
  if (expr.op === 'apply' && expr.fn === 'or') return some(expr.args.map(truth));
  if (expr.op === 'apply' && expr.fn === 'not') return 1 - every(expr.args.map(truth));
  if (expr.op === 'if') {
    const [test = Number.NaN, yes = Number.NaN, no = Number.NaN] = [expr.test, expr.then, expr.else].map(
      truth,
    );
    return test === 1 ? yes : test === 0 ? no : Number.NaN;
  }
  if (expr.op === 'fold' && (expr.how === 'any' || expr.how === 'all')) {
    const truths = rowsOf(expr, formulas).map((row) => {
      formulas.rows[expr.slot] = row;
      return truthOf(expr.of, decide, formulas, [...bound, { table: expr.table, slot: expr.slot, row }]);
    });
    return expr.how === 'all' ? every(truths) : some(truths);
  }
  return formulas.ready(expr)();
}

/** The rows that count in a fold. */
function rowsOf(fold: Extract<Expr, { op: 'fold' }>, { rows, lengths, ready }: Formulas): number[] {
  const all = Array.from({ length: lengths[fold.table] ?? 0 }, (_, row) => row);
  if (fold.where === undefined) return all;
  const where = ready(fold.where);
  return all.filter((row) => {
    rows[fold.slot] = row;
    return where() === 1;
  });
}

function isComparison(expr: Expr): expr is Comparison {
  return expr.op === 'apply' && COMPARISONS.has(expr.fn);
}

function every(truths: readonly number[]): number {
  return truths.includes(0) ? 0 : truths.some(Number.isNaN) ? Number.NaN : 1;
}

function some(truths: readonly number[]): number {
  return truths.includes(1) ? 1 : truths.some(Number.isNaN) ? Number.NaN : 0;
}
