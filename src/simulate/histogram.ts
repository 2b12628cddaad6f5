import { countUpTo, quantileOf, type Ranked } from './sample.ts';
import type { Heap } from './sketch.ts';

const BINS = 40;

/** Counts in bins of equal width from `low` to `high`. */
export interface Histogram {
  readonly low: number;
  readonly high: number;
  readonly counts: readonly number[];
}

/** Share of the worlds left out at each end, so that one far world does not flatten the picture. */
const LEFT_OUT = 0.005;

/**
 * How many worlds fall into each of 40 bins of equal width between the 0.5 % and the 99.5 % quantile; those beyond are not
 * counted. Undefined where these coincide.
 */
export function histogramOf(sample: Ranked): Histogram | undefined {
  const low = quantileOf(sample, LEFT_OUT);
  const high = quantileOf(sample, 1 - LEFT_OUT);
  if (!(low < high)) return undefined;
  if (sample.kind === 'counted') return { low, high, counts: between(sample.heaps, low, high) };
  const counts = new Array<number>(BINS).fill(0);
  for (const value of sample.values) {
    if (value < low || value > high) continue;
    const bin = Math.min(BINS - 1, Math.floor((BINS * (value - low)) / (high - low)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { low, high, counts };
}

/** A sketch's bucket that lies across an edge counts in part on both sides; the first bin has what stands at its low edge. */
function between(heaps: readonly Heap[], low: number, high: number): number[] {
  const upTo = Array.from({ length: BINS + 1 }, (_, edge) => {
    if (edge === 0) return countUpTo(heaps, low) - (heaps.find((heap) => heap.high === low)?.count ?? 0);
    return countUpTo(heaps, edge === BINS ? high : low + ((high - low) * edge) / BINS);
  });
  return Array.from({ length: BINS }, (_, bin) => (upTo[bin + 1] as number) - (upTo[bin] as number));
}
