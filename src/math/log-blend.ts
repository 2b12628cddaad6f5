import { exp } from './exp.ts';
import { log } from './log.ts';

/**
 * log(Σ wᵢ exp(dᵢ) / Σ wᵢ) for weights that are not negative and do not all vanish: the log density of a mixture at a value to
 * which its parts give the log densities d, without underflow. −∞ where every part of positive weight rules the value out.
 */
export function logBlend(weights: ArrayLike<number>, densities: ArrayLike<number>): number {
  let highest = -Infinity;
  for (let i = 0; i < densities.length; i++) {
    if (weights[i]! > 0 && densities[i]! > highest) highest = densities[i]!;
  }
  if (highest === -Infinity) return -Infinity;
  let sum = 0;
  let total = 0;
  for (let i = 0; i < densities.length; i++) {
    // A part without weight may be likelier than all others together.
    sum += weights[i]! > 0 ? weights[i]! * exp(densities[i]! - highest) : 0;
    total += weights[i]!;
  }
  return highest + log(sum / total);
}
