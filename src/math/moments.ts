/** Count, mean and sum of squared deviations from the mean, of the numbers that are not missing (NaN). */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  readonly squares: number;
}

/** Of nothing; its mean has no meaning. */
export const NO_MOMENTS: Moments = { count: 0, mean: 0, squares: 0 };

/**
 * In two passes, of which the second mends the rounding of the first: T. F. Chan, G. H. Golub, R. J. LeVeque, "Algorithms
 * for computing the sample variance", The American Statistician 37 (1983), equation 1.7.
 */
export function momentsOf(values: Float64Array): Moments {
  let count = 0;
  let sum = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    count += 1;
    sum += value;
  }
  if (count === 0) return NO_MOMENTS;
  const mean = sum / count;
  let squares = 0;
  let rest = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    squares += (value - mean) ** 2;
    rest += value - mean;
  }
  return { count, mean: mean + rest / count, squares: squares - (rest * rest) / count };
}

/** The moments of two samples together (Chan, Golub, LeVeque, equation 2.1). The order of merging decides the last bits. */
export function mergeMoments(a: Moments, b: Moments): Moments {
  if (a.count === 0) return b;
  if (b.count === 0) return a;
  const count = a.count + b.count;
  const apart = b.mean - a.mean;
  return {
    count,
    mean: a.mean + (apart * b.count) / count,
    squares: a.squares + b.squares + (apart * apart * a.count * b.count) / count,
  };
}

/** The sample standard deviation; 0 for fewer than two numbers. */
export function standardDeviation({ count, squares }: Moments): number {
  return count < 2 ? 0 : Math.sqrt(Math.max(0, squares) / (count - 1));
}

/** The standard error of the mean of independent numbers: of worlds, the Monte-Carlo error. Infinite without any. */
export function standardError(moments: Moments): number {
  return moments.count === 0
    ? Number.POSITIVE_INFINITY
    : standardDeviation(moments) / Math.sqrt(moments.count);
}
