import type { Algebra, Operand } from '../graph/algebra.ts';
import { type Bounds, exp } from './exponential.ts';
import { log, log1p } from './logarithm.ts';

/** 1 / (1 + e^−x): the operations of `logistic` in src/math. */
export function logistic(v: Algebra, x: Operand, { lo, hi }: Bounds): Operand {
  const z = exp(v, v.neg(v.abs(x)), { lo: Math.min(lo, -hi), hi: 0 });
  return v.div(v.select(v.lt(x, 0), z, 1), v.add(1, z));
}

/** log(p / (1 − p)): the operations of `logit` in src/math. */
export function logit(v: Algebra, p: Operand, { lo, hi }: Bounds): Operand {
  const central = v.both(v.lt(0.25, p), v.lt(p, 0.75));
  const rest = v.sub(1, p);
  // Only between ¼ and ¾ is the first used, where its argument lies between −2/3 and 2.
  const middle = log1p(v, v.div(v.sub(v.mul(2, p), 1), rest), { lo: -0.7, hi: 2.1 });
  const odds = {
    lo: lo > 0 ? lo : Number.NEGATIVE_INFINITY,
    hi: hi < 1 ? hi / (1 - hi) : Number.POSITIVE_INFINITY,
  };
  return v.select(central, middle, log(v, v.div(p, rest), odds));
}
