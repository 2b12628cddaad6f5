import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';

/** Rounds in which the ratio is sought, and how near two must come. */
const ROUNDS = 200;
const NEAR = 1e-10;

/**
 * The logarithm of the ratio of two normalising constants, of a law times a likelihood to one power and to a greater one, from particles
 * at both: the estimate of least variance, which reweighs neither far (C. H. Bennett, J. Comput. Phys. 22, 1976; X.-L. Meng, W. H. Wong,
 * Statistica Sinica 6, 1996, section 3).
 *
 * @param lower log likelihoods of particles at the lower power, −infinity where it is impossible
 * @param upper of particles at the greater
 * @param step between the powers
 * @param first where to begin to seek
 */
export function bridged(lower: Float64Array, upper: Float64Array, step: number, first: number): number {
  const [n, m] = [lower.length, upper.length];
  let ratio = first;
  for (let round = 0; round < ROUNDS; round++) {
    let [above, below] = [0, 0];
    for (const l of lower) above += 1 / (m + n * exp(ratio - step * l));
    for (const l of upper) below += 1 / (n + m * exp(step * l - ratio));
    const change = log(above / n) - log(below / m);
    ratio += change;
    if (Math.abs(change) < NEAR) break;
  }
  return ratio;
}
