import { halfSampleError } from '../math/half-sample-error.ts';
import { jackknifeError, withoutGroups } from '../math/jackknife.ts';
import type { Expr } from '../model/expression.ts';
import type { Model } from '../model/model.ts';
import { parts } from '../model/parts.ts';
import type { ClaimTerm } from '../result/result.ts';
import { aggregates } from './aggregates.ts';
import { type BoundRow, type Comparison, type ComparisonName, truthOf } from './decide.ts';
import type { Formulas } from './formulas.ts';
import { kindOf } from './kind-of.ts';
import type { AggregateExpr } from './stance.ts';
import { type Measured, unitOf } from './unit-of.ts';
import { wordsOf } from './words-of.ts';

/** Groups of worlds that are left out in turn; they give an error 19 degrees of freedom. */
const GROUPS = 20;

/** A comparison of a claim, for given rows: what stands on its sides over the worlds of a sample, base units. */
export interface Term {
  readonly comparison: Comparison;
  readonly bound: readonly BoundRow[];
  readonly sides: (sample: Uint32Array) => Sides;
  /** Whether it holds over a sample as computed: 1, 0, NaN where a side is missing. */
  readonly plain: (sample: Uint32Array) => number;
}

interface Sides {
  readonly left: number;
  readonly right: number;
}

/** A term judged over all worlds of its claim. */
export interface JudgedTerm {
  readonly term: Term;
  /** Whether it holds as computed: 1, 0, NaN where a side is missing. */
  readonly plain: number;
  /** The same, but NaN where twice the Monte-Carlo error, or worlds in which something is missing, could change it. */
  readonly sure: number;
  /** How many standard errors the sides are apart. */
  readonly margin: number;
  readonly facts: ClaimTerm & { readonly scale: number };
}

/** What a claim's terms come to with the foresight of half-samples, beside what they come to in the same worlds with that of all. */
export interface TermsAgain {
  readonly before: TermsOver;
  readonly again: readonly TermsOver[];
}

/** Terms of a claim, and the worlds that it is about. */
export interface TermsOver {
  readonly terms: readonly Term[];
  readonly formulas: Formulas;
  /** Of which it is about those of `formulas.stance.whole`. */
  readonly worlds: number;
}

/** The comparisons of aggregates in a formula, one for each row of the folds around them, in the order of `truthOf`. */
export function termsOf(holds: Expr, formulas: Formulas): Term[] {
  const terms: Term[] = [];
  truthOf(
    holds,
    (comparison, bound) => {
      terms.push(makeTerm(comparison, bound, formulas));
      return Number.NaN;
    },
    formulas,
  );
  return terms;
}

function makeTerm(comparison: Comparison, bound: readonly BoundRow[], formulas: Formulas): Term {
  const { rows, stance } = formulas;
  const [left, right] = comparison.args.map(formulas.ready);
  const sides = (sample: Uint32Array): Sides => {
    for (const { slot, row } of bound) rows[slot] = row;
    stance.sample = sample;
    return { left: left?.() ?? Number.NaN, right: right?.() ?? Number.NaN };
  };
  const plain = (sample: Uint32Array): number => {
    const apart = difference(sides(sample));
    return compare(comparison.fn, apart, apart);
  };
  return { comparison, bound, sides, plain };
}

/**
 * Judges terms over all worlds of the claim, with errors by the delete-a-group jackknife, and what foresight adds to them.
 *
 * @param again absent where nobody foresees anything
 */
export function judgeTerms(
  terms: readonly Term[],
  formulas: Formulas,
  model: Model,
  again?: TermsAgain,
): JudgedTerm[] {
  const { stance } = formulas;
  const groups = withoutGroups(stance.whole, GROUPS);
  // All terms over one sample before the next, because terms share what is computed of a sample.
  const partial = Array.from(groups, (sample) => terms.map((term) => difference(term.sides(sample))));
  const foresight = again === undefined ? undefined : foresightErrors(again);
  return terms.map((term, i) => {
    const sides = term.sides(stance.whole);
    const error = formulas.excess * jackknifeError(partial.map((values) => values[i] as number));
    return judgeTerm(term, sides, { error, foresight: foresight?.[i] }, formulas, model);
  });
}

/** By term, the standard error that comes of what foresight was learned from. */
function foresightErrors({ before, again }: TermsAgain): number[] {
  const told = [before, ...again].map(({ terms, formulas: { stance }, worlds }) => {
    const over = (sample: Uint32Array): number[] => terms.map((term) => difference(term.sides(sample)));
    // The same worlds are left out of each, whatever the claim is about in it.
    const partial = Array.from({ length: GROUPS }, (_, group) => {
      const [from, to] = [(worlds * group) / GROUPS, (worlds * (group + 1)) / GROUPS];
      return over(stance.whole.filter((world) => world < from || world >= to));
    });
    return { all: over(stance.whole), partial };
  });
  const [base, ...others] = told;
  return before.terms.map((_, i) =>
    halfSampleError(
      others.map(({ all, partial }) => ({
        difference: all[i]! - base!.all[i]!,
        error: jackknifeError(partial.map((values, group) => values[i]! - base!.partial[group]![i]!)),
      })),
    ),
  );
}

/** Standard errors of how far the sides of a term are apart. */
interface Errors {
  /** Of the worlds that were played. */
  readonly error: number;
  /** Of what foresight was learned from; absent where nobody foresees anything. */
  readonly foresight: number | undefined;
}

function judgeTerm(
  term: Term,
  sides: Sides,
  { error, foresight }: Errors,
  formulas: Formulas,
  model: Model,
): JudgedTerm {
  const { fn } = term.comparison;
  const apart = difference(sides);
  const doubt = 2 * Math.hypot(Math.max(error, errorAtBound(term, sides, formulas, model)), foresight ?? 0);
  const { down, up } = tipping(term, formulas, apart, model);
  const low = apart - doubt - down;
  const high = apart + doubt + up;
  const plain = compare(fn, apart, apart);
  const { value, bound, unit, words } = readTerm(term, sides, model);
  return {
    term,
    plain,
    sure: compare(fn, low, high),
    margin: doubt > 0 ? (2 * Math.abs(apart)) / doubt : Infinity,
    facts: {
      text: textOf(term, model),
      ...(words === undefined ? {} : { words }),
      value: value / unit.scale,
      mcse: Math.hypot(error, foresight ?? 0) / unit.scale,
      ...(foresight === undefined ? {} : { foresight: foresight / unit.scale }),
      bound: bound / unit.scale,
      unit: unit.text,
      scale: unit.scale,
      holds: plain === 1,
    },
  };
}

/** Infinite sides that are equal are not apart. */
function difference({ left, right }: Sides): number {
  return left === right ? 0 : left - right;
}

/** Whether a comparison with zero holds for every number from low to high (1), for none (0), or for some (NaN). */
function compare(fn: ComparisonName, low: number, high: number): number {
  if (Number.isNaN(low) || Number.isNaN(high)) return Number.NaN;
  switch (fn) {
    case 'less':
      return high < 0 ? 1 : low >= 0 ? 0 : Number.NaN;
    case 'less_equal':
      return high <= 0 ? 1 : low > 0 ? 0 : Number.NaN;
    case 'greater':
      return low > 0 ? 1 : high <= 0 ? 0 : Number.NaN;
    case 'greater_equal':
      return low >= 0 ? 1 : high < 0 ? 0 : Number.NaN;
    case 'equal':
      return low === 0 && high === 0 ? 1 : low > 0 || high < 0 ? 0 : Number.NaN;
    case 'unequal':
      return 1 - compare('equal', low, high);
  }
}

/**
 * A share that was nil or whole in all worlds has no error to show, but few worlds do not tell it from a bound near by. So
 * the mean of a yes or no is held against a fixed bound with the error it would have there (the score test).
 */
function errorAtBound(term: Term, sides: Sides, { stance, excess }: Formulas, model: Model): number {
  const [left, right] = term.comparison.args;
  if (left?.op !== 'aggregate' || right === undefined || aggregates(right)) return 0;
  if (left.how !== 'mean' || left.when !== undefined || kindOf(left.of, model) !== 'truth') return 0;
  const b = sides.right;
  return b > 0 && b < 1 ? excess * Math.sqrt((b * (1 - b)) / stance.whole.length) : 0;
}

/**
 * How far worlds in which something is missing could push the sides apart, downward and upward: each mean of a yes or no is
 * taken with all its missing worlds as no and as yes, one mean at a time.
 */
function tipping(term: Term, formulas: Formulas, apart: number, model: Model): { down: number; up: number } {
  const { stance } = formulas;
  let down = 0;
  let up = 0;
  for (const aggregate of aggregatesIn(term.comparison)) {
    const tips = aggregate.how === 'mean' && kindOf(aggregate.of, model) === 'truth';
    if (!tips || (stance.missing.get(aggregate) ?? 0) === 0) continue;
    const shifts = ([0, 1] as const).map((as) => {
      stance.tipped = { aggregate, as };
      return difference(term.sides(stance.whole)) - apart;
    });
    stance.tipped = undefined;
    down -= Math.min(0, ...shifts);
    up += Math.max(0, ...shifts);
  }
  return { down, up };
}

function aggregatesIn(expr: Expr): AggregateExpr[] {
  return [...(expr.op === 'aggregate' ? [expr] : []), ...parts(expr).flatMap(aggregatesIn)];
}

/** Which side is the value and which the bound it is held against: the fixed side is the bound, else the right one. */
export function fixedSide({ args }: Comparison): 'left' | 'right' | undefined {
  const [left, right] = args.map(aggregates);
  return right === false ? 'right' : left === false ? 'left' : undefined;
}

function readTerm(
  { comparison }: Term,
  { left, right }: Sides,
  model: Model,
): { readonly value: number; readonly bound: number; readonly unit: Measured; readonly words?: string } {
  const turned = fixedSide(comparison) === 'left';
  const sides = turned ? comparison.args.toReversed() : comparison.args;
  const unit = sides.map((side) => unitOf(side, model)).find((found) => found !== undefined);
  const words = sides[0] === undefined ? undefined : wordsOf(sides[0], model);
  return {
    value: turned ? right : left,
    bound: turned ? left : right,
    unit: unit ?? { text: '1', scale: 1 },
    ...(words === undefined ? {} : { words }),
  };
}

/** The comparison as written, and the rows it is read for where folds stand around it. */
function textOf({ comparison, bound }: Term, model: Model): string {
  const { source, start, end } = comparison.span;
  const written = source.text.slice(start, end).replace(/\s+/g, ' ').trim();
  const labels = bound.map(({ table, row }) => model.tables[table]?.rows[row]?.label ?? '');
  return labels.length === 0 ? written : `${written}, for ${labels.join(', ')}`;
}
