import { expSum } from './exp-sum.ts';
import { productError, sumError } from './rounding-error.ts';

/** What rounding took from the polynomial's constant, which would otherwise be the largest error. */
const LOST_CONSTANT = 4.298711426146509e-17;

/**
 * The standard normal probability above x, for x in [¾, 39].
 *
 * As in `erfcTail`, (2 + 3x) exp(x²/2) times the tail is nearly flat, here in t = (x − 5) / (x + 5). The polynomial of
 * degree 22 was fitted by `scripts/reference/fit.py`, error below 2^-60 of the result. It is not formed from erfc(x/√2), because
 * rounding x/√2 would cost the tail its digits.
 */
export function normalTail(x: number): number {
  const t = (x - 5) / (x + 5);
  const w = t * t;
  const even =
    1.307628184575107 +
    (LOST_CONSTANT +
      w *
        (-0.022977706608114833 +
          w *
            (-0.12705848118296348 +
              w *
                (-0.05450261676071617 +
                  w *
                    (-0.005247767744530241 +
                      w *
                        (0.000607429750293765 +
                          w *
                            (-3.633202881652218e-5 +
                              w *
                                (4.621538445757513e-7 +
                                  w *
                                    (3.100149976473085e-7 +
                                      w *
                                        (-7.203937154114453e-8 +
                                          w * (1.1980977209424726e-8 + w * -1.5234037527964808e-9)))))))))));
  const odd =
    -0.13119929023801483 +
    w *
      (0.11089093441978351 +
        w *
          (0.09702479021968242 +
            w *
              (0.021944846347169897 +
                w *
                  (-0.00011090195763736047 +
                    w *
                      (-0.00016178444155265275 +
                        w *
                          (2.8450486265213998e-5 +
                            w *
                              (-4.1667238724329385e-6 +
                                w *
                                  (6.27584729521507e-7 +
                                    w * (-9.59003404787276e-8 + w * 1.0831813100507138e-8)))))))));
  const triple = 3 * x;
  const divisor = 2 + triple;
  const divisorLow = sumError(2, triple, divisor) + productError(3, x, triple);
  const square = x * x;
  const height = expSum(-0.5 * square, -0.5 * productError(x, x, square) - divisorLow / divisor);
  return height * ((even + t * odd) / divisor);
}
