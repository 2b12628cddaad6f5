/** ½ log 2π. */
export const HALF_LOG_TWO_PI = 0.9189385332046728;

/** From here on Stirling's series with eight terms is good to the last bit. */
export const STIRLING_FROM = 10;

/**
 * log Γ(x) − ((x − ½) log x − x + ½ log 2π) for x ≥ STIRLING_FROM: the asymptotic series Σ B₂ₖ / (2k (2k − 1) x^{2k−1})
 * (DLMF 5.11.1), eight terms.
 */
export function stirlingSeries(x: number): number {
  const y = 1 / x;
  const z = y * y;
  return (
    y *
    (1 / 12 -
      z *
        (1 / 360 -
          z *
            (1 / 1260 -
              z * (1 / 1680 - z * (1 / 1188 - z * (691 / 360360 - z * (1 / 156 - z * (3617 / 122400))))))))
  );
}
