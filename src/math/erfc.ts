import { erfNearZero } from './erf-near-zero.ts';
import { erfcTail } from './erfc-tail.ts';

/** Below the negative of this, erfc rounds to 2; above this, to 0. */
const FARTHEST = 28;

/** 1 − erf(x), with full relative precision in the upper tail down to the least subnormal (x ≈ 27.2). */
export function erfc(x: number): number {
  const size = Math.abs(x);
  if (size <= 0.5) return 1 - erfNearZero(x);
  const tail = erfcTail(size > FARTHEST ? FARTHEST : size);
  return x < 0 ? 2 - tail : tail;
}
