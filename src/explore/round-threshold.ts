/** Figures that `formatValue` prints; a threshold is rounded to no more, so that what is printed is what was counted. */
const FIGURES = 3;

/**
 * A number as round as may be that differs from `threshold` by no more than half of `width`: the multiple of 1, 2 or 5
 * times a power of ten nearest to it.
 */
export function roundThreshold(threshold: number, width: number): number {
  const size = Math.abs(threshold);
  const finest = size > 0 ? 10 ** (Math.floor(Math.log10(size)) - FIGURES + 1) : 0;
  const largest = Math.max(width, finest);
  if (!(largest > 0 && largest < Infinity)) return threshold;
  const power = 10 ** Math.floor(Math.log10(largest));
  const step = ([5, 2, 1].find((digit) => digit * power <= largest * (1 + 1e-9)) ?? 1) * power;
  return Number((Math.round(threshold / step) * step).toPrecision(12));
}
