import type { Spread } from './facts.ts';

/** A quantity over the draws of the posterior. */
export interface Summary {
  readonly mean: number;
  readonly sd: number;
  /** Draws in ascending order of their values. */
  readonly order: Uint32Array;
  readonly spread: Spread;
}

/** Of values that count the same. */
export function summaryOf(values: Float64Array): Summary {
  const mean = meanOf(values);
  const squares = values.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const order = ascending(values);
  return { mean, sd: Math.sqrt(squares / values.length), order, spread: spreadOf(values, order) };
}

/** The mean, weighted where weights are given; these sum to one. */
export function meanOf(values: Float64Array, weights?: Float64Array): number {
  let mean = 0;
  if (weights === undefined) for (const value of values) mean += value / values.length;
  else for (let draw = 0; draw < values.length; draw++) mean += weights[draw]! * values[draw]!;
  return mean;
}

/** Draws in ascending order of their values. */
export function ascending(values: Float64Array): Uint32Array {
  return Uint32Array.from(values, (_, draw) => draw).sort((a, b) => values[a]! - values[b]! || a - b);
}

const SHARES: readonly number[] = [0.05, 0.5, 0.95];

/** Quantiles of weighted values: the first value at which so much weight is reached. */
export function spreadOf(values: Float64Array, order: Uint32Array, weights?: Float64Array): Spread {
  const found: number[] = [];
  let reached = 0;
  for (const draw of order) {
    reached += weights?.[draw] ?? 1 / values.length;
    while (found.length < SHARES.length && reached >= SHARES[found.length]!) found.push(values[draw]!);
    if (found.length === SHARES.length) break;
  }
  while (found.length < SHARES.length) found.push(values[order[order.length - 1]!]!);
  const [q05, q50, q95] = found as [number, number, number];
  return { q05, q50, q95 };
}
