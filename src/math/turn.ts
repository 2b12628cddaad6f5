import { cosKernel } from './cos-kernel.ts';
import { nearest } from './nearest.ts';
import { sinKernel } from './sin-kernel.ts';

/** π/2 as a sum of two doubles. */
const HALF_PI = 1.5707963267948966;
const HALF_PI_LOW = 6.123233995736766e-17;

/**
 * sin(2πu), u in turns, |u| < 2^49. Taking off the nearest quarter turn is exact, so no digit is lost to the reduction
 * however large u; the error is that of turning quarter turns to radians in one multiplication.
 */
export function sinOfTurns(u: number): number {
  const quarters = 4 * u;
  const n = nearest(quarters);
  const f = quarters - n;
  const r = f * HALF_PI;
  const t = f * HALF_PI_LOW;
  const quadrant = n & 3;
  const size = (quadrant & 1) === 1 ? cosKernel(r, t) : sinKernel(r, t);
  return (quadrant & 2) === 2 ? -size : size;
}

/** cos(2πu), u in turns, |u| < 2^49; see `sinOfTurns`. */
export function cosOfTurns(u: number): number {
  const quarters = 4 * u;
  const n = nearest(quarters);
  const f = quarters - n;
  const r = f * HALF_PI;
  const t = f * HALF_PI_LOW;
  const quadrant = n & 3;
  const size = (quadrant & 1) === 1 ? sinKernel(r, t) : cosKernel(r, t);
  return ((quadrant + 1) & 2) === 2 ? -size : size;
}
