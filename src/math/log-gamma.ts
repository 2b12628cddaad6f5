import { log } from './log.ts';
import { log1p } from './log1p.ts';
import { HALF_LOG_TWO_PI, STIRLING_FROM, stirlingSeries } from './stirling.ts';

/**
 * log Γ(x) for x ≥ 0; ∞ at 0 and ∞, NaN for a negative x. Relative precision is kept near the zeros at 1 and 2.
 *
 * Around 2 a polynomial; elsewhere below 10 the recurrence Γ(x + 1) = x Γ(x) leads there; above, Stirling's series.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : NaN;
  if (x < 0.5) return aroundTwo(x) - log(x * (1 + x));
  if (x < 1.5) return aroundTwo(x - 1) - log1p(x - 1);
  if (x <= 2.5) return aroundTwo(x - 2);
  if (x >= STIRLING_FROM) return (x - 0.5) * (log(x) - 1) + (HALF_LOG_TWO_PI - 0.5) + stirlingSeries(x);
  let product = 1;
  let rest = x;
  while (rest > 2.5) {
    rest -= 1;
    product *= rest;
  }
  return aroundTwo(rest - 2) + log(product);
}

/** log Γ(2 + t) for |t| ≤ ½: t G(t), G of degree 18 fitted by `scripts/reference/fit.py`, error below 2^-53. */
function aroundTwo(t: number): number {
  const w = t * t;
  const even =
    0.42278433509846713 +
    w *
      (-0.06735230105319831 +
        w *
          (-0.0073855510286497195 +
            w *
              (-0.0011927539127579948 +
                w *
                  (-0.00022315473517442225 +
                    w *
                      (-4.4926531021344406e-5 +
                        w *
                          (-9.43723752397141e-6 +
                            w *
                              (-2.049751011943614e-6 +
                                w * (-4.2004045075108613e-7 + w * -1.432882441844769e-7))))))));
  const odd =
    0.32246703342411326 +
    w *
      (0.02058080842778057 +
        w *
          (0.0028905103310236397 +
            w *
              (0.0005096695156785997 +
                w *
                  (9.945766999906103e-5 +
                    w *
                      (2.0505617665661362e-5 +
                        w *
                          (4.38458852328192e-6 + w * (9.203175848845174e-7 + w * 2.784916496723384e-7)))))));
  return t * (even + t * odd);
}
