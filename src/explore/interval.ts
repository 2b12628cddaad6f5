import { sampleQuantile } from '../math/sample-quantile.ts';
import type { Strata } from '../math/strata.ts';
import { addMember, explainedFromSums, SUMS_A_STRATUM } from '../math/stratum-sums.ts';
import type { Resamples } from './resamples.ts';

/**
 * A 90 % bootstrap interval for an explained share: percentiles of the replicates, moved by the difference of their mean
 * from the estimate, because a replicate holds groups twice, takes noise for effect, and so lies above (B. Efron and R. J.
 * Tibshirani, "An Introduction to the Bootstrap", 1993, chapters 10 and 13). Within 0 and 1.
 *
 * @param target standardised, in the order of the strata
 * @param group of each member, in the same order
 */
export function bootstrapInterval(
  share: number,
  target: Float64Array,
  group: Uint8Array,
  strata: Strata,
  { groups, replicates, counts }: Resamples,
): { readonly low: number; readonly high: number } {
  const size = strata.count * SUMS_A_STRATUM;
  const parts = new Float64Array(groups * size);
  for (let i = 0; i < target.length; i++) addMember(parts, group[i]! * size, strata, i, target[i]!);
  const shares = new Float64Array(replicates);
  const sums = new Float64Array(size);
  let mean = 0;
  for (let replicate = 0; replicate < replicates; replicate++) {
    sums.fill(0);
    for (let g = 0; g < groups; g++) {
      const times = counts[replicate * groups + g]!;
      if (times === 0) continue;
      for (let k = 0, at = g * size; k < size; k++, at++) sums[k]! += times * parts[at]!;
    }
    shares[replicate] = explainedFromSums(sums);
    mean += shares[replicate]! / replicates;
  }
  shares.sort();
  const within = (value: number): number => Math.min(1, Math.max(0, value + share - mean));
  return { low: within(sampleQuantile(shares, 0.05)), high: within(sampleQuantile(shares, 0.95)) };
}
