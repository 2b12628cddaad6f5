import { powerOfTwo } from './bits.ts';
import { expTail } from './exp-tail.ts';
import { LN2_HIGH, LN2_LOW, LOG2_E } from './ln2.ts';
import { nearest } from './nearest.ts';
import { productError, sumError } from './rounding-error.ts';

/** From here on tanh rounds to 1. */
const SATURATED = 22;

/** 2^-28. At this size and below, tanh(x) rounds to x. */
const TINY = 3.725290298461914e-9;

/**
 * The hyperbolic tangent, E / (E + 2) with E = e^{2|x|} − 1. E is formed as in `expm1` but kept as a sum of two doubles,
 * and the quotient is corrected by its remainder. tanh(±∞) = ±1, tanh(−0) = −0.
 */
export function tanh(x: number): number {
  const size = Math.abs(x);
  const twice = 2 * (size > SATURATED ? SATURATED : size);
  const k = nearest(twice * LOG2_E);
  const high = twice - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const tail = expTail(high - low) - low;
  const scale = powerOfTwo(k);
  const whole = scale - 1;
  const part = scale * high;
  const sum = whole + part;
  const small = part - (sum - whole) + scale * tail;
  const e = sum + small;
  const eLow = small - (e - sum);
  const divisor = e + 2;
  const divisorLow = sumError(e, 2, divisor) + eLow;
  const quotient = e / divisor;
  const product = quotient * divisor;
  const remainder = e - product - productError(quotient, divisor, product) + (eLow - quotient * divisorLow);
  const y = quotient + remainder / divisor;
  const signed = x < 0 ? -y : y;
  return size <= TINY ? x : signed;
}
