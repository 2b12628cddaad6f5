/**
 * z R(z) with z = s², such that log((1 + s) / (1 − s)) = 2s + s · z R(z), for |s| ≤ (√2 − 1) / (√2 + 1); error below 2^-59
 * of the logarithm. R has degree 6 and was fitted by `scripts/reference/fit.py`.
 */
export function logSeries(s: number): number {
  const z = s * s;
  const w = z * z;
  const even =
    0.6666666666666735 + w * (0.2857142874326269 + w * (0.18183569739853522 + w * 0.14797507719057545));
  const odd = 0.3999999999941109 + w * (0.2222219847598521 + w * 0.15313903245641833);
  return z * even + w * odd;
}
