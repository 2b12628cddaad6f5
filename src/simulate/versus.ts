import { type Moments, mergeTable, NO_MOMENTS } from '../math/moments.ts';
import { FINE } from './gathered.ts';
import { countedSample, kept, type Sample, take } from './sample.ts';
import { doubles } from './series.ts';
import { apart } from './verdict.ts';

/** An option's outcome less the baseline's in the same worlds, as far as they have been played. */
export interface Versus {
  moments: Moments;
  /** The differences, counted. Undefined while the worlds of both are kept, from which they follow. */
  differences: Sample | undefined;
  /** Worlds where it is better, worse, or apart by less than what matters. */
  better: number;
  same: number;
  worse: number;
}

/** An empty comparison. `keep`: whether the single worlds of both are kept. */
export function versus(keep: boolean): Versus {
  const differences = keep ? undefined : countedSample(FINE);
  return { moments: NO_MOMENTS, differences, better: 0, same: 0, worse: 0 };
}

/** The columns of the next blocks, of an option and of the baseline. */
export interface Both {
  readonly option: Float64Array;
  readonly baseline: Float64Array;
}

/**
 * Takes in the next blocks of both: the table of their differences' moments from one place up to another, how many worlds are better, the
 * same and worse from a place on, and the columns themselves.
 */
export function compareBlocks(
  into: Versus,
  moments: { readonly table: Float64Array; readonly from: number; readonly to: number },
  verdicts: { readonly counts: Float64Array; readonly at: number },
  { option, baseline }: Both,
): void {
  into.moments = mergeTable(into.moments, moments.table, moments.from, moments.to);
  if (into.differences !== undefined) take(into.differences, apart(option, baseline));
  into.better += verdicts.counts[verdicts.at] as number;
  into.same += verdicts.counts[verdicts.at + 1] as number;
  into.worse += verdicts.counts[verdicts.at + 2] as number;
}

/** The differences as a sample, of two that are kept. */
export function keptDifferences(option: Sample, baseline: Sample): Sample {
  const values = apart(doubles(kept(option)), doubles(kept(baseline)));
  return { kind: 'kept', series: { values, length: values.length } };
}
