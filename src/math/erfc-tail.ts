import { expSum } from './exp-sum.ts';
import { productError, sumError } from './rounding-error.ts';

/** What rounding took from the polynomial's constant, which would otherwise be the largest error. */
const LOST_CONSTANT = -4.5882850838602916e-17;

/**
 * erfc(x) for x in [½, 28].
 *
 * (1 + 2x) exp(x²) erfc(x) is nearly flat in t = (x − 4) / (x + 4): M. M. Shepherd and J. G. Laframboise, "Chebyshev
 * approximation of (1 + 2x) exp(x²) erfc x in 0 ≤ x < ∞" (Math. Comp. 36, 1981). The polynomial of degree 22 was fitted
 * by `scripts/reference/fit.py`, error below 2^-60 of the result. What x² and 1 + 2x lose by rounding is given back in
 * the exponent, without which far tails would lose their digits.
 */
export function erfcTail(x: number): number {
  const t = (x - 4) / (x + 4);
  const w = t * t;
  const even =
    1.2329951186255526 +
    (LOST_CONSTANT +
      w *
        (0.015379652102619873 +
          w *
            (-0.10103906603631235 +
              w *
                (-0.06633036581202217 +
                  w *
                    (-0.016197734060290386 +
                      w *
                        (-0.0007577732698455321 +
                          w *
                            (0.00015062158854322138 +
                              w *
                                (-1.1221776634400351e-5 +
                                  w *
                                    (2.933599593784177e-7 +
                                      w *
                                        (7.510481360375068e-8 +
                                          w * (-1.8183955130691213e-8 + w * 1.9003411624247566e-9)))))))))));
  const odd =
    -0.1396211168405625 +
    w *
      (0.06809705425468864 +
        w *
          (0.0937328349985269 +
            w *
              (0.03716751553392742 +
                w *
                  (0.0050319700172618154 +
                    w *
                      (-0.00019925695785708394 +
                        w *
                          (-2.4398085720978742e-5 +
                            w *
                              (5.706560914234573e-6 +
                                w *
                                  (-8.196030813533739e-7 +
                                    w * (1.0333223850653419e-7 + w * -9.67807433909507e-9)))))))));
  const divisor = 1 + 2 * x;
  const divisorLow = sumError(1, 2 * x, divisor);
  const square = x * x;
  const height = expSum(-square, -productError(x, x, square) - divisorLow / divisor);
  return height * ((even + t * odd) / divisor);
}
