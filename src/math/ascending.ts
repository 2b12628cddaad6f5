/** Bits of a key at a time: three digits make a word. */
const BITS = 11;
const DIGIT_VALUES = 2 ** BITS;
/** Mending the order within equal high words by insertion may take so many steps a value; beyond that low words are sorted, too. */
const STEPS = 4;

/**
 * The positions of `values` in ascending order of value, equal values in the order of their positions, NaN last (−0
 * stands before 0). A radix sort of the bits, O(n): a positive double compares like its bits read as an integer, a
 * negative one like their complement (M. Herf, "Radix tricks", 2001). Few values share their high word, so these
 * are sorted first, and the low ones alone where many do.
 */
export function ascending(values: Float64Array): Uint32Array {
  const words = sortableWords(values);
  const order = byWord(words, 1, inOrder(values.length));
  return mended(order, words) ? order : byWord(words, 1, byWord(words, 0, inOrder(values.length)));
}

function inOrder(n: number): Uint32Array<ArrayBuffer> {
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  return order;
}

/** Positions in ascending order of one of their two words; those with equal ones stay in their order. */
function byWord(words: Uint32Array, word: number, order: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const n = order.length;
  let from = order;
  let to = new Uint32Array(n);
  const starts = new Uint32Array(DIGIT_VALUES);
  for (let shift = 0; shift < 32; shift += BITS) {
    starts.fill(0);
    for (let i = 0; i < n; i++) starts[(words[2 * i + word]! >>> shift) & (DIGIT_VALUES - 1)]! += 1;
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
      const value = (words[2 * position + word]! >>> shift) & (DIGIT_VALUES - 1);
      to[starts[value]!++] = position;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Sorts positions with equal high words by the low ones. False where that takes too long: the order is then of no use. */
function mended(order: Uint32Array, words: Uint32Array): boolean {
  let left = STEPS * order.length;
  for (let i = 1; i < order.length; i++) {
    const position = order[i]!;
    const high = words[2 * position + 1]!;
    const low = words[2 * position]!;
    let at = i - 1;
    for (; at >= 0; at--) {
      const before = order[at]!;
      if (words[2 * before + 1] !== high || words[2 * before]! <= low) break;
      order[at + 1] = before;
      left -= 1;
    }
    if (left < 0) return false;
    order[at + 1] = position;
  }
  return true;
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
