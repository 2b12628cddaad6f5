import { cosKernel } from './cos-kernel.ts';
import { reduceAngle } from './quarter-turn.ts';
import { sinKernel } from './sin-kernel.ts';

/** The sine of an angle in radians. sin(−0) = −0; NaN for ±∞ and NaN. */
export function sin(x: number): number {
  if (!(Math.abs(x) < Infinity)) return NaN;
  if (x === 0) return x;
  const { quadrant, head, tail } = reduceAngle(x);
  const size = (quadrant & 1) === 1 ? cosKernel(head, tail) : sinKernel(head, tail);
  return (quadrant & 2) === 2 ? -size : size;
}
