import { exp } from './exp.ts';
import { gammaTerm } from './gamma-term.ts';
import { gammaP, gammaQ } from './incomplete-gamma.ts';
import { log } from './log.ts';
import { logConcaveRoot } from './log-concave-root.ts';
import { logGamma } from './log-gamma.ts';
import { normalQuantile } from './normal-quantile.ts';

/** Below this log x the first term of P's series is all of it, to the last bit. */
const NEGLIGIBLE = -40;

/**
 * The x with P(a, x) = p, for a > 0 and p in [0, 1]: 0 at 0, ∞ at 1, NaN outside. The smaller of the two tails is solved
 * for, in log x, whose density is log-concave.
 */
export function inverseGammaP(a: number, p: number): number {
  if (!(a > 0) || !(p >= 0 && p <= 1)) return NaN;
  if (p === 0) return 0;
  if (p === 1) return Infinity;
  const leading = (log(p) + logGamma(a + 1)) / a;
  if (leading < NEGLIGIBLE) return exp(leading);
  const rising = p <= 0.5;
  const tail = rising ? gammaP : gammaQ;
  const u = logConcaveRoot(
    start(a, p, leading),
    rising ? p : 1 - p,
    rising,
    (at) => tail(a, exp(at)),
    (at) => gammaTerm(a, exp(at)),
  );
  return exp(u);
}

/** The logarithm of Wilson and Hilferty's cube of a normal (PNAS 17, 1931) for larger shapes; P's leading term otherwise. */
function start(a: number, p: number, leading: number): number {
  const root = 1 - 1 / (9 * a) + normalQuantile(p) / (3 * Math.sqrt(a));
  return a >= 1 && root > 0.3 ? log(a) + 3 * log(root) : leading;
}
