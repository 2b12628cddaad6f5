import { exp } from '../../math/exp.ts';

/** Weights of draws. */
export interface Weights {
  /** Of mean 1. */
  readonly weights: Float64Array;
  /** How many draws alike in weight these are worth, as a share of all (L. Kish, "Survey Sampling", 1965, section 11.7). */
  readonly share: number;
}

/** Weights from their logarithms, which need only be right up to a constant. All draws that are impossible: share 0. */
export function weightsOf(logs: Float64Array): Weights {
  let highest = Number.NEGATIVE_INFINITY;
  for (const one of logs) if (one > highest) highest = one;
  const weights = new Float64Array(logs.length);
  if (highest === Number.NEGATIVE_INFINITY) return { weights, share: 0 };
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < logs.length; i++) {
    const weight = exp(logs[i]! - highest);
    weights[i] = weight;
    sum += weight;
    squares += weight * weight;
  }
  const mean = sum / logs.length;
  for (let i = 0; i < weights.length; i++) weights[i] = weights[i]! / mean;
  return { weights, share: (sum * sum) / squares / logs.length };
}
