import { quantileOf, type Ranked } from './sample.ts';

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
  const counts = new Array<number>(BINS).fill(0);
  const add = (value: number, count: number): void => {
    if (value < low || value > high) return;
    const bin = Math.min(BINS - 1, Math.floor((BINS * (value - low)) / (high - low)));
    counts[bin] = (counts[bin] ?? 0) + count;
  };
  if (sample.kind === 'kept') for (const value of sample.values) add(value, 1);
  else for (const { value, count } of sample.heaps) add(value, count);
  return { low, high, counts };
}
