import { powerOfTwo, upperHalf } from './bits.ts';
import { expTail } from './exp-tail.ts';
import { nearest } from './nearest.ts';
import { LEAST_NORMAL, octaveOf, SUBNORMAL_SCALE, withinOctave } from './octave.ts';

/** 2 / (3 ln 2), and its upper half and what that leaves. */
const OCTAVES = 0.9617966939259756;
const OCTAVES_HIGH = 0.9617966860532761;
const OCTAVES_LOW = 7.872699542894897e-9;

const LN2 = 0.6931471805599453;

/** 2^65. No |y| above this can give a finite, non-zero power other than 1, because |log x| ≥ 2^-53 for x ≠ 1. */
const LARGEST_EXPONENT = 36893488147419103232;

/** Octaves beyond which the result is 0 or infinite whatever the rest. */
const FARTHEST = 1100;

/**
 * x^y after IEEE 754 `pow`: pow(x, ±0) = 1 and pow(1, y) = 1 for every x and y, NaN included (here JavaScript's `**`
 * differs); pow(−1, ±∞) = 1; a negative x has a power only for an integer y, whose parity gives the sign; zeros and
 * infinities follow their limits. the logarithm is carried as a sum of two doubles, good to 2^-63 of itself, so that large exponents
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

/**
 * x^y for a finite x > 0 other than 1 and any y but NaN. Numbers whose products must be exact are cut to their upper halves,
 * as in K. C. Ng's pow in fdlibm (Sun Microsystems, 1993); the rest is carried beside them.
 */
function powerOfPositive(x: number, y: number): number {
  const exponent = y > LARGEST_EXPONENT ? LARGEST_EXPONENT : y < -LARGEST_EXPONENT ? -LARGEST_EXPONENT : y;
  const small = x < LEAST_NORMAL;
  const normal = small ? x * SUBNORMAL_SCALE : x;
  const k = octaveOf(normal) - (small ? 54 : 0);
  const m = withinOctave(normal);

  // s + sLow = (m − 1) / (m + 1), and z + zLow its square.
  const f = m - 1;
  const divisor = m + 1;
  const divisorHigh = upperHalf(divisor);
  const divisorLow = m - (divisorHigh - 1);
  const inverse = 1 / divisor;
  const s = f * inverse;
  const sHigh = upperHalf(s);
  const sLow = (f - sHigh * divisorHigh - sHigh * divisorLow) * inverse;
  const z = sHigh * sHigh;
  const zLow = sLow * (s + sHigh);

  // log m = 2/3 s (3 + z + z² Q(z)); the bracket is q + qLow, its product with s is p + pLow.
  const rest = zLow + bracketRest(s * s);
  const q = upperHalf(3 + (z + rest));
  const qLow = rest - (q - 3 - z);
  const head = sHigh * q;
  const side = sLow * q + s * qLow;
  const p = upperHalf(head + side);
  const pLow = side - (p - head);

  // log2 x = k + log m / ln 2.
  const part = p * OCTAVES_HIGH;
  const partLow = p * OCTAVES_LOW + pLow * OCTAVES;
  const octaves = upperHalf(k + (part + partLow));
  const octavesLow = partLow - (octaves - k - part);

  const exponentHigh = upperHalf(exponent);
  const product = exponentHigh * octaves;
  const productLow = (exponent - exponentHigh) * octaves + exponent * octavesLow;
  return twoToThe(product, productLow);
}

/** w² Q(w), Q of degree 6 fitted by `scripts/reference/fit.py`; error below 2^-65 of 3. */
function bracketRest(w: number): number {
  const v = w * w;
  const even =
    0.6000000000000341 + v * (0.3333333378202964 + v * (0.2308014528961156 + v * 0.19796623355155055));
  const odd = 0.4285714285513784 + v * (0.27272676355712533 + v * 0.1988500345211757);
  return v * (even + w * odd);
}

/** 2^(x + c), c below 2^-24 of x or both of any size beyond FARTHEST. */
function twoToThe(x: number, c: number): number {
  const far = !(Math.abs(x) < FARTHEST);
  const below = x > FARTHEST ? FARTHEST : x;
  const clamped = below < -FARTHEST ? -FARTHEST : below;
  const correction = far ? 0 : c;
  const n = nearest(clamped + correction);
  const r = (clamped - n + correction) * LN2;
  const y = 1 + (r + expTail(r));
  const half = Math.floor(n * 0.5);
  return y * powerOfTwo(half) * powerOfTwo(n - half);
}
