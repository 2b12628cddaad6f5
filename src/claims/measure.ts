import { readsBefore } from '../model/before-evidence.ts';
import type { AggregateName, Expr } from '../model/expression.ts';
import type { Model } from '../model/model.ts';
import { parts } from '../model/parts.ts';
import { aggregates } from './aggregates.ts';
import { truthOf } from './decide.ts';
import type { Formulas } from './formulas.ts';
import { fixedSide, type JudgedTerm, type Term } from './terms.ts';
import { unitOf } from './unit-of.ts';

/**
 * The number that decides an aggregate claim, as a function of the worlds it is taken over: what a search for the
 * assumptions behind it needs.
 */
export interface Measure {
  /** The worlds the claim is about, ascending. */
  readonly worlds: Uint32Array;
  /** In `unit`. */
  readonly value: (worlds: Uint32Array) => number;
  /** What the value is held against, in `unit`. Absent where the value is not what the claim compares. */
  readonly bound?: number;
  readonly unit: string;
  /** What its sides come to, in `unit`. Absent where one of them is the bound. */
  readonly sides?: (worlds: Uint32Array) => { readonly left: number; readonly right: number };
  /** Whether the whole claim holds as computed over these worlds: 1, 0, or NaN where something is missing. */
  readonly holds: (worlds: Uint32Array) => number;
}

/** Why there is no such number. */
export interface Unmeasured {
  readonly reason: string;
}

/**
 * The measure of a claim whose deciding term is known, or why it has none. Where both sides of the term vary, the value is their difference and
 * the bound 0. A share of spread says little within a narrow band of worlds, so for a bare `first_order(x, …)` the value
 * is the mean of x, without a bound; a formula that computes with such shares has no measure.
 */
export function measureOf(
  holds: Expr,
  deciding: JudgedTerm,
  terms: readonly Term[],
  formulas: Formulas,
  model: Model,
): Measure | Unmeasured {
  const { comparison, sides } = deciding.term;
  const truth = (worlds: Uint32Array): number => plainTruth(holds, terms, worlds, formulas);
  const fixed = fixedSide(comparison);
  // World by world nothing before the evidence answers to anything after it, and few worlds do not tell what knowing is worth.
  if (readsBefore(comparison)) {
    return { reason: 'It compares what was thought before the evidence with what is thought after it.' };
  }
  if (computes('worth_knowing', comparison)) return { reason: 'It is about what knowing is worth.' };
  const common = { worlds: formulas.stance.whole, holds: truth };
  if (computes('first_order', comparison)) {
    const varying = comparison.args.find(aggregates);
    if (fixed === undefined || varying?.op !== 'aggregate') {
      return { reason: 'It computes with shares of spread.' };
    }
    return { ...common, ...spread(varying, formulas, model) };
  }
  const { scale, unit, bound } = deciding.facts;
  const scaled: NonNullable<Measure['sides']> = (worlds) => {
    const { left, right } = sides(worlds);
    return { left: left / scale, right: right / scale };
  };
  if (fixed !== undefined) {
    const value: Measure['value'] = (worlds) => scaled(worlds)[fixed === 'right' ? 'left' : 'right'];
    return { ...common, value, bound, unit };
  }
  const value: Measure['value'] = (worlds) => {
    const { left, right } = scaled(worlds);
    return left - right;
  };
  return { ...common, value, bound: 0, sides: scaled, unit };
}

/** The truth of a formula over the worlds of a sample, errors apart. */
export function plainTruth(
  holds: Expr,
  terms: readonly Term[],
  sample: Uint32Array,
  formulas: Formulas,
): number {
  const truths = terms.map((term) => term.plain(sample));
  return truthOf(holds, () => truths.shift() ?? Number.NaN, formulas);
}

/** The mean of what a share of spread is about. */
function spread(
  expr: Extract<Expr, { op: 'aggregate' }>,
  { ready, stance }: Formulas,
  model: Model,
): Pick<Measure, 'value' | 'unit'> {
  const mean: Expr = { ...expr, how: 'mean', args: [] };
  const value = ready(mean);
  const unit = unitOf(mean, model) ?? { text: '1', scale: 1 };
  return {
    value: (worlds) => {
      stance.sample = worlds;
      return value() / unit.scale;
    },
    unit: unit.text,
  };
}

function computes(how: AggregateName, expr: Expr): boolean {
  return (expr.op === 'aggregate' && expr.how === how) || parts(expr).some((part) => computes(how, part));
}
