import { log } from './log.ts';
import { logGamma } from './log-gamma.ts';
import { log1p } from './log1p.ts';
import { HALF_LOG_TWO_PI, STIRLING_FROM, stirlingSeries } from './stirling.ts';

/**
 * log B(a, b) = log Γ(a) + log Γ(b) − log Γ(a + b) for a, b > 0. Where an argument is large the leading terms of Stirling's
 * formula are cancelled on paper rather than in arithmetic.
 */
export function logBeta(a: number, b: number): number {
  const small = a < b ? a : b;
  const large = a < b ? b : a;
  const sum = small + large;
  if (large < STIRLING_FROM) return logGamma(small) + logGamma(large) - logGamma(sum);
  // log Γ(large) − log Γ(sum)
  if (small < STIRLING_FROM) {
    const difference =
      small -
      small * log(sum) -
      (large - 0.5) * log1p(small / large) +
      stirlingSeries(large) -
      stirlingSeries(sum);
    return logGamma(small) + difference;
  }
  return (
    HALF_LOG_TWO_PI -
    0.5 * log(large) +
    (small - 0.5) * log(small / sum) -
    large * log1p(small / large) +
    (stirlingSeries(small) + stirlingSeries(large) - stirlingSeries(sum))
  );
}
