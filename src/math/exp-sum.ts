import { powerOfTwo } from './bits.ts';
import { expTail } from './exp-tail.ts';
import { LN2_HIGH, LN2_LOW, LOG2_E } from './ln2.ts';
import { nearest } from './nearest.ts';

/** Beyond these the result is 0 or infinite whatever the rest, and the exponent's two halves stay in range. */
const LOWEST = -746;
const HIGHEST = 710;

/**
 * exp(x + c), where the finite correction `c` is at most an ulp or so of `x`: it lets a caller carry an exponent of more
 * than 53 bits.
 *
 * x = k ln 2 + r with |r| ≤ ln 2 / 2; exp(x) = 2^k (1 + (r + tail)). The upper part of r is exact and enters the sum
 * unrounded, so the last addition makes nearly all of the error. 2^k is applied in two halves, so overflow, gradual
 * underflow and NaN come out of the arithmetic without a branch.
 */
export function expSum(x: number, c: number): number {
  const below = x > HIGHEST ? HIGHEST : x;
  const clamped = below < LOWEST ? LOWEST : below;
  const k = nearest(clamped * LOG2_E);
  const high = clamped - k * LN2_HIGH;
  const low = k * LN2_LOW - c;
  const y = 1 + (high + (expTail(high - low) - low));
  const half = Math.floor(k * 0.5);
  return y * powerOfTwo(half) * powerOfTwo(k - half);
}
