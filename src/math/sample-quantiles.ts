import { sampleQuantile } from './sample-quantile.ts';

/**
 * Several quantiles of numbers in any order, as `sampleQuantile` gives them of the sorted ones; missing numbers (NaN) are left
 * out, −0 is 0. Only the order statistics that they need are put in their places (C. A. R. Hoare, "Algorithm 65: Find",
 * Communications of the ACM 4, 1961), in time proportional to the count.
 */
export function sampleQuantiles(values: Float64Array, ps: readonly number[]): number[] {
  const own = known(values);
  const last = own.length - 1;
  const ranks = ps.flatMap((p) => {
    const below = Math.floor(last * p);
    return [below, Math.min(below + 1, last)];
  });
  const wanted = Uint32Array.from(new Set(ranks.filter((rank) => rank >= 0))).sort();
  place(own, 0, last, wanted, 0, wanted.length);
  return ps.map((p) => sampleQuantile(own, p));
}

function known(values: Float64Array): Float64Array {
  const own = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isNaN(value)) own[count++] = value + 0;
  }
  return own.subarray(0, count);
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
