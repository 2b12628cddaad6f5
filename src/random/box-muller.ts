import { octaveOf, withinOctave } from '../math/octave.ts';

// The draws of a period need no last digits: their uniforms have 32 bits. So this has polynomials of its own, shorter than those
// of src/math; `scripts/reference/fit.py` fitted them. A compiled kernel does the same operations in the same order.

/** −2 ln 2. */
export const MINUS_TWO_LN2 = -1.3862943611198906;

/** −2 log((1 + s) / (1 − s)) / s in s², for |s| ≤ (√2 − 1) / (√2 + 1): relative error below 2^-45. */
export const RADIUS_SERIES: readonly number[] = [
  -3.9999999999998925, -1.3333333335952564, -0.7999998967785943, -0.5714434292616835, -0.44348064895559913,
  -0.3922239997859893,
];

/** −2^¾ sin(πt/4) / t in t², for |t| ≤ 1: relative error below 2^-47. */
export const SINE_SERIES: readonly number[] = [
  -1.320877000295525, 0.135797223493479, -0.004188327728416345, 6.151357735166233e-5, -5.269699189304564e-7,
  2.920313826541642e-9,
];

/** 2^¾ cos(πt/4) in t², for |t| ≤ 1: relative error below 2^-43. */
export const COSINE_SERIES: readonly number[] = [
  1.6817928305073186, -0.5187071850454602, 0.02666372239654996, -0.0005482504647610977, 6.038415429159859e-6,
  -4.0806433540236546e-8,
];

export const ROOT_TWO = 1.4142135623730951;

/** √(−2 log u) for a uniform in (0, 1): the distance of a pair of standard normals from the origin. */
export function radius(u: number): number {
  const m = withinOctave(u);
  const s = (m - 1) / (m + 1);
  return Math.sqrt(octaveOf(u) * MINUS_TWO_LN2 + s * series(s * s, RADIUS_SERIES));
}

/**
 * r sin and r cos of π (1 + t), −1 < t < 1: Box and Muller's pair (Ann. Math. Stat. 29, 1958) in the direction t. The angle is
 * a quarter of πt, doubled twice, which needs no test of quadrants. Within r 2^-41 of the exact pair; never −0 where t is not 0.
 */
export function pair(r: number, t: number): { readonly cosine: number; readonly sine: number } {
  const z = t * t;
  const quarterSine = t * series(z, SINE_SERIES);
  // −√2 sin(πt/2) and √2 cos(πt/2).
  const halfSine = quarterSine * series(z, COSINE_SERIES);
  const halfCosine = ROOT_TWO - quarterSine * quarterSine;
  const lever = r * halfSine;
  return { cosine: lever * halfSine - r, sine: lever * halfCosine };
}

/** A polynomial by its coefficients, lowest power first, from the inside. */
function series(x: number, coefficients: readonly number[]): number {
  let power = coefficients.length - 1;
  let inner = coefficients[power] as number;
  while (power-- > 0) inner = (coefficients[power] as number) + x * inner;
  return inner;
}
