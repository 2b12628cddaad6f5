import {
  type Moments,
  mergeMoments,
  momentsOf,
  NO_MOMENTS,
  standardDeviation,
  standardError,
} from '../math/moments.ts';
import { sampleQuantiles } from '../math/sample-quantiles.ts';
import type { Definition } from '../model/model.ts';
import type { Paired, Summary } from '../result/result.ts';
import { BLOCK } from '../simulate/block.ts';
import { VERDICT } from '../simulate/digest.ts';
import { apart, verdictOf } from '../simulate/verdict.ts';

/** An outcome's columns under some options, in base units, and what is to be known of the outcome. */
export interface RowColumns {
  readonly definition: Summed;
  readonly columns: readonly Float64Array[];
  /** Under the first option of all, which the others are compared with; the first of the columns, unless given. */
  readonly baseline?: Float64Array;
  /** Of Monte-Carlo errors: see `Columns`. */
  readonly excess: number;
}

/** What a summary needs to know of an outcome. */
export type Summed = Pick<Definition, 'better' | 'matters' | 'unit'>;

/** An outcome summed up under each option, and compared with the first of all; of that there is no comparison. */
export interface RowSums {
  readonly summaries: readonly Summary[];
  readonly versus: readonly (Paired | undefined)[];
}

/** Sums up an outcome under some options. */
export function sumRow({ definition, columns, baseline, excess }: RowColumns): RowSums {
  const first = baseline ?? columns[0];
  return {
    summaries: columns.map((column) => summaryOf(column, definition, excess)),
    versus: columns.map((column) =>
      column === first || first === undefined ? undefined : pairedOf(column, first, definition, excess),
    ),
  };
}

const QUANTILES: readonly number[] = [0.05, 0.25, 0.5, 0.75, 0.95];
/** The worst worlds whose mean is the tail. */
const TAIL = 0.01;

/** Merged block by block, as a run merges them, so that the bits are a run's. */
function momentsByBlock(values: Float64Array): Moments {
  let moments = NO_MOMENTS;
  for (let first = 0; first < values.length; first += BLOCK) {
    moments = mergeMoments(moments, momentsOf(values.subarray(first, first + BLOCK)));
  }
  return moments;
}

/** An outcome in so many worlds, in its unit: what a run says of it but the histogram. @param excess of Monte-Carlo errors: see `Columns` */
export function summaryOf(
  values: Float64Array,
  { better, unit: { scale } }: Summed,
  excess: number = 1,
): Summary {
  const moments = momentsByBlock(values);
  const { count } = moments;
  const ps = better === undefined || count === 0 ? QUANTILES : [...QUANTILES, edgeOf(count, better)];
  const found = sampleQuantiles(values, ps);
  const [q05, q25, q50, q75, q95] = found.map((q) => q / scale);
  const tail =
    better === undefined ? undefined : tailOf(values, count, better, found[QUANTILES.length]) / scale;
  return {
    mean: count === 0 ? Number.NaN : moments.mean / scale,
    mcse: count === 0 ? Number.NaN : (excess * standardError(moments)) / scale,
    sd: count === 0 ? Number.NaN : standardDeviation(moments) / scale,
    q05: q05!,
    q25: q25!,
    q50: q50!,
    q75: q75!,
    q95: q95!,
    ...(tail === undefined ? {} : { tail }),
    missing: values.length === 0 ? 0 : 1 - count / values.length,
  };
}

/** How many worlds are the worst hundredth, of so many that are known. */
function worstOf(count: number): number {
  return Math.max(1, Math.round(TAIL * count));
}

/** The part of the worlds at whose quantile the worst begin. */
function edgeOf(count: number, better: 'higher' | 'lower'): number {
  const worst = worstOf(count);
  const edge = better === 'higher' ? (worst - 1) / (count - 1 || 1) : (count - worst) / (count - 1 || 1);
  return Math.min(1, edge);
}

/** The mean of the worst hundredth of the worlds that are known, at least of one. @param bound where they begin */
function tailOf(
  values: Float64Array,
  count: number,
  better: 'higher' | 'lower',
  bound: number = Number.NaN,
): number {
  if (count === 0) return Number.NaN;
  const worst = worstOf(count);
  let sum = 0;
  let beyond = 0;
  for (const value of values) {
    if (better === 'higher' ? value < bound : value > bound) {
      sum += value;
      beyond++;
    }
  }
  return (sum + (worst - beyond) * bound) / worst;
}

/** Memory of differences, which are summed up before there are others: fresh pages cost more than what is written to them. */
let scratch = new Float64Array();

/** An option's outcome less the baseline's in the same worlds, in the outcome's unit. */
export function pairedOf(
  option: Float64Array,
  baseline: Float64Array,
  definition: Summed,
  excess: number = 1,
): Paired {
  if (scratch.length < option.length) scratch = new Float64Array(option.length);
  const differences = apart(option, baseline, scratch.subarray(0, option.length));
  const shares = new Float64Array(VERDICT);
  verdictOf(definition)(differences, shares, 0);
  const moments = momentsByBlock(differences);
  const { count } = moments;
  const { better, unit } = definition;
  const { scale } = unit;
  const [gained, same, lost] = shares as unknown as [number, number, number];
  const [q05, q50, q95] = sampleQuantiles(differences, [0.05, 0.5, 0.95]).map((q) => q / scale);
  return {
    mean: count > 0 ? moments.mean / scale : Number.NaN,
    mcse: count > 0 ? (excess * standardError(moments)) / scale : Number.NaN,
    q05: q05!,
    q50: q50!,
    q95: q95!,
    ...(better === undefined ? {} : { better: gained / count, same: same / count, worse: lost / count }),
  };
}

/** All columns of a row. */
export function columnsIn({ columns, baseline }: RowColumns): readonly Float64Array[] {
  return baseline === undefined ? columns : [...columns, baseline];
}
