import type { Algebra, Operand } from '../graph/algebra.ts';
import { sumError } from './error-terms.ts';
import { SHIFTER } from './exponential.ts';

/** Beyond this an angle is left to src/math itself, which reduces it with integers of a thousand bits. */
export const LARGEST_FAST_ANGLE = 1.6e6;

const TWO_OVER_PI = 0.6366197723675814;
const PART_1 = 1.5707963267341256;
const PART_2 = 6.077100506303966e-11;
const PART_3 = 2.0222662487111665e-21;
const PART_4 = 8.4784276603689e-32;
const HALF_PI = 1.5707963267948966;
const HALF_PI_LOW = 6.123233995736766e-17;

interface Reduced {
  /** The number of quarter turns in the lowest bits. */
  readonly turns: Operand;
  readonly sine: Operand;
  readonly cosine: Operand;
}

/** The sine of an angle of at most LARGEST_FAST_ANGLE: the operations of `sin` in src/math. */
export function sin(v: Algebra, x: Operand): Operand {
  return v.select(v.eq(x, 0), x, sine(v, reduceAngle(v, x)));
}

/** The cosine of an angle of at most LARGEST_FAST_ANGLE: the operations of `cos` in src/math. */
export function cos(v: Algebra, x: Operand): Operand {
  return cosine(v, reduceAngle(v, x));
}

/** sin(2πu) and cos(2πu): the operations of `sinOfTurns` and `cosOfTurns` in src/math. */
export function ofTurns(v: Algebra, u: Operand): { readonly sin: Operand; readonly cos: Operand } {
  const quarters = v.mul(4, u);
  const turns = v.add(quarters, SHIFTER);
  const f = v.sub(quarters, v.sub(turns, SHIFTER));
  const { sine, cosine } = quarterTurn(v, turns, v.mul(f, HALF_PI), v.mul(f, HALF_PI_LOW));
  // In odd quarters the two change places: what tells them apart is taken from one and given to the other.
  const swap = v.both(v.xor(sine, cosine), odd(v, turns));
  return {
    sin: v.xor(v.xor(sine, swap), signIfTwo(v, turns)),
    cos: v.xor(v.xor(cosine, swap), signIfTwo(v, v.iadd(turns, v.word(0, 1)))),
  };
}

function sine(v: Algebra, { turns, sine, cosine }: Reduced): Operand {
  return v.xor(v.select(odd(v, turns), cosine, sine), signIfTwo(v, turns));
}

function cosine(v: Algebra, { turns, sine, cosine }: Reduced): Operand {
  return v.xor(v.select(odd(v, turns), sine, cosine), signIfTwo(v, v.iadd(turns, v.word(0, 1))));
}

function odd(v: Algebra, turns: Operand): Operand {
  return v.isub(v.word(0, 0), v.both(turns, v.word(0, 1)));
}

function signIfTwo(v: Algebra, turns: Operand): Operand {
  return v.both(v.ishl(turns, 62), v.word(0x80000000, 0));
}

/** The operations of `reduceAngle` in src/math, for small angles. */
function reduceAngle(v: Algebra, x: Operand): Reduced {
  const turns = v.add(v.mul(x, TWO_OVER_PI), SHIFTER);
  const n = v.sub(turns, SHIFTER);
  const first = v.sub(x, v.mul(n, PART_1));
  const b = v.mul(n, -PART_2);
  const second = v.add(first, b);
  const secondLost = sumError(v, first, b, second);
  const c = v.mul(n, -PART_3);
  const third = v.add(second, c);
  const thirdLost = sumError(v, second, c, third);
  const rest = v.sub(v.add(secondLost, thirdLost), v.mul(n, PART_4));
  const head = v.add(third, rest);
  return quarterTurn(v, turns, head, v.sub(rest, v.sub(head, third)));
}

function quarterTurn(v: Algebra, turns: Operand, r: Operand, t: Operand): Reduced {
  const z = v.mul(r, r);
  const w = v.mul(z, z);
  return { turns, sine: sinKernel(v, r, t, z, w), cosine: cosKernel(v, r, t, z, w) };
}

/** The operations of `sinKernel` in src/math. */
function sinKernel(v: Algebra, r: Operand, t: Operand, z: Operand, w: Operand): Operand {
  const cube = v.mul(z, r);
  const low = v.add(
    0.008333333333322413,
    v.mul(z, v.add(-0.00019841269829807764, v.mul(z, 2.75573136919045e-6))),
  );
  const high = v.mul(v.mul(z, w), v.add(-2.5050758113359047e-8, v.mul(z, 1.5896795551442138e-10)));
  const p = v.add(low, high);
  const inner = v.sub(v.mul(z, v.sub(v.mul(0.5, t), v.mul(cube, p))), t);
  return v.sub(r, v.sub(inner, v.mul(cube, -0.16666666666666632)));
}

/** The operations of `cosKernel` in src/math. */
function cosKernel(v: Algebra, r: Operand, t: Operand, z: Operand, w: Operand): Operand {
  const low = v.mul(
    z,
    v.add(0.041666666666666595, v.mul(z, v.add(-0.001388888888887304, v.mul(z, 2.4801587288841424e-5)))),
  );
  const inner = v.add(2.0875700417013217e-9, v.mul(z, -1.1358513997464792e-11));
  const high = v.mul(v.mul(w, w), v.add(-2.755731417624711e-7, v.mul(z, inner)));
  const p = v.add(low, high);
  const half = v.mul(0.5, z);
  const first = v.sub(1, half);
  return v.add(first, v.add(v.sub(v.sub(1, first), half), v.sub(v.mul(z, p), v.mul(r, t))));
}
