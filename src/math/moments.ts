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
  const [count, mean, squares] = putMoments(new Float64Array(MOMENTS), 0, values, 0, values.length);
  return { count: count as number, mean: mean as number, squares: squares as number };
}

/** How many numbers moments are in a table. */
export const MOMENTS = 3;

/** Puts the moments of the numbers from one place up to another into a table: count, mean, squares. */
export function putMoments(
  table: Float64Array,
  at: number,
  values: Float64Array,
  from: number,
  to: number,
): Float64Array {
  let count = 0;
  let sum = 0;
  for (let i = from; i < to; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    count += 1;
    sum += value;
  }
  const mean = count === 0 ? 0 : sum / count;
  let squares = 0;
  let rest = 0;
  for (let i = from; i < to; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    squares += (value - mean) ** 2;
    rest += value - mean;
  }
  table[at] = count;
  table[at + 1] = count === 0 ? 0 : mean + rest / count;
  table[at + 2] = count === 0 ? 0 : squares - (rest * rest) / count;
  return table;
}

/** Merges moments with those that stand in a table from one place up to another, in their order. */
export function mergeTable(moments: Moments, table: Float64Array, from: number, to: number): Moments {
  let { count, mean, squares } = moments;
  for (let at = from; at < to; at += MOMENTS) {
    const more = table[at] as number;
    if (more === 0) continue;
    const all = count + more;
    const apart = (table[at + 1] as number) - mean;
    // As in `mergeMoments`, to the bit.
    squares =
      count === 0
        ? (table[at + 2] as number)
        : squares + (table[at + 2] as number) + (apart * apart * count * more) / all;
    mean = count === 0 ? (table[at + 1] as number) : mean + (apart * more) / all;
    count = all;
  }
  return { count, mean, squares };
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

/**
 * The mean; 0 where it lies within what summing up has rounded: a bound of so many roundings of a number of the usual size, the
 * root of the mean square.
 */
export function meanOf({ count, mean, squares }: Moments): number {
  const usual = Math.sqrt(Math.max(0, squares) / count + mean * mean);
  return Math.abs(mean) <= count * Number.EPSILON * usual ? 0 : mean;
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
