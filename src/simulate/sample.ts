import { sampleQuantile, sorted } from '../math/sample-quantile.ts';
import { append, doubles, emptySeries, type Series } from './series.ts';
import { type Heap, heaps, insert, makeSketch, type Sketch } from './sketch.ts';
import type { Spool } from './spool.ts';

/** The numbers of a column as they come in: all of them, in the order of the worlds, counted in a sketch, or let go. */
export type Sample = { readonly kind: 'kept'; readonly series: Series } | Counted | { readonly kind: 'gone' };

/** A sample that only counts. Numbers wait to be counted many at a time, because sketches take turns in the processor's cache. */
interface Counted {
  readonly kind: 'counted';
  readonly sketch: Sketch;
  readonly waiting: Float64Array;
  /** How many wait. */
  held: number;
}

/** How many numbers wait at most. */
const WAITING = 4096;

/** How finely a sample is counted: the most bits and buckets of its sketch. */
export interface Fineness {
  readonly bits: number;
  readonly most: number;
}

/** @param room worlds expected, where that is known: the sample may grow beyond @param spool where the numbers go, if not into memory */
export function keptSample(room: number, spool?: Spool): Sample {
  return { kind: 'kept', series: emptySeries(room, spool) };
}

/** The same numbers, from here on where a spool puts them. */
export function spooled(sample: Sample, spool: Spool): Sample {
  const only = keptSample(0, spool);
  take(only, doubles(kept(sample)));
  return only;
}

/** The sample of numbers that nobody asks for. */
export const GONE: Sample = { kind: 'gone' };

/** An empty sample that only counts. */
export function countedSample({ bits, most }: Fineness): Sample {
  return { kind: 'counted', sketch: makeSketch(bits, most), waiting: new Float64Array(WAITING), held: 0 };
}

/** Takes in the numbers of the next worlds. */
export function take(sample: Sample, values: Float64Array): void {
  if (sample.kind === 'kept') {
    append(sample.series, values);
    return;
  }
  if (sample.kind === 'gone') return;
  if (sample.held + values.length > WAITING) sketchOf(sample);
  if (values.length > WAITING) {
    insert(sample.sketch, values);
    return;
  }
  sample.waiting.set(values, sample.held);
  sample.held += values.length;
}

/** The sketch of a sample that only counts, with all its numbers. */
export function sketchOf(sample: Counted): Sketch {
  const { sketch, waiting, held } = sample;
  insert(sketch, waiting.subarray(0, held));
  sample.held = 0;
  return sketch;
}

/** The same sample only counted, as if it had never been kept. */
export function counted(sample: Sample, fineness: Fineness): Sample {
  if (sample.kind !== 'kept') return sample;
  const only = countedSample(fineness);
  take(only, doubles(sample.series));
  return only;
}

/** All numbers so far. Throws an ordinary error where they were only counted. */
export function kept(sample: Sample): Series {
  if (sample.kind !== 'kept') throw new Error('the single worlds were not kept');
  return sample.series;
}

/** A sample in ascending order, ready to be read: missing numbers are left out. */
export type Ranked =
  | { readonly kind: 'kept'; readonly values: Float64Array }
  | { readonly kind: 'counted'; readonly heaps: readonly Heap[]; readonly count: number };

/** Sorts a sample, once for all that is read off it. */
export function ranked(sample: Sample): Ranked {
  if (sample.kind === 'gone') throw new Error('the numbers were not kept');
  if (sample.kind === 'kept') return { kind: 'kept', values: sorted(doubles(sample.series)) };
  const sketch = sketchOf(sample);
  return { kind: 'counted', heaps: heaps(sketch), count: sketch.count };
}

/**
 * The quantile of definition 7 (see `sampleQuantile`). The numbers of a sketch's bucket are taken to lie evenly from the
 * least to the greatest of them.
 */
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
  for (const heap of list) {
    if (rank < passed + heap.count) return within(heap, rank - passed);
    passed += heap.count;
  }
  return Number.NaN;
}

function within({ count, low, high }: Heap, rank: number): number {
  return rank === 0 || low === high
    ? low
    : rank === count - 1
      ? high
      : low + (high - low) * (rank / (count - 1));
}

/** How many numbers of a sketch's buckets lie below a value, or at it. */
export function countUpTo(list: readonly Heap[], value: number): number {
  let passed = 0;
  for (const { count, low, high } of list) {
    if (value < low) break;
    passed += value >= high ? count : 1 + Math.floor(((value - low) / (high - low)) * (count - 1));
  }
  return passed;
}

/** The mean of the `count` least or greatest numbers; NaN of none. */
export function endMean(sample: Ranked, end: 'least' | 'greatest', count: number): number {
  const least = end === 'least';
  if (sample.kind === 'kept') {
    const { values } = sample;
    if (count > values.length || count === 0) return Number.NaN;
    let sum = 0;
    for (let i = 0; i < count; i++) sum += values[least ? i : values.length - 1 - i] as number;
    return sum / count;
  }
  let left = count;
  let sum = 0;
  for (const heap of least ? sample.heaps : sample.heaps.toReversed()) {
    const taken = Math.min(left, heap.count);
    const [first, last] = least ? [0, taken - 1] : [heap.count - 1, heap.count - taken];
    sum += (taken * (within(heap, first) + within(heap, last))) / 2;
    left -= taken;
    if (left === 0) return sum / count;
  }
  return Number.NaN;
}
