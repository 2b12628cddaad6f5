import { exp } from './exp.ts';
import { log } from './log.ts';
import { logGamma } from './log-gamma.ts';
import { log1pMinus } from './log1p-minus.ts';
import { HALF_LOG_TWO_PI, STIRLING_FROM, stirlingSeries } from './stirling.ts';

/**
 * log(x^a e^−x / Γ(a)) for a > 0 and a finite x > 0. The power itself is x times the density of the gamma law of shape a, and a
 * times the Poisson probability of a events where x are expected.
 *
 * For a large `a` the three factors are far greater than their quotient, so that is formed from the distance of x/a from 1
 * and the error of Stirling's formula (C. Loader, "Fast and accurate computation of binomial probabilities", 2000).
 */
export function logGammaTerm(a: number, x: number): number {
  if (a < STIRLING_FROM) return a * log(x) - x - logGamma(a);
  return a * log1pMinus((x - a) / a) + (0.5 * log(a) - HALF_LOG_TWO_PI - stirlingSeries(a));
}

/** x^a e^−x / Γ(a); see `logGammaTerm`. */
export function gammaTerm(a: number, x: number): number {
  return exp(logGammaTerm(a, x));
}
