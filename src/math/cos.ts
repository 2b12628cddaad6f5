import { cosKernel } from './cos-kernel.ts';
import { reduceAngle } from './quarter-turn.ts';
import { sinKernel } from './sin-kernel.ts';

/** The cosine of an angle in radians. NaN for ±∞ and NaN. */
export function cos(x: number): number {
  if (!(Math.abs(x) < Infinity)) return NaN;
  const { quadrant, head, tail } = reduceAngle(x);
  const size = (quadrant & 1) === 1 ? sinKernel(head, tail) : cosKernel(head, tail);
  return ((quadrant + 1) & 2) === 2 ? -size : size;
}
