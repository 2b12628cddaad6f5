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

/** 2^k for an integer k in -1022..1023; outside that range the result is meaningless. */
export function powerOfTwo(k: number): number {
  scratch.setInt32(0, (k + 1023) << 20);
  scratch.setInt32(4, 0);
  return scratch.getFloat64(0);
}
