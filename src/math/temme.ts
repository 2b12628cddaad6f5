import { exp } from './exp.ts';
import { log1pMinus } from './log1p-minus.ts';
import { normalCdf } from './normal-cdf.ts';
import { TEMME } from './temme-coefficients.ts';

const TWO_PI = 6.283185307179586;

/** Where the expansion is good to its last digits with the coefficients kept: a large shape, x within a third of it. */
const LEAST_SHAPE = 30;
const WIDEST = 0.3;

/** Whether Temme's expansion may be used for shape a at x. */
export function temmeServes(a: number, x: number): boolean {
  return a >= LEAST_SHAPE && Math.abs(x - a) <= WIDEST * a;
}

/**
 * P(a, x) for a large shape by N. M. Temme's uniform asymptotic expansion (SIAM J. Math. Anal. 10, 1979; DLMF 8.12.3–8.12.8):
 * a normal probability and a correction. The cost does not grow with the shape.
 */
export function temmeP(a: number, x: number): number {
  const half = halfSquare(a, x);
  const eta = x < a ? -Math.sqrt(2 * half) : Math.sqrt(2 * half);
  return normalCdf(eta * Math.sqrt(a)) - correction(a, eta, half);
}

/** Q(a, x); see `temmeP`. */
export function temmeQ(a: number, x: number): number {
  const half = halfSquare(a, x);
  const eta = x < a ? -Math.sqrt(2 * half) : Math.sqrt(2 * half);
  return normalCdf(-eta * Math.sqrt(a)) + correction(a, eta, half);
}

/** η²/2 = λ − 1 − log λ with λ = x / a. */
function halfSquare(a: number, x: number): number {
  return -log1pMinus((x - a) / a);
}

/** R_a(η) of DLMF 8.12.7. */
function correction(a: number, eta: number, half: number): number {
  let sum = 0;
  for (let k = TEMME.length - 1; k >= 0; k -= 1) sum = sum / a + series(TEMME[k] as readonly number[], eta);
  return (exp(-a * half) / Math.sqrt(TWO_PI * a)) * sum;
}

function series(coefficients: readonly number[], eta: number): number {
  let sum = 0;
  for (let n = coefficients.length - 1; n >= 0; n -= 1) sum = sum * eta + (coefficients[n] as number);
  return sum;
}
