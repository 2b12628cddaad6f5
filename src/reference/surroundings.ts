import type { Span } from '../diagnostics/diagnostic.ts';
import type { Expr } from '../model/expression.ts';

/**
 * A formula made ready: its value for the rows, the path and the period at which its surroundings stand. Throws
 * `Refused` where an operation may not be.
 */
export type Evaluate = () => number;

/** Whose formula it is and how far the play has come, in words for messages; asked only when something is wrong. */
export interface Site {
  /** `name` or `name[row]`. */
  readonly name: () => string;
  /** Where in the play: `in world 12, option probe, period 3`. */
  readonly where: () => string;
}

/** An operation in a formula: whose it is and where it is written. */
export interface Operation extends Site {
  readonly span: Span | undefined;
}

/** How a table's row is chosen: known beforehand, the row bound to a slot, or by a formula, which may be missing. */
export type Pick =
  | { readonly kind: 'fixed'; readonly row: number }
  | { readonly kind: 'slot'; readonly slot: number }
  | { readonly kind: 'formula'; readonly row: Evaluate };

/** A draw in a formula. */
export type DrawExpr = Extract<Expr, { op: 'draw' }>;

/** What stands in claims and in checks across options only. */
export type AcrossExpr = Extract<Expr, { op: 'outcome' | 'world' | 'aggregate' }>;

/** All that a formula needs of what is around it. The interpreter of claims brings its own. */
export interface Surroundings extends Site {
  /** The row bound to each slot; folds write theirs. */
  readonly rows: Int32Array;
  /** Number of rows of each table. */
  readonly lengths: readonly number[];
  readonly read: (definition: number, picks: readonly Pick[]) => Evaluate;
  readonly memory: (cell: number, picks: readonly Pick[]) => Evaluate;
  readonly clock: (what: 'now' | 'elapsed' | 'period') => Evaluate;
  /** The value of the present period. */
  readonly timed: (values: readonly number[]) => Evaluate;
  readonly draw: (expr: DrawExpr, parameters: readonly Evaluate[]) => Evaluate;
  readonly across: (expr: AcrossExpr) => Evaluate;
}
