import { LN2_HIGH, LN2_LOW } from '../../math/ln2.ts';
import { LEAST_NORMAL, SUBNORMAL_SCALE } from '../../math/octave.ts';
import type { Algebra, Operand } from '../graph/algebra.ts';
import { sumError } from './error-terms.ts';
import type { Bounds } from './exponential.ts';

const ROOT_HALF_WORD = 0x3fe6a09e;
const SHIFT = 0x3ff00000 - ROOT_HALF_WORD;
const TINY = 5.551115123125783e-17;

/** 2^52: a double of this exponent carries an integer in its mantissa. */
const INTEGER_EXPONENT_WORD = 0x43300000;
const INTEGER_EXPONENT = 4503599627370496;

/** The natural logarithm: the operations of `log` in src/math. */
export function log(v: Algebra, x: Operand, { lo, hi }: Bounds): Operand {
  const inside = lo > 0 && hi < Number.POSITIVE_INFINITY;
  if (inside && lo >= LEAST_NORMAL) {
    const { k, m } = octave(v, x);
    return logSum(v, k, v.sub(m, 1), undefined);
  }
  const small = v.lt(x, LEAST_NORMAL);
  const normal = v.select(small, v.mul(x, SUBNORMAL_SCALE), x);
  const { k, m } = octave(v, normal);
  const y = logSum(v, v.sub(k, v.both(small, 54)), v.sub(m, 1), undefined);
  if (inside) return y;
  return v.select(
    v.both(v.lt(0, x), v.lt(x, Number.POSITIVE_INFINITY)),
    y,
    v.select(v.eq(x, 0), Number.NEGATIVE_INFINITY, v.select(v.lt(x, 0), Number.NaN, x)),
  );
}

/** log(1 + x): the operations of `log1p` in src/math. */
export function log1p(v: Algebra, x: Operand, { lo, hi }: Bounds): Operand {
  const u = v.add(1, x);
  const { k, m } = octave(v, u);
  const first = v.eq(k, 0);
  const f = v.select(first, x, v.sub(m, 1));
  const y = logSum(v, k, f, v.andnot(v.div(sumError(v, 1, x, u), u), first));
  const near = v.select(v.le(v.abs(x), TINY), x, y);
  if (lo > -1 && hi < Number.POSITIVE_INFINITY) return near;
  return v.select(
    v.both(v.lt(-1, x), v.lt(x, Number.POSITIVE_INFINITY)),
    near,
    v.select(v.eq(x, -1), Number.NEGATIVE_INFINITY, v.select(v.lt(x, -1), Number.NaN, x)),
  );
}

/** k and m of x = 2^k m with m in [√½, √2), for a positive normal x: `octaveOf` and `withinOctave` in src/math. */
export function octave(v: Algebra, x: Operand): { readonly k: Operand; readonly m: Operand } {
  const shifted = v.iadd(x, v.word(SHIFT, 0));
  const exponent = v.or(v.ishr(shifted, 52), v.word(INTEGER_EXPONENT_WORD, 0));
  const k = v.sub(exponent, INTEGER_EXPONENT + 1023);
  const m = v.iadd(v.both(shifted, v.word(0x000fffff, -1)), v.word(ROOT_HALF_WORD, 0));
  return { k, m };
}

/** k ln 2 + log(1 + f) + c: the operations of `logSum` in src/math. */
function logSum(v: Algebra, k: Operand, f: Operand, c: Operand | undefined): Operand {
  const s = v.div(f, v.add(2, f));
  const half = v.mul(v.mul(0.5, f), f);
  const low = v.mul(k, LN2_LOW);
  const rest = c === undefined ? low : v.add(low, c);
  const inner = v.add(v.mul(s, v.add(half, logSeries(v, s))), rest);
  return v.sub(v.mul(k, LN2_HIGH), v.sub(v.sub(half, inner), f));
}

/** The operations of `logSeries` in src/math. */
function logSeries(v: Algebra, s: Operand): Operand {
  const z = v.mul(s, s);
  const w = v.mul(z, z);
  const even = v.polynomial(
    w,
    [0.6666666666666735, 0.2857142874326269, 0.18183569739853522, 0.14797507719057545],
  );
  const odd = v.polynomial(w, [0.3999999999941109, 0.2222219847598521, 0.15313903245641833]);
  return v.add(v.mul(z, even), v.mul(w, odd));
}
