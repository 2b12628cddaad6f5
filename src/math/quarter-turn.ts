import { type QuarterTurn, reduceLargeAngle } from './large-angle.ts';
import { nearest } from './nearest.ts';
import { sumError } from './rounding-error.ts';

/** Up to here the number of quarter turns fits in 20 bits. */
const LARGEST_FAST_ANGLE = 1.6e6;

const TWO_OVER_PI = 0.6366197723675814;

/** π/2 cut into parts of 33, 33, 33 and 53 bits: each product of the first three with a 20-bit integer is exact. */
const PART_1 = 1.5707963267341256;
const PART_2 = 6.077100506303966e-11;
const PART_3 = 2.0222662487111665e-21;
const PART_4 = 8.4784276603689e-32;

/**
 * Takes the nearest multiple of π/2 off a finite angle (radians). Cody–Waite reduction in 152 bits of π/2 up to
 * LARGEST_FAST_ANGLE, exact integer arithmetic beyond. |head| ≤ π/4 and a hair; head + tail is good to more than 2^-70 of itself.
 */
export function reduceAngle(x: number): QuarterTurn {
  if (Math.abs(x) > LARGEST_FAST_ANGLE) return reduceLargeAngle(x);
  const n = nearest(x * TWO_OVER_PI);
  const first = x - n * PART_1;
  const b = n * -PART_2;
  const second = first + b;
  const secondLost = sumError(first, b, second);
  const c = n * -PART_3;
  const third = second + c;
  const thirdLost = sumError(second, c, third);
  const rest = secondLost + thirdLost - n * PART_4;
  const head = third + rest;
  return { quadrant: n & 3, head, tail: rest - (head - third) };
}
