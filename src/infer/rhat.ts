import { ascending } from '../math/ascending.ts';
import { normalQuantile } from '../math/normal-quantile.ts';

/** How independent chains stand to one another. */
export interface Agreement {
  /** The values of all chains, chain by chain, rank-normalised. */
  readonly scores: Float64Array;
  /** How far they disagree; 1 where they agree, NaN where nothing varies. */
  readonly rHat: number;
}

/**
 * How far independent chains disagree: the greater of the rank-normalised split R-hat and that of the folded values, which sees
 * spreads that differ (A. Vehtari, A. Gelman, D. Simpson, B. Carpenter, P.-C. Bürkner, "Rank-normalization, folding, and
 * localization: an improved R-hat for assessing convergence of MCMC", Bayesian Analysis 16, 2021, section 4.1).
 *
 * @param values of all chains, chain by chain, each in the order in which they were drawn; finite numbers
 * @param count of chains, all of one length
 * @param table of `scoresOf` for as many values, which many quantities can share
 */
export function agreementOf(
  values: Float64Array,
  count: number,
  table: Float64Array = scoresOf(values.length),
): Agreement {
  const length = values.length / count;
  const half = length >> 1;
  const ranked = ranksOf(values, table);
  // Chains of an odd length have a value in the middle that belongs to neither half.
  const split = length % 2 === 0 ? ranked : ranksOf(halvesOf(values, length), scoresOf(2 * half * count));
  const bulk = plainRHat(split.scores, half);
  const tail = plainRHat(split.folded, half);
  return { scores: ranked.scores, rHat: Number.isNaN(tail) ? bulk : Math.max(bulk, tail) };
}

/** Of each rank of so many values, from the least, the normal quantile: (r − 3/8) / (S + 1/4). */
export function scoresOf(count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, place) => scoreOf(place + 1, count));
}

function scoreOf(rank: number, count: number): number {
  return normalQuantile((rank - 0.375) / (count + 0.25));
}

/** The first and the second half of each chain, without what stands in the middle. */
function halvesOf(values: Float64Array, length: number): Float64Array {
  return values.filter((_, at) => 2 * (at % length) + 1 !== length);
}

interface Ranks {
  /** Of each value the score of its rank. */
  readonly scores: Float64Array;
  /** Of each value the score of the rank of its distance from the median. */
  readonly folded: Float64Array;
}

function ranksOf(values: Float64Array, table: Float64Array): Ranks {
  const order = ascending(values);
  const count = values.length;
  const middle = (count - 1) / 2;
  const median = 0.5 * (values[order[Math.floor(middle)]!]! + values[order[Math.ceil(middle)]!]!);
  const inOrder = Float64Array.from(order, (position) => values[position]!);
  return {
    scores: scored(inOrder, order, table),
    folded: scored(...foldedFrom(inOrder, order, median), table),
  };
}

/** Distances from the median in ascending order, and of each its position: those below and above it are in order already. */
function foldedFrom(inOrder: Float64Array, order: Uint32Array, median: number): [Float64Array, Uint32Array] {
  const distances = new Float64Array(order.length);
  const positions = new Uint32Array(order.length);
  let above = 0;
  while (above < order.length && inOrder[above]! < median) above++;
  let below = above - 1;
  for (let place = 0; place < order.length; place++) {
    const down = below < 0 ? Number.POSITIVE_INFINITY : median - inOrder[below]!;
    const up = above === order.length ? Number.POSITIVE_INFINITY : inOrder[above]! - median;
    distances[place] = Math.min(down, up);
    positions[place] = order[down <= up ? below-- : above++]!;
  }
  return [distances, positions];
}

/** The score of each value at its position; equal values share their mean rank. */
function scored(inOrder: Float64Array, positions: Uint32Array, table: Float64Array): Float64Array {
  const count = inOrder.length;
  const scores = new Float64Array(count);
  for (let from = 0; from < count; ) {
    let to = from + 1;
    while (to < count && inOrder[to] === inOrder[from]) to++;
    const score = to === from + 1 ? table[from]! : scoreOf((from + 1 + to) / 2, count);
    for (; from < to; from++) scores[positions[from]!] = score;
  }
  return scores;
}

/** Equations 3.1 to 3.4 there, of chains of a length one after the other. */
function plainRHat(values: Float64Array, length: number): number {
  const chains = Array.from({ length: values.length / length }, (_, chain) =>
    values.subarray(chain * length, (chain + 1) * length),
  );
  const means = chains.map(meanOf);
  const within = meanOf(chains.map((chain, index) => varianceOf(chain, means[index]!)));
  const between = length * varianceOf(means, meanOf(means));
  return Math.sqrt((length - 1) / length + between / (length * within));
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
