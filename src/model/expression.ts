import type { Span } from '../diagnostics/diagnostic.ts';

/**
 * A formula after checking: names resolved to indices, units folded into numbers, look-back functions replaced by
 * memory cells, every row explicit. Values are doubles throughout, in base units: `yes` is 1 and `no` 0, a label is its
 * row number in its table, a date is days since 1970-01-01, `missing` is NaN, time is in days.
 *
 * Rows are bound to numbered slots: a definition over two tables binds slots 0 and 1, a fold inside it slot 2, and so on.
 */
export type Expr =
  | { readonly op: 'constant'; readonly value: number }
  /** The row number bound to a slot. */
  | { readonly op: 'row'; readonly slot: number }
  /** A definition's value at the given rows (one expression for each table of its `over`). */
  | { readonly op: 'read'; readonly definition: number; readonly rows: readonly Expr[]; readonly span: Span }
  /** A memory cell's value at the given rows. */
  | { readonly op: 'memory'; readonly cell: number; readonly rows: readonly Expr[] }
  /** `now` (date of the period's start), `elapsed` (days since the clock's start), `period` (its length in days). */
  | { readonly op: 'clock'; readonly what: 'now' | 'elapsed' | 'period' }
  /** A value for each period, known beforehand: the row of a series that a date of the clock picks. */
  | { readonly op: 'timed'; readonly values: readonly number[] }
  | { readonly op: 'apply'; readonly fn: FunctionName; readonly args: readonly Expr[]; readonly span: Span }
  | { readonly op: 'if'; readonly test: Expr; readonly then: Expr; readonly else: Expr }
  | {
      readonly op: 'fold';
      readonly how: FoldHow;
      readonly table: number;
      readonly slot: number;
      readonly where?: Expr;
      readonly of: Expr;
    }
  /** At most one in a definition: it is keyed by the definition's name and row. */
  | {
      readonly op: 'draw';
      readonly distribution: string;
      readonly args: readonly Expr[];
      readonly span: Span;
    }
  /**
   * The natural logarithm of the density (of a discrete law the probability) that a law gives to a value in base units: missing
   * where the value or a parameter is, −infinity where the law rules the value out. In observations only, like `blend`. Of the law
   * `classes` the parameters are the chances of the rows of a table, of which only that of the row seen is looked at.
   */
  | {
      readonly op: 'density';
      readonly distribution: string;
      readonly of: Expr;
      readonly args: readonly Expr[];
      readonly span: Span;
    }
  /** The log density of a mixture, from the weights of its parts (which need not sum to 1) and the log density of each. */
  | {
      readonly op: 'blend';
      readonly weights: readonly Expr[];
      readonly densities: readonly Expr[];
      readonly span: Span;
    }
  /** The three that stand in claims and cross-option checks only: */
  | {
      readonly op: 'outcome';
      readonly definition: number;
      readonly rows: readonly Expr[];
      /** Row number in the table of options. */
      readonly option: Expr;
      readonly variant?: string;
      readonly span: Span;
    }
  | {
      readonly op: 'world';
      readonly definition: number;
      readonly rows: readonly Expr[];
      readonly variant?: string;
      readonly span: Span;
    }
  | {
      readonly op: 'aggregate';
      readonly how: AggregateName;
      readonly of: Expr;
      /**
       * `quantile`: the probability. `first_order`: the quantities whose share of the spread is asked. `worth_knowing`: those that one
       * would know. `learned`: what it is taken of, as it was before the evidence.
       */
      readonly args: readonly Expr[];
      readonly when?: Expr;
      /** `worth_knowing`: the slot to which the options are bound one by one, to read the worth of each. */
      readonly choice?: { readonly table: number; readonly slot: number };
      readonly span: Span;
    };

/**
 * `argmin` and `argmax` give the row; ties go to the first row. An empty `min`, `max`, `argmin`, `argmax` is missing. `either` is the
 * chance that at least one of independent events happens, of their chances; no formula writes it, laws are made of it.
 */
export type FoldHow =
  | 'either'
  | 'sum'
  | 'product'
  | 'min'
  | 'max'
  | 'any'
  | 'all'
  | 'count'
  | 'argmin'
  | 'argmax';

export type AggregateName = 'mean' | 'quantile' | 'sd' | 'mcse' | 'first_order' | 'learned' | 'worth_knowing';

/**
 * Functions of numbers. Missing propagates through all of them but `known`, `otherwise`, `and`, `or` (see
 * `docs/language.md`). `not`, comparisons, `and`, `or`, `known` give 0 or 1.
 */
export type FunctionName =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'power'
  | 'negate'
  | 'not'
  | 'and'
  | 'or'
  | 'otherwise'
  | 'equal'
  | 'unequal'
  | 'less'
  | 'less_equal'
  | 'greater'
  | 'greater_equal'
  | 'abs'
  | 'min'
  | 'max'
  | 'clamp'
  | 'floor'
  | 'exp'
  | 'log'
  | 'sqrt'
  | 'sin'
  | 'cos'
  | 'inverse_logit'
  | 'logit'
  | 'normal_cdf'
  | 'known';

/** The law of a row of a table by the chances of its rows, which sum to 1. */
export const CLASSES = 'classes';
