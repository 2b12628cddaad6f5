/** erf(x) for |x| ≤ 1: x + x P(x²), P of degree 13 fitted by `scripts/reference/fit.py`, error below 2^-56 of erf. */
export function erfNearZero(x: number): number {
  const z = x * x;
  const w = z * z;
  const even =
    0.1283791670955126 +
    w *
      (0.11283791670955119 +
        w *
          (0.005223977625422086 +
            w *
              (0.00012055332899358587 +
                w * (1.646204340811479e-6 + w * (1.4792145788440447e-8 + w * 8.703790541506741e-11)))));
  const odd =
    -0.37612638903183754 +
    w *
      (-0.026866170645129733 +
        w *
          (-0.0008548327021853216 +
            w *
              (-1.4925647465135258e-5 +
                w * (-1.6364614425568706e-7 + w * (-1.2163042122557935e-9 + w * -4.22289725472244e-12)))));
  return x + x * (even + z * odd);
}
