import { betaTerm } from './beta-term.ts';

/** 2^-52. The fraction ends when its last change is below the last bit. */
const SETTLED = 2.220446049250313e-16;
const LONGEST = 100000;

/**
 * I_x(a, b), the regularised incomplete beta function (DLMF 8.17.2): the distribution function of the beta law.
 * 0 for x ≤ 0, 1 for x ≥ 1. `y` is 1 − x, for callers who know it better than 1 − x does. Small values keep their relative
 * precision.
 */
export function betaI(a: number, b: number, x: number, y: number = 1 - x): number {
  if (!(a > 0 && a < Infinity) || !(b > 0 && b < Infinity) || Number.isNaN(x)) return NaN;
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  const below = a * y - b * x;
  return below >= 0 ? fraction(a, b, x, y, below) : 1 - fraction(b, a, y, x, -below);
}

/**
 * I_x(a, b) for x up to the mean a / (a + b), `below` = a − (a + b) x ≥ 0: the continued fraction of A. R. DiDonato and
 * A. H. Morris, "Algorithm 708: significant digit computation of the incomplete beta function ratios" (ACM TOMS 18, 1992), by
 * Lentz's method. It is the even part of DLMF 8.17.22, arranged so that nothing cancels where a parameter is large, and needs
 * about the square root of the larger parameter in steps near the mean.
 */
function fraction(a: number, b: number, x: number, y: number, below: number): number {
  let value = (a * (below + 1)) / (a + 1);
  let ratioOfNumerators = value;
  let ratioOfDenominators = 0;
  for (let n = 1; n < LONGEST; n += 1) {
    const width = a + 2 * n - 1;
    const weight = (n * (b - n) * x) / width;
    const numerator = ((a + n - 1) / width) * (a + b + n - 1) * weight * x;
    const denominator = n + weight + ((a + n) / (width + 2)) * (below + 1 + n * (1 + y));
    ratioOfDenominators = 1 / (denominator + numerator * ratioOfDenominators);
    ratioOfNumerators = denominator + numerator / ratioOfNumerators;
    const change = ratioOfNumerators * ratioOfDenominators;
    value *= change;
    if (Math.abs(change - 1) <= SETTLED) break;
  }
  return betaTerm(a, b, x, y) / value;
}
