import { exp } from './exp.ts';
import { log } from './log.ts';
import { logBeta } from './log-beta.ts';
import { log1p } from './log1p.ts';
import { log1pMinus } from './log1p-minus.ts';
import { HALF_LOG_TWO_PI, STIRLING_FROM, stirlingSeries } from './stirling.ts';

/**
 * log(x^a y^b / B(a, b)) for a, b > 0 and y = 1 − x, both in (0, 1); `y` is asked for because 1 − x would lose its digits where
 * x is near 1. The power itself is x y times the density of the beta law.
 *
 * For large a and b it is formed, like `logGammaTerm`, from the distance of x from a / (a + b).
 */
export function logBetaTerm(a: number, b: number, x: number, y: number): number {
  if (a < STIRLING_FROM || b < STIRLING_FROM) {
    const logX = y < x ? log1p(-y) : log(x);
    const logY = x < y ? log1p(-x) : log(y);
    return a * logX + b * logY - logBeta(a, b);
  }
  const sum = a + b;
  const away = b * x - a * y;
  const exponent = a * log1pMinus(away / a) + b * log1pMinus(-away / b);
  const stirling = stirlingSeries(sum) - stirlingSeries(a) - stirlingSeries(b);
  return exponent + (0.5 * log(a * (b / sum)) - HALF_LOG_TWO_PI + stirling);
}

/** x^a y^b / B(a, b); see `logBetaTerm`. */
export function betaTerm(a: number, b: number, x: number, y: number): number {
  return exp(logBetaTerm(a, b, x, y));
}
