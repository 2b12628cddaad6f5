import { LN2_HIGH } from '../../math/ln2.ts';
import { LEAST_NORMAL, SUBNORMAL_SCALE } from '../../math/octave.ts';
import type { Algebra, Operand } from '../graph/algebra.ts';
import { productError, sumError } from './error-terms.ts';
import { expSum } from './exponential.ts';
import { octave } from './logarithm.ts';

const LN2_MIDDLE = 1.9082149292702925e-10;
const LN2_REST = 2.953162033771554e-23;
const TWO_THIRDS = 2 / 3;
const TWO_THIRDS_LOW = 3.700743415417188e-17;
const LARGEST_EXPONENT = 36893488147419103232;
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

  const divisor = v.add(2, f);
  const divisorLow = v.sub(f, v.sub(divisor, 2));
  const s = v.div(f, divisor);
  const back = v.mul(s, divisor);
  const short = v.sub(v.sub(f, back), productError(v, s, divisor, back));
  const sLow = v.div(v.sub(short, v.mul(s, divisorLow)), divisor);
  const z = v.mul(s, s);
  const zLow = v.add(productError(v, s, s, z), v.mul(v.mul(2, s), sLow));

  const w = v.mul(z, z);
  const even = v.polynomial(
    w,
    [0.3999999999999998, 0.22222222217510557, 0.1538455665352827, 0.11674648172943092],
  );
  const odd = v.polynomial(
    w,
    [0.2857142857144522, 0.1818181887349785, 0.13336325797779283, 0.11990433870684397],
  );
  const third = v.mul(z, TWO_THIRDS);
  const thirdLow = v.add(
    productError(v, z, TWO_THIRDS, third),
    v.add(v.mul(z, TWO_THIRDS_LOW), v.mul(zLow, TWO_THIRDS)),
  );
  const rest = v.mul(w, v.add(even, v.mul(z, odd)));
  const a = v.add(third, rest);
  const aLow = v.add(v.sub(rest, v.sub(a, third)), thirdLow);
  const b = v.mul(s, a);
  const bLow = v.add(productError(v, s, a, b), v.add(v.mul(s, aLow), v.mul(sLow, a)));

  const octaves = v.mul(k, LN2_HIGH);
  const twice = v.mul(2, s);
  const first = v.add(octaves, twice);
  const firstLost = sumError(v, octaves, twice, first);
  const second = v.add(first, b);
  const secondLost = sumError(v, first, b, second);
  const middle = v.mul(k, LN2_MIDDLE);
  const thirdSum = v.add(second, middle);
  const thirdLost = sumError(v, second, middle, thirdSum);
  const least = v.add(v.add(bLow, v.mul(2, sLow)), v.mul(k, LN2_REST));
  const lost = v.add(v.add(v.add(firstLost, secondLost), thirdLost), least);
  const logHigh = v.add(thirdSum, lost);
  const logLow = v.sub(lost, v.sub(logHigh, thirdSum));

  const product = v.mul(exponent, logHigh);
  const productLow = v.add(productError(v, exponent, logHigh, product), v.mul(exponent, logLow));
  const correction = v.both(v.lt(v.abs(product), 1000), productLow);
  return expSum(v, product, correction, { lo: Number.NEGATIVE_INFINITY, hi: INFINITY });
}
