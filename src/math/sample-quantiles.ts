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
  const order = (own.length < MANY ? undefined : (ofFew(own, wanted) ?? binned(own, wanted))) ?? own;
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
    const value = values[i]! + 0;
    if (!Number.isNaN(value)) own[count++] = value;
  }
  return own.subarray(0, count);
}

/** From so many numbers on they are counted into bins. */
const MANY = 512;
const BINS = 1024;
/** Numbers that tell how wide bins are to be: with all, the few that are far from the others would make them wide. */
const TOLD = 256;

/** As `binned`, of at most three different numbers, as those of a yes or no: it is enough to know how often each comes up. */
function ofFew(values: Float64Array, wanted: Uint32Array): Float64Array | undefined {
  const [one] = values as unknown as [number];
  let [ones, other, others, third, thirds] = [0, Number.NaN, 0, Number.NaN, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value === one) ones++;
    else if (value === other) others++;
    else if (value === third) thirds++;
    else if (others === 0) [other, others] = [value, 1];
    else if (thirds === 0) [third, thirds] = [value, 1];
    else return undefined;
  }
  const counts = [
    [one, ones],
    [other, others],
    [third, thirds],
  ] as const;
  const order = ordered.subarray(0, values.length);
  const ascending = counts.filter(([, times]) => times > 0).sort(([a], [b]) => a - b);
  let [at, below] = [0, 0];
  for (const rank of wanted) {
    while (rank >= below + ascending[at]![1]) below += ascending[at++]![1];
    order[rank] = ascending[at]![0];
  }
  return order;
}

/**
 * An array in which the order statistics of `wanted`, ascending, stand in their places, and nothing else need. Undefined where numbers
 * cannot be told apart by bins: all equal, or farther apart than a number can be.
 */
function binned(values: Float64Array, wanted: Uint32Array): Float64Array | undefined {
  const count = values.length;
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < count; i += Math.ceil(count / TOLD)) {
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
    const at = (values[i]! - least) * scale;
    const bin = at < BINS ? (at > 0 ? at | 0 : 0) : BINS - 1;
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
