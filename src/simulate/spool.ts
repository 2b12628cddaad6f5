/** Bytes that memory need not hold. Whoever hands one in sees to it that nothing of it is left behind. */
export interface Spool {
  /** Takes bytes in and says at what place they stand; they may be overwritten afterwards. */
  readonly put: (bytes: Uint8Array) => number;
  /** Fills `into` with the bytes that stand from a place on. */
  readonly get: (place: number, into: Uint8Array) => void;
}
