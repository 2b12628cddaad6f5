/** Eight bits of a key at a time. */
const DIGITS = 8;
const DIGIT_VALUES = 256;

/**
 * The positions of `values` in ascending order of value, equal values in the order of their positions, NaN last (−0
 * stands before 0). A radix sort of the bits, O(n): a positive double compares like its bits read as an integer, a
 * negative one like their complement (M. Herf, "Radix tricks", 2001).
 */
export function ascending(values: Float64Array): Uint32Array {
  const n = values.length;
  const words = sortableWords(values);
  let from = new Uint32Array(n);
  let to = new Uint32Array(n);
  for (let i = 0; i < n; i++) from[i] = i;
  const starts = new Uint32Array(DIGIT_VALUES);
  for (let digit = 0; digit < DIGITS; digit++) {
    const word = digit >> 2;
    const shift = (digit & 3) * 8;
    starts.fill(0);
    for (let i = 0; i < n; i++) starts[(words[2 * i + word]! >>> shift) & 0xff]! += 1;
    let place = 0;
    let shared = false;
    for (let value = 0; value < DIGIT_VALUES; value++) {
      const count = starts[value]!;
      shared ||= count === n;
      starts[value] = place;
      place += count;
    }
    if (shared) continue;
    for (let i = 0; i < n; i++) {
      const position = from[i]!;
      const value = (words[2 * position + word]! >>> shift) & 0xff;
      to[starts[value]!++] = position;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Two words for each value, the low one first; compared as 64-bit unsigned integers they stand in the values' order. */
function sortableWords(values: Float64Array): Uint32Array {
  const words = new Uint32Array(values.slice().buffer);
  for (let i = 0; i < values.length; i++) {
    const low = 2 * i;
    const high = low + 1;
    if (Number.isNaN(values[i])) {
      words[low] = 0xffffffff;
      words[high] = 0xffffffff;
    } else if (words[high]! >>> 31 === 1) {
      words[low] = ~words[low]!;
      words[high] = ~words[high]!;
    } else {
      words[high]! |= 0x80000000;
    }
  }
  return words;
}
