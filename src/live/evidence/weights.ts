import { reweighed } from '../../infer/reweighed.ts';

/** Weights of draws. */
export interface Weights {
  /** Of mean 1. */
  readonly weights: Float64Array;
  /** How many draws alike in weight these are worth, as a share of all (L. Kish, "Survey Sampling", 1965, section 11.7). */
  readonly share: number;
  /** The shape of the weights' tail, and whether it lets them be relied on: see `infer/reweighed.ts`. */
  readonly khat: number;
  readonly sound: boolean;
}

/**
 * Weights from their logarithms, which need only be right up to a constant; the largest are smoothed. All draws that are impossible:
 * share 0.
 *
 * @param effective independent draws that these are worth before they are weighed
 */
export function weightsOf(logs: Float64Array, effective: number): Weights {
  const { weights, khat, limit } = reweighed(logs, effective);
  let squares = 0;
  for (const weight of weights) squares += weight * weight;
  const count = logs.length;
  const share = squares === 0 ? 0 : 1 / squares / count;
  return { weights: weights.map((weight) => weight * count), share, khat, sound: khat <= limit };
}
