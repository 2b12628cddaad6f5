/** The numbers that are not missing (NaN), in ascending order, in an array of their own. */
export function sorted(values: Float64Array): Float64Array {
  return values.filter((value) => !Number.isNaN(value)).sort();
}

/**
 * The sample quantile of definition 7 of R. J. Hyndman, Y. Fan, "Sample quantiles in statistical packages", The American
 * Statistician 50 (1996): linear between order statistics, the least at p = 0 and the greatest at p = 1. NaN of nothing.
 *
 * @param ascending as `sorted` gives them
 */
export function sampleQuantile(ascending: Float64Array, p: number): number {
  const rank = (ascending.length - 1) * p;
  const below = Math.floor(rank);
  const low = ascending[below] ?? Number.NaN;
  const high = ascending[below + 1] ?? low;
  return low === high ? low : low + (rank - below) * (high - low);
}
