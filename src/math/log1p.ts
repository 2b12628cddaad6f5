import { logSum } from './log-sum.ts';
import { octaveOf, withinOctave } from './octave.ts';
import { sumError } from './rounding-error.ts';

/** 2^-54. At this size and below, log(1 + x) rounds to x. */
const TINY = 5.551115123125783e-17;

/**
 * log(1 + x), without the loss of digits near 0. log1p(−1) = −∞, log1p(∞) = ∞, log1p(−0) = −0, NaN below −1.
 *
 * 1 + x is rounded to u; what rounding lost, divided by u, is added back to log u. Where u is in the first octave no
 * rounding need happen at all: x itself is u − 1.
 */
export function log1p(x: number): number {
  const u = 1 + x;
  const k = octaveOf(u);
  const first = k === 0;
  const f = first ? x : withinOctave(u) - 1;
  const y = logSum(k, f, first ? 0 : sumError(1, x, u) / u);
  if (Math.abs(x) <= TINY) return x;
  if (x > -1 && x < Infinity) return y;
  return x === -1 ? -Infinity : x < -1 ? NaN : x;
}
