import { betaTerm } from './beta-term.ts';
import { exp } from './exp.ts';
import { betaI } from './incomplete-beta.ts';
import { log } from './log.ts';
import { logBeta } from './log-beta.ts';
import { logConcaveRoot } from './log-concave-root.ts';
import { logistic } from './logistic.ts';
import { normalQuantile } from './normal-quantile.ts';

/** Where the logarithm of x (times 1 + b) is below this, the first term of I_x's series is all of it, to the last bit. */
const NEGLIGIBLE = -40;

/**
 * The x with I_x(a, b) = p, for a, b > 0 and p in [0, 1]: 0 at 0, 1 at 1, NaN outside. The smaller of the two tails is
 * solved for, in the logit of x, whose density is log-concave; x near 0 keeps its relative precision.
 */
export function inverseBetaI(a: number, b: number, p: number): number {
  if (!(a > 0) || !(b > 0) || !(p >= 0 && p <= 1)) return NaN;
  if (p === 0 || p === 1) return p;
  return p <= 0.5 ? logistic(logitOf(a, b, p)) : logistic(-logitOf(b, a, 1 - p));
}

/** The logit of the x with I_x(a, b) = p, for p ≤ ½. */
function logitOf(a: number, b: number, p: number): number {
  const logB = logBeta(a, b);
  const lower = (log(p) + log(a) + logB) / a;
  if (lower + log(1 + b) < NEGLIGIBLE) return lower;
  const upper = (log(1 - p) + log(b) + logB) / b;
  if (upper + log(1 + a) < NEGLIGIBLE) return -upper;
  return logConcaveRoot(
    a > 1 && b > 1 ? nearlyNormal(a, b, p) : splitAtTheMean(a, b, p),
    p,
    true,
    (u) => betaI(a, b, logistic(u), logistic(-u)),
    (u) => betaTerm(a, b, logistic(u), logistic(-u)),
  );
}

/** The logit of a beta variable is nearly normal where both parameters are large. */
function nearlyNormal(a: number, b: number, p: number): number {
  const spread = Math.sqrt(1 / (a - 0.5) + 1 / (b - 0.5));
  return log((a - 0.5) / (b - 0.5)) + normalQuantile(p) * spread;
}

/** Below the mean the density is taken for a power of x, above it for a power of 1 − x; each has its share of the mass. */
function splitAtTheMean(a: number, b: number, p: number): number {
  const below = exp(a * log(a / (a + b))) / a;
  const above = exp(b * log(b / (a + b))) / b;
  const mass = below + above;
  if (p * mass < below) {
    const x = exp(log(p * mass * a) / a);
    return log(x / (1 - x));
  }
  const y = exp(log((1 - p) * mass * b) / b);
  return log((1 - y) / y);
}
