import { logSum } from './log-sum.ts';
import { LEAST_NORMAL, octaveOf, SUBNORMAL_SCALE, withinOctave } from './octave.ts';

/** The natural logarithm. log(±0) = −∞, log(∞) = ∞, NaN for x < 0 and for NaN. */
export function log(x: number): number {
  const small = x < LEAST_NORMAL;
  const normal = small ? x * SUBNORMAL_SCALE : x;
  const k = octaveOf(normal) - (small ? 54 : 0);
  const y = logSum(k, withinOctave(normal) - 1, 0);
  if (x > 0 && x < Infinity) return y;
  return x === 0 ? -Infinity : x < 0 ? NaN : x;
}
