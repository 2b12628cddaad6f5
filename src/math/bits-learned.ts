import { log } from './log.ts';
import { sampleQuantile, sorted } from './sample-quantile.ts';

/** Bins of equal probability before the evidence, in which a posterior is compared with its prior. */
const BINS = 32;

/**
 * Bits learned about a quantity: the relative entropy of its posterior to its prior, over bins that the prior fills alike, less what
 * a sample of this size would show by chance (G. A. Miller, "Note on the bias of information estimates", 1955). Never below 0.
 *
 * @param effective independent draws that the posterior's are worth
 */
export function bitsLearned(prior: Float64Array, posterior: Float64Array, effective: number): number {
  const ascending = sorted(prior);
  const edges: number[] = [];
  for (let bin = 1; bin < BINS; bin++) {
    const edge = sampleQuantile(ascending, bin / BINS);
    if (edges.at(-1) !== edge) edges.push(edge);
  }
  const before = shares(prior, edges);
  const after = shares(posterior, edges);
  let bits = 0;
  let used = 0;
  after.forEach((share, bin) => {
    if (share === 0) return;
    used++;
    // A bin that the prior's sample left empty is not wholly improbable.
    bits += share * log2(share / Math.max(before[bin]!, 0.5 / prior.length));
  });
  const chance = (used - 1) / (2 * Math.LN2) / Math.max(1, effective);
  return Math.max(0, bits - chance);
}

function shares(values: Float64Array, edges: readonly number[]): Float64Array {
  const counts = new Float64Array(edges.length + 1);
  for (const value of values) {
    let [low, high] = [0, edges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value > edges[middle]!) low = middle + 1;
      else high = middle;
    }
    counts[low] = counts[low]! + 1 / values.length;
  }
  return counts;
}

function log2(x: number): number {
  return log(x) / Math.LN2;
}
