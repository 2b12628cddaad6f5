import { highWord, UPPER, wordsOf } from '../math/bits.ts';

/**
 * Counts of numbers by their leading bits: sign, exponent and the first `bits` of the mantissa, with the least and the
 * greatest number met in each bucket. A sketch begins with all the bits it may have and gives up one, for all its
 * buckets together, whenever they are more than `most`. What it holds in the end depends on the numbers alone, whatever their
 * order: `bits` is the largest for which their buckets are few enough, or 0: signs and exponents are never given up. Two sketches merge into that of both samples.
 * A quantile read off it is within 2^-bits of an order statistic of the sample, relative to it, and exact where a bucket
 * holds one value only: few values, or small whole numbers, stay as they are.
 *
 * Buckets of equal relative width are those of C. Masson, J. E. Rim, H. K. Lee, "DDSketch", PVLDB 12 (2019), and giving up
 * resolution everywhere at once is that of I. Epicoco et al., "UDDSketch", IEEE Access 8 (2020); here with boundaries taken
 * from the representation of doubles instead of a logarithm, so that no rounding can move a number.
 */
export interface Sketch {
  bits: number;
  readonly most: number;
  /** Numbers counted; missing ones are not. */
  count: number;
  /** Buckets in use. */
  size: number;
  /** By bucket: leading bits, numbers counted, least, greatest. */
  keys: Int32Array;
  counts: Uint32Array;
  lows: Float64Array;
  highs: Float64Array;
  /** Hash table with linear probing: one more than the bucket, 0 where there is none. Its length is a power of two. */
  slots: Uint16Array;
}

/** Bits of the mantissa that the high word of a double holds. */
const HIGH_BITS = 20;
const FIRST_ROOM = 16;
/** The golden ratio's bits scatter keys that follow one another (D. E. Knuth, The Art of Computer Programming 3, 6.4). */
const SCATTER = 0x9e3779b1;

/**
 * An empty sketch. `bits`: 0 to 20; `most`: buckets it may have, under 65,536, and best one less than a power of two, which
 * fills its tables.
 */
export function makeSketch(bits: number, most: number): Sketch {
  return { bits, most, count: 0, size: 0, ...tables(FIRST_ROOM) };
}

/** Counts numbers; NaN is left out, −0 is 0. Most numbers fall into buckets there are: the loop is for them. */
export function insert(sketch: Sketch, values: Float64Array): void {
  const words = wordsOf(values);
  let { bits, keys, counts, lows, highs, slots } = sketch;
  let known = 0;
  for (let i = 0; i < values.length; i++) {
    const value = (values[i] as number) + 0;
    if (Number.isNaN(value)) continue;
    const key = value === 0 ? 0 : (words[2 * i + UPPER] as number) >> (HIGH_BITS - bits);
    const last = slots.length - 1;
    let at = slotOf(slots, key);
    let bucket = (slots[at] as number) - 1;
    while (bucket >= 0 && keys[bucket] !== key) {
      at = (at + 1) & last;
      bucket = (slots[at] as number) - 1;
    }
    if (bucket < 0) {
      count(sketch, key, value, value, 1);
      ({ bits, keys, counts, lows, highs, slots } = sketch);
      continue;
    }
    known++;
    counts[bucket] = (counts[bucket] as number) + 1;
    if (value < (lows[bucket] as number)) lows[bucket] = value;
    else if (value > (highs[bucket] as number)) highs[bucket] = value;
  }
  sketch.count += known;
}

/** Counts in `into` all that `from` has counted. */
export function mergeSketch(into: Sketch, from: Sketch): void {
  while (into.bits > from.bits) coarsen(into);
  for (let bucket = 0; bucket < from.size; bucket++) {
    const low = from.lows[bucket] as number;
    count(into, keyOf(low, into.bits), low, from.highs[bucket] as number, from.counts[bucket] as number);
  }
}

function keyOf(value: number, bits: number): number {
  return highWord(value) >> (HIGH_BITS - bits);
}

function count(sketch: Sketch, key: number, low: number, high: number, times: number): void {
  sketch.count += times;
  add(sketch, key, low, high, times);
  while (sketch.size > sketch.most && sketch.bits > 0) coarsen(sketch);
}

function add(sketch: Sketch, key: number, low: number, high: number, times: number): void {
  let { slots } = sketch;
  let at = slotOf(slots, key);
  for (let held = slots[at] as number; held !== 0; held = slots[at] as number) {
    const bucket = held - 1;
    if (sketch.keys[bucket] === key) {
      sketch.counts[bucket] = (sketch.counts[bucket] as number) + times;
      if (low < (sketch.lows[bucket] as number)) sketch.lows[bucket] = low;
      if (high > (sketch.highs[bucket] as number)) sketch.highs[bucket] = high;
      return;
    }
    at = (at + 1) & (slots.length - 1);
  }
  if (sketch.size === sketch.keys.length) {
    grow(sketch);
    slots = sketch.slots;
    at = slotOf(slots, key);
    while (slots[at] !== 0) at = (at + 1) & (slots.length - 1);
  }
  const bucket = sketch.size++;
  slots[at] = bucket + 1;
  sketch.keys[bucket] = key;
  sketch.counts[bucket] = times;
  sketch.lows[bucket] = low;
  sketch.highs[bucket] = high;
}

function slotOf(slots: Uint16Array, key: number): number {
  return (Math.imul(key, SCATTER) >>> 8) & (slots.length - 1);
}

/** Gives up one bit: what falls together is one bucket. */
function coarsen(sketch: Sketch): void {
  const { size, keys, counts, lows, highs } = sketch;
  Object.assign(sketch, tables(keys.length), { bits: sketch.bits - 1, size: 0 });
  for (let bucket = 0; bucket < size; bucket++) {
    const [low, high] = [lows[bucket] as number, highs[bucket] as number];
    add(sketch, (keys[bucket] as number) >> 1, low, high, counts[bucket] as number);
  }
}

function grow(sketch: Sketch): void {
  const { size, keys, counts, lows, highs } = sketch;
  Object.assign(sketch, tables(2 * keys.length), { size: 0 });
  for (let bucket = 0; bucket < size; bucket++) {
    const [low, high] = [lows[bucket] as number, highs[bucket] as number];
    add(sketch, keys[bucket] as number, low, high, counts[bucket] as number);
  }
}

function tables(room: number): Pick<Sketch, 'keys' | 'counts' | 'lows' | 'highs' | 'slots'> {
  return {
    keys: new Int32Array(room),
    counts: new Uint32Array(room),
    lows: new Float64Array(room),
    highs: new Float64Array(room),
    slots: new Uint16Array(2 * room),
  };
}

/** A bucket as it is read: so many numbers from `low` to `high`, both of which are among them. */
export interface Heap {
  readonly count: number;
  readonly low: number;
  readonly high: number;
}

/** The buckets in ascending order. */
export function heaps({ size, counts, lows, highs }: Sketch): Heap[] {
  return Array.from({ length: size }, (_, bucket) => ({
    count: counts[bucket] as number,
    low: lows[bucket] as number,
    high: highs[bucket] as number,
  })).sort((a, b) => a.low - b.low);
}
