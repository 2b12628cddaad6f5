import { LEAST_NORMAL } from './octave.ts';

/**
 * The least double x from low to high with f(x) ≥ wanted, where f never falls, f(high) ≥ wanted, and all are finite: by
 * halving, of the ratio where the ends lie far apart, until no double lies between. About 60 steps, more where the ends have
 * different signs.
 */
export function leastReaching(low: number, high: number, wanted: number, f: (x: number) => number): number {
  if (!(low < high) || f(low) >= wanted) return low;
  let [below, reaching] = [low, high];
  for (;;) {
    const middle = between(below, reaching);
    if (!(middle > below && middle < reaching)) return reaching;
    if (f(middle) >= wanted) reaching = middle;
    else below = middle;
  }
}

function between(low: number, high: number): number {
  if (low < 0 && high > 0) return 0;
  const [small, large] = low >= 0 ? [low, high] : [-high, -low];
  // From 0 on the first step is to the least double whose square is one; what lies below is halved as it is.
  const ratio = small === 0 ? LEAST_NORMAL : small;
  if (large > 4 * ratio) {
    const middle = Math.sqrt(ratio) * Math.sqrt(large);
    return low >= 0 ? middle : -middle;
  }
  return 0.5 * low + 0.5 * high;
}
