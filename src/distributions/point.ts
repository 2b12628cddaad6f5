/** Log density of a law that is a point: ∞ there, −∞ elsewhere. */
export function pointLogDensity(x: number, point: number): number {
  return x === point ? Infinity : Number.isNaN(x) ? NaN : -Infinity;
}

/** Distribution function of a law that is a point. */
export function pointCdf(x: number, point: number): number {
  return Number.isNaN(x) ? NaN : x < point ? 0 : 1;
}

/** Quantile of a law that is a point. */
export function pointQuantile(p: number, point: number): number {
  return p >= 0 && p <= 1 ? point : NaN;
}
