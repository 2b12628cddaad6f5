import { highWord } from '../math/bits.ts';

/**
 * Counts of numbers by their leading bits: sign, exponent and the first `bits` of the mantissa, with the least and the
 * greatest number met in each bucket. Two sketches of the same bits merge into that of both samples, whatever the order.
 * A quantile read off it is within 2^-(bits + 1) of an order statistic of the sample, relative to it, and exact where
 * a bucket holds one value only: small whole numbers stay whole.
 *
 * Buckets of equal relative width are those of C. Masson, J. E. Rim, H. K. Lee, "DDSketch", PVLDB 12 (2019), here with
 * boundaries taken from the representation of doubles instead of a logarithm, so that no rounding can move a number.
 */
export interface Sketch {
  readonly bits: number;
  /** Numbers counted; missing ones are not. */
  count: number;
  /** Bucket number by the leading bits. */
  readonly buckets: Map<number, number>;
  /** By bucket number: count, least, greatest. */
  table: Float64Array;
}

/** Bits of the mantissa that the high word of a double holds. */
const HIGH_BITS = 20;
const WIDTH = 3;

/** An empty sketch. `bits`: 0 to 20. */
export function makeSketch(bits: number): Sketch {
  return { bits, count: 0, buckets: new Map(), table: new Float64Array(WIDTH * 8) };
}

/** Counts a number; NaN is left out, −0 is 0. */
export function insert(sketch: Sketch, value: number): void {
  if (!Number.isNaN(value)) count(sketch, value + 0, value + 0, 1);
}

/** Counts in `into` all that `from` has counted. Throws an ordinary error where their bits differ. */
export function mergeSketch(into: Sketch, from: Sketch): void {
  if (into.bits !== from.bits) throw new Error('sketches of different bits do not merge');
  for (const bucket of from.buckets.values()) {
    const [counted = 0, low = 0, high = 0] = from.table.subarray(WIDTH * bucket, WIDTH * (bucket + 1));
    count(into, low, high, counted);
  }
}

function count(sketch: Sketch, low: number, high: number, times: number): void {
  const key = highWord(low) >> (HIGH_BITS - sketch.bits);
  const found = sketch.buckets.get(key);
  const bucket = found ?? sketch.buckets.size;
  const at = WIDTH * bucket;
  if (found === undefined) {
    sketch.buckets.set(key, bucket);
    if (at >= sketch.table.length) sketch.table = grown(sketch.table);
  }
  const { table } = sketch;
  table[at] = (table[at] as number) + times;
  table[at + 1] = found === undefined ? low : Math.min(table[at + 1] as number, low);
  table[at + 2] = found === undefined ? high : Math.max(table[at + 2] as number, high);
  sketch.count += times;
}

function grown(table: Float64Array): Float64Array {
  const larger = new Float64Array(2 * table.length);
  larger.set(table);
  return larger;
}

/** A bucket as it is read: so many numbers, of about this value. */
export interface Heap {
  readonly count: number;
  readonly value: number;
}

/** The buckets in ascending order, each with the middle of what it holds. */
export function heaps({ buckets, table }: Sketch): Heap[] {
  return Array.from(buckets.values(), (bucket) => {
    const [counted = 0, low = 0, high = 0] = table.subarray(WIDTH * bucket, WIDTH * (bucket + 1));
    return { count: counted, value: low + (high - low) / 2 };
  }).sort((a, b) => a.value - b.value);
}
