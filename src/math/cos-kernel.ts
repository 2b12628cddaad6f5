/**
 * cos(r + t) for |r| ≤ π/4 and a correction t below an ulp of r. 1 − r²/2 + r⁴ C(r²), C of degree 5 fitted by
 * `scripts/reference/fit.py`, error below 2^-59 of the cosine; what 1 − r²/2 loses by rounding is added back.
 */
export function cosKernel(r: number, t: number): number {
  const z = r * r;
  const w = z * z;
  const p =
    z * (0.041666666666666595 + z * (-0.001388888888887304 + z * 2.4801587288841424e-5)) +
    w * w * (-2.755731417624711e-7 + z * (2.0875700417013217e-9 + z * -1.1358513997464792e-11));
  const half = 0.5 * z;
  const first = 1 - half;
  return first + (1 - first - half + (z * p - r * t));
}
