/** So many zeros, in memory that threads share where the machine has such. */
export function sharedNumbers(count: number): Float64Array {
  if (typeof SharedArrayBuffer === 'undefined') return new Float64Array(count);
  return new Float64Array(new SharedArrayBuffer(count * Float64Array.BYTES_PER_ELEMENT));
}

/** Whether threads share the memory of some numbers. */
export function areShared({ buffer }: Float64Array): boolean {
  return typeof SharedArrayBuffer !== 'undefined' && buffer instanceof SharedArrayBuffer;
}
