import { normalQuantile } from '../math/normal-quantile.ts';
import { sampleQuantile, sorted } from '../math/sample-quantile.ts';

/**
 * How far independent chains disagree: the greater of the rank-normalised split R-hat and that of the folded values, which sees
 * spreads that differ (A. Vehtari, A. Gelman, D. Simpson, B. Carpenter, P.-C. Bürkner, "Rank-normalization, folding, and
 * localization: an improved R-hat for assessing convergence of MCMC", Bayesian Analysis 16, 2021, section 4.1). 1 where they
 * agree; NaN where nothing varies.
 *
 * @param chains of one length, finite numbers in the order in which they were drawn
 * @param ranks the same, rank-normalised
 */
export function rHat(
  chains: readonly Float64Array[],
  ranks: readonly Float64Array[] = rankNormalised(chains),
): number {
  const halves = halved(chains);
  const median = sampleQuantile(sorted(joined(halves)), 0.5);
  const folded = halves.map((half) => half.map((x) => Math.abs(x - median)));
  // Chains of an odd length have a value in the middle that belongs to neither half.
  const whole = chains.every(({ length }) => length % 2 === 0);
  const bulk = plainRHat(whole ? halved(ranks) : rankNormalised(halves));
  const tail = plainRHat(rankNormalised(folded));
  return Number.isNaN(tail) ? bulk : Math.max(bulk, tail);
}

function halved(chains: readonly Float64Array[]): Float64Array[] {
  return chains.flatMap((chain) => {
    const half = chain.length >> 1;
    return [chain.subarray(0, half), chain.subarray(chain.length - half)];
  });
}

function joined(chains: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(chains.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const chain of chains) {
    all.set(chain, filled);
    filled += chain.length;
  }
  return all;
}

/** Equations 3.1 to 3.4 there. */
function plainRHat(chains: readonly Float64Array[]): number {
  const length = chains[0]?.length ?? 0;
  const means = chains.map(meanOf);
  const within = meanOf(chains.map((chain, index) => varianceOf(chain, means[index]!)));
  const between = length * varianceOf(means, meanOf(means));
  return Math.sqrt((length - 1) / length + between / (length * within));
}

/** Each value as the normal quantile of its rank among all, (r − 3/8) / (S + 1/4); equal values share their mean rank. */
export function rankNormalised(chains: readonly Float64Array[]): Float64Array[] {
  const ascending = joined(chains).sort();
  const score = scoresOf(ascending);
  return chains.map((chain) => chain.map((value) => score[lowerBound(ascending, value)]!));
}

/** The score of the first of each run of equal values; the others are not looked up. */
function scoresOf(ascending: Float64Array): Float64Array {
  const scores = new Float64Array(ascending.length);
  for (let from = 0; from < ascending.length; ) {
    let to = from + 1;
    while (to < ascending.length && ascending[to] === ascending[from]) to++;
    scores[from] = normalQuantile(((from + 1 + to) / 2 - 0.375) / (ascending.length + 0.25));
    from = to;
  }
  return scores;
}

/** The place of the first value that is not below this one. */
function lowerBound(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

function varianceOf(values: ArrayLike<number>, mean: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i]! - mean) ** 2;
  return sum / (values.length - 1);
}
