import { LN2_HIGH, LN2_LOW, LOG2_E } from '../../math/ln2.ts';
import type { Algebra, Operand } from '../graph/algebra.ts';

/** Adding this leaves an integer in the lower bits of the sum: `nearest` in src/math, and the integer's bits at once. */
export const SHIFTER = 6755399441055744;

const LOWEST = -746;
const HIGHEST = 710;

/** Between these the result is normal and its exponent is applied in one step, which then rounds as two would. */
const LEAST_PLAIN = -700;
const MOST_PLAIN = 700;

/** Bounds of an argument, as far as they are known. */
export interface Bounds {
  readonly lo: number;
  readonly hi: number;
}

/** e^x. */
export function exp(v: Algebra, x: Operand, bounds: Bounds): Operand {
  return expSum(v, x, undefined, bounds);
}

/** exp(x + c): the operations of `expSum` in src/math. */
export function expSum(v: Algebra, x: Operand, c: Operand | undefined, { lo, hi }: Bounds): Operand {
  const below = hi <= HIGHEST ? x : v.pmin(x, HIGHEST);
  const clamped = lo >= LOWEST ? below : v.pmax(below, LOWEST);
  const shifted = v.add(v.mul(clamped, LOG2_E), SHIFTER);
  const k = v.sub(shifted, SHIFTER);
  const high = v.sub(clamped, v.mul(k, LN2_HIGH));
  const correction = v.mul(k, LN2_LOW);
  const low = c === undefined ? correction : v.sub(correction, c);
  const y = v.add(1, v.add(high, v.sub(expTail(v, v.sub(high, low)), low)));
  if (lo >= LEAST_PLAIN && hi <= MOST_PLAIN) return v.mul(y, powerOfTwo(v, shifted));
  const half = v.shr32(shifted, 1);
  return v.mul(v.mul(y, powerOfTwo(v, half)), powerOfTwo(v, v.sub32(shifted, half)));
}

/** 2^k of an integer in the lower half of each lane's bits. */
export function powerOfTwo(v: Algebra, k: Operand): Operand {
  return v.iadd(v.ishl(k, 52), v.word(1023 << 20, 0));
}

/** exp(r) − 1 − r: the operations of `expTail` in src/math. */
export function expTail(v: Algebra, r: Operand): Operand {
  const z = v.mul(r, r);
  const even = v.polynomial(
    z,
    [
      0.1666666666666668, 0.00833333333331853, 0.00019841269893337314, 2.7557237456909466e-6,
      2.5111246017223334e-8,
    ],
  );
  const odd = v.polynomial(
    z,
    [
      0.04166666666666641, 0.0013888888889033223, 2.4801587025684578e-5, 2.7557526032443156e-7,
      2.0838529312594814e-9,
    ],
  );
  return v.mul(z, v.add(0.5, v.mul(r, v.add(even, v.mul(r, odd)))));
}
