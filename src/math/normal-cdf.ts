import { erfNearZero } from './erf-near-zero.ts';
import { normalTail } from './normal-tail.ts';

const ROOT_HALF = 0.7071067811865476;

/** Beyond this the tail is below the least subnormal. */
const FARTHEST = 39;

/**
 * The standard normal distribution function, with full relative precision in the lower tail down to the least
 * subnormal (x ≈ −38.5).
 */
export function normalCdf(x: number): number {
  const size = Math.abs(x);
  if (size <= 0.75) return 0.5 + 0.5 * erfNearZero(x * ROOT_HALF);
  const tail = normalTail(size > FARTHEST ? FARTHEST : size);
  return x < 0 ? tail : 1 - tail;
}
