import { sampleQuantile } from './sample-quantile.ts';

/**
 * Several quantiles of numbers in any order, as `sampleQuantile` gives them of the sorted ones; missing numbers (NaN) are left
 * out, −0 is 0. Only the order statistics that they need are put in their places, in time proportional to the count: many numbers are
 * first counted into bins of equal width, and only those in a bin that is asked for are parted (C. A. R. Hoare, "Algorithm 65: Find",
 * Communications of the ACM 4, 1961), since a processor foresees no comparison with a pivot.
 */
export function sampleQuantiles(values: Float64Array, ps: readonly number[]): number[] {
  const own = known(values);
  const last = own.length - 1;
  const ranks = ps.flatMap((p) => {
    const below = Math.floor(last * p);
    return [below, Math.min(below + 1, last)];
  });
  const wanted = Uint32Array.from(new Set(ranks.filter((rank) => rank >= 0))).sort();
  const order = (own.length < MANY ? undefined : binned(own, wanted)) ?? own;
  if (order === own) place(own, 0, last, wanted, 0, wanted.length);
  const found = ps.map((p) => sampleQuantile(order, p));
  if (copied.length > KEPT)
    [copied, ordered, binOf] = [new Float64Array(), new Float64Array(), new Uint16Array()];
  return found;
}

/** Memory that is used again: fresh pages cost more than what is written to them. What is asked is answered before it is asked again. */
let [copied, ordered, binOf] = [new Float64Array(), new Float64Array(), new Uint16Array()];
/** What takes more is let go of. */
const KEPT = 2 ** 16;

/** The numbers that are not missing. */
function known(values: Float64Array): Float64Array {
  if (copied.length < values.length) {
    const room = Math.max(values.length, 1024);
    [copied, ordered, binOf] = [new Float64Array(room), new Float64Array(room), new Uint16Array(room)];
  }
  const own = copied;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isNaN(value)) own[count++] = value + 0;
  }
  return own.subarray(0, count);
}

/** From so many numbers on they are counted into bins. */
const MANY = 512;
const BINS = 1024;

/**
 * An array in which the order statistics of `wanted`, ascending, stand in their places, and nothing else need. Undefined where numbers
 * cannot be told apart by bins: all equal, or farther apart than a number can be.
 */
function binned(values: Float64Array, wanted: Uint32Array): Float64Array | undefined {
  const count = values.length;
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < count; i++) {
    const value = values[i]!;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const scale = BINS / (most - least);
  if (!(scale > 0 && scale < Number.POSITIVE_INFINITY)) return undefined;
  const bins = binOf;
  /** Where the numbers of a bin begin. */
  const starts = new Uint32Array(BINS + 1);
  for (let i = 0; i < count; i++) {
    // Rounding keeps the order, so that no number gets into a bin before that of a lesser one.
    const bin = Math.min(BINS - 1, Math.floor((values[i]! - least) * scale));
    bins[i] = bin;
    starts[bin + 1]!++;
  }
  for (let bin = 0; bin < BINS; bin++) starts[bin + 1]! += starts[bin]!;
  /** Where the next number of a bin goes, and 1 more; 0 of bins that nobody asks for. */
  const next = new Uint32Array(BINS);
  const asked: { readonly bin: number; readonly from: number; to: number }[] = [];
  let bin = 0;
  for (const [at, rank] of wanted.entries()) {
    while (starts[bin + 1]! <= rank) bin++;
    const known = asked.at(-1);
    if (known?.bin === bin) known.to = at + 1;
    else asked.push({ bin, from: at, to: at + 1 });
    next[bin] = starts[bin]! + 1;
  }
  const order = ordered.subarray(0, count);
  for (let i = 0; i < count; i++) {
    const own = bins[i]!;
    const to = next[own]!;
    if (to === 0) continue;
    order[to - 1] = values[i]!;
    next[own] = to + 1;
  }
  for (const { bin, from, to } of asked) place(order, starts[bin]!, starts[bin + 1]! - 1, wanted, from, to);
  return order;
}

/** Below this many numbers, insertion is quicker than parting. */
const FEW = 24;

/** Puts the order statistics of `ranks[from..to)`, all of which lie in left..right, in their places. */
function place(
  values: Float64Array,
  left: number,
  right: number,
  ranks: Uint32Array,
  from: number,
  to: number,
): void {
  if (from >= to) return;
  if (right - left < FEW) {
    insertionSort(values, left, right);
    return;
  }
  const pivot = middle(values[left]!, values[(left + right) >> 1]!, values[right]!);
  let i = left;
  let j = right;
  while (i <= j) {
    while (values[i]! < pivot) i++;
    while (values[j]! > pivot) j--;
    if (i > j) break;
    const one = values[i]!;
    values[i++] = values[j]!;
    values[j--] = one;
  }
  // What lies between j and i equals the pivot.
  let below = from;
  while (below < to && ranks[below]! <= j) below++;
  let above = below;
  while (above < to && ranks[above]! < i) above++;
  place(values, left, j, ranks, from, below);
  place(values, i, right, ranks, above, to);
}

function middle(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

function insertionSort(values: Float64Array, left: number, right: number): void {
  for (let i = left + 1; i <= right; i++) {
    const value = values[i]!;
    let at = i - 1;
    for (; at >= left && values[at]! > value; at--) values[at + 1] = values[at]!;
    values[at + 1] = value;
  }
}
