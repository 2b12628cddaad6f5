import { normalQuantile } from './normal-quantile.ts';

/**
 * For values in ascending order the share of the sample that lies below each, equal values sharing the middle of their
 * ranks: (mean rank − ½) / n, inside (0, 1). It depends on the order of the values alone.
 */
export function rankShares(ascending: Float64Array): Float64Array {
  const n = ascending.length;
  const shares = new Float64Array(n);
  for (let from = 0; from < n; ) {
    let to = from + 1;
    while (to < n && ascending[to] === ascending[from]) to++;
    shares.fill((from + to) / 2 / n, from, to);
    from = to;
  }
  return shares;
}

/**
 * Standard normal quantiles of (i + ½) / n for i from 0 (van der Waerden's scores): what `normalScores` looks up, so that
 * many samples of one size share the work.
 */
export function scoreTable(n: number): Float64Array {
  const table = new Float64Array(n);
  for (let i = 0; i < n >> 1; i++) {
    table[i] = normalQuantile((i + 0.5) / n);
    table[n - 1 - i] = -table[i]!;
  }
  return table;
}

/** The score of each value's rank, for values in ascending order and the table of their number; equal values share one. */
export function normalScores(ascending: Float64Array, table: Float64Array): Float64Array {
  const n = ascending.length;
  const scores = table.slice();
  for (let from = 0; from < n; ) {
    let to = from + 1;
    while (to < n && ascending[to] === ascending[from]) to++;
    if (to > from + 1) scores.fill((table[(from + to - 1) >> 1]! + table[(from + to) >> 1]!) / 2, from, to);
    from = to;
  }
  return scores;
}
