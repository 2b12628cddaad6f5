/**
 * SHA-256, in hexadecimal, of columns of numbers: the eight bytes of each, least significant first, one column after the
 * other. Engines differ in the bits of NaN, so all are the one that IEEE 754 prefers; the sign of zero is kept.
 */
export async function columnHash(columns: readonly Float64Array[]): Promise<string> {
  const length = columns.reduce((sum, column) => sum + column.length, 0);
  const bytes = new DataView(new ArrayBuffer(8 * length));
  let at = 0;
  for (const column of columns) {
    for (const value of column) {
      if (Number.isNaN(value)) bytes.setBigUint64(at, 0x7ff8000000000000n, true);
      else bytes.setFloat64(at, value, true);
      at += 8;
    }
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.buffer));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
