import { erfNearZero } from './erf-near-zero.ts';
import { erfcTail } from './erfc-tail.ts';

/** From here on erf rounds to 1. */
const SATURATED = 6;

/** The error function, 2/√π ∫₀ˣ exp(−t²) dt. erf(±∞) = ±1, erf(−0) = −0. */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size <= 1) return erfNearZero(x);
  const y = 1 - erfcTail(size > SATURATED ? SATURATED : size);
  return x < 0 ? -y : y;
}
