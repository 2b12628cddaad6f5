/** 2^27 + 1 cuts a 53-bit mantissa into two halves whose products are exact. */
const SPLITTER = 134217729;

/** What rounding lost in `sum = a + b`: a + b = sum + sumError(a, b, sum) exactly (Knuth, TAOCP 2, 4.2.2, theorem B). */
export function sumError(a: number, b: number, sum: number): number {
  const shareOfB = sum - a;
  return a - (sum - shareOfB) + (b - shareOfB);
}

/**
 * What rounding lost in `product = a · b`: exact while |a|, |b| < 2^996 and nothing underflows (T. J. Dekker, "A
 * floating-point technique for extending the available precision", Numer. Math. 18, 1971, algorithm mul12). It stands
 * for a fused multiply-add, which WebAssembly lacks.
 */
export function productError(a: number, b: number, product: number): number {
  const wideA = a * SPLITTER;
  const highA = wideA - (wideA - a);
  const lowA = a - highA;
  const wideB = b * SPLITTER;
  const highB = wideB - (wideB - b);
  const lowB = b - highB;
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
}
