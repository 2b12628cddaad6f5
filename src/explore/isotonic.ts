/** A monotone sequence fitted to another, and its squared distance from it. */
export interface Monotone {
  readonly fitted: readonly number[];
  readonly distance: number;
}

/**
 * The non-decreasing sequence nearest to `values` in weighted least squares, by pooling adjacent violators (M. Ayer et al.,
 * "An empirical distribution function for sampling with incomplete information", Ann. Math. Stat. 26, 1955).
 */
export function nonDecreasing(values: readonly number[], weights: readonly number[]): Monotone {
  const pools: { mean: number; weight: number; size: number }[] = [];
  for (const [i, value] of values.entries()) {
    let pool = { mean: value, weight: weights[i] ?? 0, size: 1 };
    for (let last = pools.at(-1); last !== undefined && last.mean > pool.mean; last = pools.at(-1)) {
      pools.pop();
      const weight = last.weight + pool.weight;
      const mean = (last.mean * last.weight + pool.mean * pool.weight) / weight;
      pool = { mean, weight, size: last.size + pool.size };
    }
    pools.push(pool);
  }
  const fitted = pools.flatMap(({ mean, size }) => Array<number>(size).fill(mean));
  const distance = fitted.reduce((sum, fit, i) => sum + (weights[i] ?? 0) * (fit - (values[i] ?? 0)) ** 2, 0);
  return { fitted, distance };
}

/** The non-increasing sequence nearest to `values`. */
export function nonIncreasing(values: readonly number[], weights: readonly number[]): Monotone {
  const { fitted, distance } = nonDecreasing(values.toReversed(), weights.toReversed());
  return { fitted: fitted.toReversed(), distance };
}
