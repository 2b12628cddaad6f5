/**
 * sin(r + t) for |r| ≤ π/4 and a correction t below an ulp of r. r³ S(r²), S of degree 5 fitted by
 * `scripts/reference/fit.py`, error below 2^-57 of the sine; r enters last and unrounded (the arrangement of fdlibm's kernel).
 */
export function sinKernel(r: number, t: number): number {
  const z = r * r;
  const w = z * z;
  const cube = z * r;
  const p =
    0.008333333333322413 +
    z * (-0.00019841269829807764 + z * 2.75573136919045e-6) +
    z * w * (-2.5050758113359047e-8 + z * 1.5896795551442138e-10);
  return r - (z * (0.5 * t - cube * p) - t - cube * -0.16666666666666632);
}
