import { type Moments, mergeMoments, momentsOf, NO_MOMENTS } from '../math/moments.ts';
import type { Definition } from '../model/model.ts';
import { FINE } from './gathered.ts';
import { countedSample, kept, type Sample, take } from './sample.ts';
import { doubles } from './series.ts';

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

/** Takes in the next block of both. A world in which either is missing is left out of everything. */
export function compareBlock(
  into: Versus,
  option: Float64Array,
  baseline: Float64Array,
  { better, matters = 0 }: Pick<Definition, 'better' | 'matters'>,
): void {
  const difference = apart(option, baseline);
  into.moments = mergeMoments(into.moments, momentsOf(difference));
  if (into.differences !== undefined) take(into.differences, difference);
  const sign = better === 'lower' ? -1 : 1;
  for (const by of difference) {
    const gain = sign * by;
    if (gain !== 0 && gain >= matters) into.better += 1;
    else if (gain !== 0 && -gain >= matters) into.worse += 1;
    else if (!Number.isNaN(gain)) into.same += 1;
  }
}

/** The differences as a sample, of two that are kept. */
export function keptDifferences(option: Sample, baseline: Sample): Sample {
  const values = apart(doubles(kept(option)), doubles(kept(baseline)));
  return { kind: 'kept', series: { values, length: values.length } };
}

function apart(option: Float64Array, baseline: Float64Array): Float64Array {
  const difference = new Float64Array(option.length);
  for (let world = 0; world < option.length; world++) {
    difference[world] = (option[world] as number) - (baseline[world] as number);
  }
  return difference;
}
