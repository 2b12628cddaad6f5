import { expSum } from './exp-sum.ts';
import { LN2_HIGH } from './ln2.ts';
import { LEAST_NORMAL, octaveOf, SUBNORMAL_SCALE, withinOctave } from './octave.ts';
import { productError, sumError } from './rounding-error.ts';

/** ln 2 − LN2_HIGH in two parts, the first of 42 bits so that its product with an exponent is exact. */
const LN2_MIDDLE = 1.9082149292702925e-10;
const LN2_REST = 2.953162033771554e-23;

/** 2/3 as a sum of two doubles. */
const TWO_THIRDS = 2 / 3;
const TWO_THIRDS_LOW = 3.700743415417188e-17;

/** 2^65. No |y| above this can give a finite, non-zero power other than 1, because |log x| ≥ 2^-53 for x ≠ 1. */
const LARGEST_EXPONENT = 36893488147419103232;

/**
 * x^y after IEEE 754 `pow`: pow(x, ±0) = 1 and pow(1, y) = 1 for every x and y, NaN included (here JavaScript's `**`
 * differs); pow(−1, ±∞) = 1; a negative x has a power only for an integer y, whose parity gives the sign; zeros and
 * infinities follow their limits. log x is carried as a sum of two doubles, good to 2^-65 of itself, so that large exponents
 * keep their digits.
 */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const size = Math.abs(x);
  const whole = Math.floor(y) === y;
  const odd = whole && Math.floor(y * 0.5) !== y * 0.5;
  const flips = odd && (x < 0 || Object.is(x, -0));
  if (x === -1) return whole ? (odd ? -1 : 1) : NaN;
  if (x < 0 && !whole && size < Infinity) return NaN;
  const power = size === 0 || size === Infinity ? limit(size, y) : powerOfPositive(size, y);
  return flips ? -power : power;
}

/** 0^y and ∞^y for y ≠ 0. */
function limit(size: number, y: number): number {
  return y > 0 === size > 0 ? Infinity : 0;
}

/** x^y for a finite x > 0 other than 1 and any y but NaN. */
function powerOfPositive(x: number, y: number): number {
  const exponent = y > LARGEST_EXPONENT ? LARGEST_EXPONENT : y < -LARGEST_EXPONENT ? -LARGEST_EXPONENT : y;
  const small = x < LEAST_NORMAL;
  const normal = small ? x * SUBNORMAL_SCALE : x;
  const k = octaveOf(normal) - (small ? 54 : 0);
  const f = withinOctave(normal) - 1;

  // s + sLow = f / (2 + f), and z + zLow its square.
  const divisor = 2 + f;
  const divisorLow = f - (divisor - 2);
  const s = f / divisor;
  const back = s * divisor;
  const sLow = (f - back - productError(s, divisor, back) - s * divisorLow) / divisor;
  const z = s * s;
  const zLow = productError(s, s, z) + 2 * s * sLow;

  // log(1 + f) = 2s + s (2/3 z + z² P(z)); the bracket is a + aLow, its product with s is b + bLow.
  const w = z * z;
  const even =
    0.3999999999999998 + w * (0.22222222217510557 + w * (0.1538455665352827 + w * 0.11674648172943092));
  const odd =
    0.2857142857144522 + w * (0.1818181887349785 + w * (0.13336325797779283 + w * 0.11990433870684397));
  const third = z * TWO_THIRDS;
  const thirdLow = productError(z, TWO_THIRDS, third) + (z * TWO_THIRDS_LOW + zLow * TWO_THIRDS);
  const rest = w * (even + z * odd);
  const a = third + rest;
  const aLow = rest - (a - third) + thirdLow;
  const b = s * a;
  const bLow = productError(s, a, b) + (s * aLow + sLow * a);

  // log x = k ln 2 + 2s + b, gathered from the largest term down.
  const octaves = k * LN2_HIGH;
  const first = octaves + 2 * s;
  const firstLost = sumError(octaves, 2 * s, first);
  const second = first + b;
  const secondLost = sumError(first, b, second);
  const middle = k * LN2_MIDDLE;
  const thirdSum = second + middle;
  const thirdLost = sumError(second, middle, thirdSum);
  const lost = firstLost + secondLost + thirdLost + (bLow + 2 * sLow + k * LN2_REST);
  const logHigh = thirdSum + lost;
  const logLow = lost - (logHigh - thirdSum);

  const product = exponent * logHigh;
  const productLow = productError(exponent, logHigh, product) + exponent * logLow;
  return expSum(product, Math.abs(product) < 1000 ? productLow : 0);
}
