import { LN2_HIGH, LN2_LOW } from './ln2.ts';
import { logSeries } from './log-series.ts';

/**
 * k ln 2 + log(1 + f) + c for 1 + f in [√½, √2), an integer k, and a correction c far below the result's last bit.
 *
 * With s = f / (2 + f), log(1 + f) = f − f²/2 + s (f²/2 + s² R): f, which is exact, enters last and unrounded
 * (the arrangement of K. C. Ng's log in fdlibm, Sun Microsystems, 1993).
 */
export function logSum(k: number, f: number, c: number): number {
  const s = f / (2 + f);
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + logSeries(s)) + (k * LN2_LOW + c)) - f);
}
