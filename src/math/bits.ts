/**
 * The one place that looks into the bits of a double. The scratch below holds no state: each function writes it before
 * reading it, so that no call can see another's.
 */
const scratch = new DataView(new ArrayBuffer(8));

/** The upper 32 bits of `x` as a signed integer: sign, 11 bits of exponent, 20 bits of mantissa. */
export function highWord(x: number): number {
  scratch.setFloat64(0, x);
  return scratch.getInt32(0);
}

/** The lower 32 bits of `x` as a signed integer: the rest of the mantissa. */
export function lowWord(x: number): number {
  scratch.setFloat64(0, x);
  return scratch.getInt32(4);
}

/** `x` with its upper 32 bits replaced by `word`. */
export function withHighWord(x: number, word: number): number {
  scratch.setFloat64(0, x);
  scratch.setInt32(0, word);
  return scratch.getFloat64(0);
}

/** `x` cut to its upper 26 bits: a product of two such numbers is exact. */
export function upperHalf(x: number): number {
  scratch.setFloat64(0, x);
  scratch.setInt32(4, scratch.getInt32(4) & LOW_HALF_CLEARED);
  return scratch.getFloat64(0);
}

/** Clears the lowest 27 bits of a double's lower word. */
export const LOW_HALF_CLEARED: number = 0xf8000000 | 0;

/** 2^k for an integer k in -1022..1023; outside that range the result is meaningless. */
export function powerOfTwo(k: number): number {
  scratch.setInt32(0, (k + 1023) << 20);
  scratch.setInt32(4, 0);
  return scratch.getFloat64(0);
}

/** Where the upper word of a double stands among its two words in memory: 1, or 0 on machines that put it first. */
export const UPPER: number = new Int32Array(Float64Array.of(1).buffer)[1] === 0 ? 0 : 1;

/** The words of numbers where they lie: the upper one of number i is at 2 i + `UPPER`. They share the numbers' memory. */
export function wordsOf({ buffer, byteOffset, length }: Float64Array): Int32Array {
  return new Int32Array(buffer, byteOffset, 2 * length);
}
