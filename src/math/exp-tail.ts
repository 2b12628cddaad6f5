/**
 * exp(r) − 1 − r for |r| ≤ ln 2 / 2, error below 2^-60 of exp(r). The polynomial is r² (1/2 + r q(r)), q of degree 9
 * fitted by `scripts/reference/fit.py`; its even and odd halves run side by side.
 */
export function expTail(r: number): number {
  const z = r * r;
  const even =
    0.1666666666666668 +
    z *
      (0.00833333333331853 +
        z * (0.00019841269893337314 + z * (2.7557237456909466e-6 + z * 2.5111246017223334e-8)));
  const odd =
    0.04166666666666641 +
    z *
      (0.0013888888889033223 +
        z * (2.4801587025684578e-5 + z * (2.7557526032443156e-7 + z * 2.0838529312594814e-9)));
  return z * (0.5 + r * (even + r * odd));
}
