import { normalScores, scoreTable } from './rank-scores.ts';

/** A sample in ascending order of one input, cut into strata of neighbours. */
export interface Strata {
  readonly count: number;
  /** The stratum of each member of the sample. */
  readonly of: Uint16Array;
  /** The normal score of each member's rank, on which a line is fitted in each stratum; absent where a stratum is one value. */
  readonly scores?: Float64Array;
}

/** A sample's values of one input in ascending order, and whether they are categories, which have no order. */
export interface Ordered {
  readonly ascending: Float64Array;
  readonly categories: boolean;
  /** `scoreTable` of the size of the sample, where it is at hand. */
  readonly table?: Float64Array;
}

/**
 * Strata of equal frequency, `wanted` of them at most; equal values stay together. Where there are no more different
 * values than strata wanted, or for categories, each value is a stratum of its own.
 */
export function stratify({ ascending, categories, table }: Ordered, wanted: number): Strata {
  const n = ascending.length;
  const of = new Uint16Array(n);
  let different = 0;
  for (let i = 0; i < n; i++) {
    if (i === 0 || ascending[i] !== ascending[i - 1]) different++;
    of[i] = different - 1;
    if (!categories && different > wanted) return byRank(ascending, wanted, table ?? scoreTable(n));
  }
  return { count: different, of };
}

function byRank(ascending: Float64Array, wanted: number, table: Float64Array): Strata {
  const n = ascending.length;
  const of = new Uint16Array(n);
  let count = 0;
  let last = -1;
  for (let from = 0; from < n; ) {
    let to = from + 1;
    while (to < n && ascending[to] === ascending[from]) to++;
    const stratum = Math.floor(((from + to) / 2 / n) * wanted);
    if (stratum !== last) count++;
    last = stratum;
    of.fill(count - 1, from, to);
    from = to;
  }
  return { count, of, scores: normalScores(ascending, table) };
}

/** How many numbers the strata fit: a mean for each, and a slope where there are scores. */
export function parametersOf(strata: Strata): number {
  return strata.scores === undefined ? strata.count : 2 * strata.count;
}
