import { powerOfTwo } from './bits.ts';
import { expTail } from './exp-tail.ts';
import { LN2_HIGH, LN2_LOW, LOG2_E } from './ln2.ts';
import { nearest } from './nearest.ts';

/** Below −60 the result is −1 to the last bit; above 710 it is infinite. */
const LOWEST = -60;
const HIGHEST = 710;

/** 2^-54. At this size and below, exp(x) − 1 rounds to x. */
const TINY = 5.551115123125783e-17;

/**
 * e^x − 1, without the loss of digits near 0. expm1(−0) = −0.
 *
 * With exp's reduction, e^x − 1 = (2^k − 1) + 2^k (e^r − 1). The larger two terms are added exactly (sum and what it
 * lost), so one formula serves every k. It works on half the result, because 2^1024 is not a double.
 */
export function expm1(x: number): number {
  const below = x > HIGHEST ? HIGHEST : x;
  const clamped = below < LOWEST ? LOWEST : below;
  const k = nearest(clamped * LOG2_E);
  const high = clamped - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const tail = expTail(high - low) - low;
  const scale = powerOfTwo(k - 1);
  const whole = scale - 0.5;
  const part = scale * high;
  const sum = whole + part;
  const lost = part - (sum - whole) + (scale - whole - 0.5);
  const y = 2 * (sum + (lost + scale * tail));
  return Math.abs(x) <= TINY ? x : y;
}
