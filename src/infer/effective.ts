/** The values of a quantity that one run read off, and how its particles are related. */
export interface Readings {
  /** By reading, then by particle. */
  readonly values: Float64Array;
  readonly families: Uint32Array;
}

/**
 * How many independent draws from the posterior tell the mean of a quantity as precisely as these. Within a run the sums over
 * families of particles are taken for independent: those that descend from one particle two resamplings before the end, with all
 * their readings (J. Olsson, R. Douc, "Numerically stable online estimation of variance in particle filters",
 * Bernoulli 25, 2019). Runs are independent. NaN where nothing varies.
 */
export function effectiveSize(runs: readonly Readings[]): number {
  const counts = runs.map(({ values }) => values.length);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const means = runs.map(({ values }) => values.reduce((sum, x) => sum + x, 0) / values.length);
  const mean = means.reduce((sum, one, run) => sum + one * counts[run]!, 0) / total;
  let spread = 0;
  for (const { values } of runs) for (const x of values) spread += (x - mean) ** 2;
  spread /= total - 1;
  let variance = 0;
  runs.forEach(({ values, families }, run) => {
    const sums = new Map<number, number>();
    for (let at = 0; at < values.length; at++) {
      const family = families[at % families.length]!;
      sums.set(family, (sums.get(family) ?? 0) + values[at]! - means[run]!);
    }
    const count = sums.size;
    let squares = 0;
    for (const sum of sums.values()) squares += sum * sum;
    // As many sums as families vary about 0, of which one is not free.
    variance += ((count / Math.max(1, count - 1)) * squares) / (total * total);
  });
  return spread > 0 ? Math.min(total, spread / variance) : Number.NaN;
}
