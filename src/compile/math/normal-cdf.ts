import type { Algebra, Operand } from '../graph/algebra.ts';
import { productError, sumError } from './error-terms.ts';
import { expSum } from './exponential.ts';

const ROOT_HALF = 0.7071067811865476;
const FARTHEST = 39;
const LOST_CONSTANT = 4.298711426146509e-17;

/** The standard normal distribution function: the operations of `normalCdf` in src/math. */
export function normalCdf(v: Algebra, x: Operand): Operand {
  const size = v.abs(x);
  const near = v.add(0.5, v.mul(0.5, erfNearZero(v, v.mul(x, ROOT_HALF))));
  const tail = normalTail(v, v.pmin(size, FARTHEST));
  return v.select(v.le(size, 0.75), near, v.select(v.lt(x, 0), tail, v.sub(1, tail)));
}

/** The operations of `normalTail` in src/math. */
function normalTail(v: Algebra, x: Operand): Operand {
  const t = v.div(v.sub(x, 5), v.add(x, 5));
  const w = v.mul(t, t);
  const inner = v.polynomial(
    w,
    [
      -0.022977706608114833, -0.12705848118296348, -0.05450261676071617, -0.005247767744530241,
      0.000607429750293765, -3.633202881652218e-5, 4.621538445757513e-7, 3.100149976473085e-7,
      -7.203937154114453e-8, 1.1980977209424726e-8, -1.5234037527964808e-9,
    ],
  );
  const even = v.add(1.307628184575107, v.add(LOST_CONSTANT, v.mul(w, inner)));
  const odd = v.polynomial(
    w,
    [
      -0.13119929023801483, 0.11089093441978351, 0.09702479021968242, 0.021944846347169897,
      -0.00011090195763736047, -0.00016178444155265275, 2.8450486265213998e-5, -4.1667238724329385e-6,
      6.27584729521507e-7, -9.59003404787276e-8, 1.0831813100507138e-8,
    ],
  );
  const triple = v.mul(3, x);
  const divisor = v.add(2, triple);
  const divisorLow = v.add(sumError(v, 2, triple, divisor), productError(v, 3, x, triple));
  const square = v.mul(x, x);
  const correction = v.sub(v.mul(-0.5, productError(v, x, x, square)), v.div(divisorLow, divisor));
  const height = expSum(v, v.mul(-0.5, square), correction, { lo: Number.NEGATIVE_INFINITY, hi: 0 });
  return v.mul(height, v.div(v.add(even, v.mul(t, odd)), divisor));
}

/** The operations of `erfNearZero` in src/math. */
function erfNearZero(v: Algebra, x: Operand): Operand {
  const z = v.mul(x, x);
  const w = v.mul(z, z);
  const even = v.polynomial(
    w,
    [
      0.1283791670955126, 0.11283791670955119, 0.005223977625422086, 0.00012055332899358587,
      1.646204340811479e-6, 1.4792145788440447e-8, 8.703790541506741e-11,
    ],
  );
  const odd = v.polynomial(
    w,
    [
      -0.37612638903183754, -0.026866170645129733, -0.0008548327021853216, -1.4925647465135258e-5,
      -1.6364614425568706e-7, -1.2163042122557935e-9, -4.22289725472244e-12,
    ],
  );
  return v.add(x, v.mul(x, v.add(even, v.mul(z, odd))));
}
