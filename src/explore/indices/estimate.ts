import { sampleQuantile } from '../../math/sample-quantile.ts';
import type { Resamples } from '../resamples.ts';

/** A number with its 90 % bootstrap interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Estimates that are functions of sums over worlds, with percentile intervals of a bootstrap over groups of worlds: `add` puts
 * what one world contributes into the sums, `of` makes the estimates of them (B. Efron and R. J. Tibshirani, "An Introduction
 * to the Bootstrap", 1993, chapters 10 and 13). The interval is moved by the difference of the replicates' mean from the estimate,
 * because a replicate holds groups twice and takes noise for effect.
 *
 * @param size how many sums there are
 */
export function estimates(
  worlds: number,
  size: number,
  add: (world: number, sums: Float64Array, at: number) => void,
  of: (sums: Float64Array) => readonly number[],
  { groups, replicates, counts }: Resamples,
): Estimate[] {
  const parts = new Float64Array(groups * size);
  for (let world = 0; world < worlds; world++) {
    add(world, parts, Math.floor((world * groups) / worlds) * size);
  }
  const sums = new Float64Array(size);
  for (let at = 0; at < parts.length; at++) sums[at % size]! += parts[at]!;
  const values = of(sums);
  const drawn = values.map(() => new Float64Array(replicates));
  for (let replicate = 0; replicate < replicates; replicate++) {
    sums.fill(0);
    for (let group = 0; group < groups; group++) {
      const times = counts[replicate * groups + group]!;
      if (times === 0) continue;
      for (let k = 0, at = group * size; k < size; k++, at++) sums[k]! += times * parts[at]!;
    }
    for (const [k, value] of of(sums).entries()) drawn[k]![replicate] = value;
  }
  return values.map((value, k) => {
    const sorted = drawn[k]!.sort();
    const shift = value - sorted.reduce((sum, one) => sum + one / replicates, 0);
    return {
      value,
      low: sampleQuantile(sorted, 0.05) + shift,
      high: sampleQuantile(sorted, 0.95) + shift,
    };
  });
}
