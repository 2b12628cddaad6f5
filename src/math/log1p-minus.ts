import { logSeries } from './log-series.ts';
import { log1p } from './log1p.ts';

/**
 * log(1 + x) − x, without cancellation near 0 (where it is about −x²/2). It measures how far a ratio 1 + x is from 1 in the
 * exponents of the gamma, Poisson and beta laws (C. Loader, "Fast and accurate computation of binomial probabilities", 2000).
 */
export function log1pMinus(x: number): number {
  if (x < -0.29 || x > 0.41) return log1p(x) - x;
  const s = x / (2 + x);
  return s * (logSeries(s) - x);
}
