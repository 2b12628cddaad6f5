import { LOW_HALF_CLEARED } from '../../math/bits.ts';
import { LEAST_NORMAL, SUBNORMAL_SCALE } from '../../math/octave.ts';
import type { Algebra, Operand } from '../graph/algebra.ts';
import { expTail, powerOfTwo, SHIFTER } from './exponential.ts';
import { octave } from './logarithm.ts';

const OCTAVES = 0.9617966939259756;
const OCTAVES_HIGH = 0.9617966860532761;
const OCTAVES_LOW = 7.872699542894897e-9;
const LN2 = 0.6931471805599453;
const LARGEST_EXPONENT = 36893488147419103232;
const FARTHEST = 1100;
const INFINITY = Number.POSITIVE_INFINITY;

/** x^y: the operations of `pow` in src/math, its branches as selections. */
export function pow(v: Algebra, x: Operand, y: Operand): Operand {
  const size = v.abs(x);
  const whole = v.eq(v.floor(y), y);
  const half = v.mul(y, 0.5);
  const odd = v.andnot(whole, v.eq(v.floor(half), half));
  const sign = v.both(v.both(x, v.word(0x80000000, 0)), odd);
  const edge = v.or(v.eq(size, 0), v.eq(size, INFINITY));
  const grows = v.eq(v.both(v.lt(0, y), 1), v.both(v.lt(0, size), 1));
  const limit = v.both(grows, INFINITY);
  const power = v.xor(v.select(edge, limit, powerOfPositive(v, size, y)), sign);
  const outside = v.andnot(v.both(v.lt(x, 0), v.lt(size, INFINITY)), whole);
  const known = v.both(v.eq(x, x), v.eq(y, y));
  const ofNumbers = v.select(v.andnot(known, outside), power, Number.NaN);
  return v.select(v.or(v.eq(y, 0), v.eq(x, 1)), 1, ofNumbers);
}

function powerOfPositive(v: Algebra, x: Operand, y: Operand): Operand {
  const exponent = v.pmax(v.pmin(y, LARGEST_EXPONENT), -LARGEST_EXPONENT);
  const small = v.lt(x, LEAST_NORMAL);
  const { k: raised, m } = octave(v, v.select(small, v.mul(x, SUBNORMAL_SCALE), x));
  const k = v.sub(raised, v.both(small, 54));

  const f = v.sub(m, 1);
  const divisor = v.add(m, 1);
  const divisorHigh = upperHalf(v, divisor);
  const divisorLow = v.sub(m, v.sub(divisorHigh, 1));
  const inverse = v.div(1, divisor);
  const s = v.mul(f, inverse);
  const sHigh = upperHalf(v, s);
  const short = v.sub(v.sub(f, v.mul(sHigh, divisorHigh)), v.mul(sHigh, divisorLow));
  const sLow = v.mul(short, inverse);
  const z = v.mul(sHigh, sHigh);
  const zLow = v.mul(sLow, v.add(s, sHigh));

  const rest = v.add(zLow, bracketRest(v, v.mul(s, s)));
  const q = upperHalf(v, v.add(3, v.add(z, rest)));
  const qLow = v.sub(rest, v.sub(v.sub(q, 3), z));
  const head = v.mul(sHigh, q);
  const side = v.add(v.mul(sLow, q), v.mul(s, qLow));
  const p = upperHalf(v, v.add(head, side));
  const pLow = v.sub(side, v.sub(p, head));

  const part = v.mul(p, OCTAVES_HIGH);
  const partLow = v.add(v.mul(p, OCTAVES_LOW), v.mul(pLow, OCTAVES));
  const octaves = upperHalf(v, v.add(k, v.add(part, partLow)));
  const octavesLow = v.sub(partLow, v.sub(v.sub(octaves, k), part));

  const exponentHigh = upperHalf(v, exponent);
  const product = v.mul(exponentHigh, octaves);
  const productLow = v.add(v.mul(v.sub(exponent, exponentHigh), octaves), v.mul(exponent, octavesLow));
  return twoToThe(v, product, productLow);
}

function upperHalf(v: Algebra, x: Operand): Operand {
  return v.both(x, v.word(-1, LOW_HALF_CLEARED));
}

function bracketRest(v: Algebra, w: Operand): Operand {
  const square = v.mul(w, w);
  const even = v.polynomial(
    square,
    [0.6000000000000341, 0.3333333378202964, 0.2308014528961156, 0.19796623355155055],
  );
  const odd = v.polynomial(square, [0.4285714285513784, 0.27272676355712533, 0.1988500345211757]);
  return v.mul(square, v.add(even, v.mul(w, odd)));
}

function twoToThe(v: Algebra, x: Operand, c: Operand): Operand {
  const correction = v.both(c, v.lt(v.abs(x), FARTHEST));
  const clamped = v.pmax(v.pmin(x, FARTHEST), -FARTHEST);
  const shifted = v.add(v.add(clamped, correction), SHIFTER);
  const n = v.sub(shifted, SHIFTER);
  const r = v.mul(v.add(v.sub(clamped, n), correction), LN2);
  const y = v.add(1, v.add(r, expTail(v, r)));
  const half = v.shr32(shifted, 1);
  return v.mul(v.mul(y, powerOfTwo(v, half)), powerOfTwo(v, v.sub32(shifted, half)));
}
