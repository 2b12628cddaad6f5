/**
 * Kolmogorov and Smirnov's distance between a sample and a continuous distribution function, times √n (with Stephens's
 * correction for finite n, J. Am. Stat. Assoc. 69, 1974), and so comparable with `KS_CRITICAL`.
 */
export function ksStatistic(sample: Float64Array, cdf: (x: number) => number): number {
  const sorted = sample.slice().sort();
  const n = sorted.length;
  let distance = 0;
  for (let i = 0; i < n; i += 1) {
    const p = cdf(sorted[i] as number);
    distance = Math.max(distance, (i + 1) / n - p, p - i / n);
  }
  return distance * (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n));
}

/**
 * The √n distance that one sample in 1000 exceeds by chance: the root of 2 Σ (−1)^{k−1} exp(−2k²x²) = 0.001 (Smirnov's table,
 * Ann. Math. Stat. 19, 1948).
 */
export const KS_CRITICAL = 1.9495;

/** Pearson's chi-square of counts against expected counts. */
export function chiSquare(counts: ArrayLike<number>, expected: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i += 1) {
    const gap = (counts[i] as number) - (expected[i] as number);
    sum += (gap * gap) / (expected[i] as number);
  }
  return sum;
}

/** The chi-square that one in 1000 exceeds, by Wilson and Hilferty's cube (PNAS 17, 1931), good to 1 % from 3 degrees of freedom on. */
export function chiSquareCritical(freedom: number): number {
  const z = 3.090232306167813;
  const spread = 2 / (9 * freedom);
  return freedom * (1 - spread + z * Math.sqrt(spread)) ** 3;
}

/** Pearson's correlation. For independent samples it is about normal with standard deviation 1/√n. */
export function correlation(x: Float64Array, y: Float64Array): number {
  const n = x.length;
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / n;
  const [mx, my] = [mean(x), mean(y)];
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < n; i += 1) {
    const [dx, dy] = [(x[i] as number) - mx, (y[i] as number) - my];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  return xy / Math.sqrt(xx * yy);
}
