import { sampleQuantile, sorted } from '../math/sample-quantile.ts';
import { type Heap, heaps, insert, makeSketch, type Sketch } from './sketch.ts';

/** The numbers of a column as they come in: all of them, in the order of the worlds, or counted in a sketch. */
export type Sample =
  | { readonly kind: 'kept'; values: Float64Array; length: number }
  | { readonly kind: 'counted'; readonly sketch: Sketch };

/** @param room worlds expected, where that is known: the sample may grow beyond */
export function keptSample(room: number): Sample {
  return { kind: 'kept', values: new Float64Array(room), length: 0 };
}

/** An empty sample that only counts, in a sketch of so many bits. */
export function countedSample(bits: number): Sample {
  return { kind: 'counted', sketch: makeSketch(bits) };
}

/** Takes in the numbers of the next worlds. */
export function take(sample: Sample, values: Float64Array): void {
  if (sample.kind === 'counted') {
    for (const value of values) insert(sample.sketch, value);
    return;
  }
  const length = sample.length + values.length;
  if (length > sample.values.length) {
    const larger = new Float64Array(Math.max(length, 2 * sample.values.length));
    larger.set(sample.values.subarray(0, sample.length));
    sample.values = larger;
  }
  sample.values.set(values, sample.length);
  sample.length = length;
}

/** All numbers so far. Throws an ordinary error where they were only counted. */
export function kept(sample: Sample): Float64Array {
  if (sample.kind === 'counted') throw new Error('the single worlds were not kept');
  return sample.values.subarray(0, sample.length);
}

/** A sample in ascending order, ready to be read: missing numbers are left out. */
export type Ranked =
  | { readonly kind: 'kept'; readonly values: Float64Array }
  | { readonly kind: 'counted'; readonly heaps: readonly Heap[]; readonly count: number };

/** Sorts a sample, once for all that is read off it. */
export function ranked(sample: Sample): Ranked {
  if (sample.kind === 'kept') return { kind: 'kept', values: sorted(kept(sample)) };
  return { kind: 'counted', heaps: heaps(sample.sketch), count: sample.sketch.count };
}

/** The quantile of definition 7 (see `sampleQuantile`); of a sketch with the middle of a bucket for what it holds. */
export function quantileOf(sample: Ranked, p: number): number {
  if (sample.kind === 'kept') return sampleQuantile(sample.values, p);
  const rank = (sample.count - 1) * p;
  const below = Math.floor(rank);
  const pair = Float64Array.of(
    valueAt(sample.heaps, below),
    valueAt(sample.heaps, Math.min(below + 1, sample.count - 1)),
  );
  return sampleQuantile(pair, rank - below);
}

function valueAt(list: readonly Heap[], rank: number): number {
  let passed = 0;
  for (const { count, value } of list) {
    passed += count;
    if (rank < passed) return value;
  }
  return Number.NaN;
}

/** The mean of the `count` least or greatest numbers; NaN of none. */
export function endMean(sample: Ranked, end: 'least' | 'greatest', count: number): number {
  const list: readonly Heap[] =
    sample.kind === 'counted' ? sample.heaps : Array.from(sample.values, (value) => ({ count: 1, value }));
  let left = count;
  let sum = 0;
  for (const heap of end === 'least' ? list : list.toReversed()) {
    const taken = Math.min(left, heap.count);
    sum += taken * heap.value;
    left -= taken;
    if (left === 0) return sum / count;
  }
  return Number.NaN;
}
