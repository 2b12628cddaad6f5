import { gammaTerm } from './gamma-term.ts';
import { temmeP, temmeQ, temmeServes } from './temme.ts';

/** 2^-53. A sum or a fraction ends when its last change is below the last bit. */
const SETTLED = 1.1102230246251565e-16;

/** Far above what either expansion needs where it is used. */
const LONGEST = 10000;

/**
 * P(a, x), the regularised lower incomplete gamma function (DLMF 8.2.4): the distribution function of the gamma law of
 * shape a > 0 and scale 1. 0 for x ≤ 0, 1 at ∞. Small values keep their relative precision.
 */
export function gammaP(a: number, x: number): number {
  if (!(a > 0 && a < Infinity) || Number.isNaN(x)) return NaN;
  if (x <= 0) return 0;
  if (x === Infinity) return 1;
  if (temmeServes(a, x)) return temmeP(a, x);
  return x < a + 1 ? series(a, x) : 1 - fraction(a, x);
}

/** Q(a, x) = 1 − P(a, x). Small values keep their relative precision where x ≥ a + 1 or a is large. */
export function gammaQ(a: number, x: number): number {
  if (!(a > 0 && a < Infinity) || Number.isNaN(x)) return NaN;
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  if (temmeServes(a, x)) return temmeQ(a, x);
  return x < a + 1 ? 1 - series(a, x) : fraction(a, x);
}

/** P(a, x) as a power series of positive terms (DLMF 8.11.4). */
function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < LONGEST && term > sum * SETTLED; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * gammaTerm(a, x);
}

/** Q(a, x) as Legendre's continued fraction (DLMF 8.9.2), evaluated forwards by Lentz's method. */
function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let ratioOfNumerators = b;
  let ratioOfDenominators = 0;
  let value = b;
  for (let n = 1; n < LONGEST; n += 1) {
    const numerator = n * (a - n);
    b += 2;
    ratioOfDenominators = 1 / (b + numerator * ratioOfDenominators);
    ratioOfNumerators = b + numerator / ratioOfNumerators;
    const change = ratioOfNumerators * ratioOfDenominators;
    value *= change;
    if (Math.abs(change - 1) <= SETTLED) break;
  }
  return gammaTerm(a, x) / value;
}
