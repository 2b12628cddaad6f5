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
  const means = runs.map(({ values }) => sumOf(values) / values.length);
  const mean = means.reduce((sum, one, run) => sum + one * counts[run]!, 0) / total;
  let spread = 0;
  for (const { values } of runs)
    for (let at = 0; at < values.length; at++) spread += (values[at]! - mean) ** 2;
  spread /= total - 1;
  let variance = 0;
  runs.forEach(({ values, families }, run) => {
    const sums = new Float64Array(families.reduce((most, one) => Math.max(most, one), 0) + 1);
    const own = means[run]!;
    const particles = families.length;
    for (let from = 0; from < values.length; from += particles) {
      for (let i = 0; i < particles; i++) {
        const family = families[i]!;
        sums[family] = sums[family]! + values[from + i]! - own;
      }
    }
    const count = new Set(families).size;
    let squares = 0;
    for (let family = 0; family < sums.length; family++) squares += sums[family]! * sums[family]!;
    // As many sums as families vary about 0, of which one is not free.
    variance += ((count / Math.max(1, count - 1)) * squares) / (total * total);
  });
  return spread > 0 ? Math.min(total, spread / variance) : Number.NaN;
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at]!;
  return sum;
}
