import type { Algebra, Operand } from '../graph/algebra.ts';

const SPLITTER = 134217729;

/** What rounding lost in `sum = a + b`: the operations of `sumError` in src/math. */
export function sumError(v: Algebra, a: Operand, b: Operand, sum: Operand): Operand {
  const shareOfB = v.sub(sum, a);
  return v.add(v.sub(a, v.sub(sum, shareOfB)), v.sub(b, shareOfB));
}

/** What rounding lost in `product = a · b`: the operations of `productError` in src/math. */
export function productError(v: Algebra, a: Operand, b: Operand, product: Operand): Operand {
  const wideA = v.mul(a, SPLITTER);
  const highA = v.sub(wideA, v.sub(wideA, a));
  const lowA = v.sub(a, highA);
  const wideB = v.mul(b, SPLITTER);
  const highB = v.sub(wideB, v.sub(wideB, b));
  const lowB = v.sub(b, highB);
  const rest = v.sub(v.sub(product, v.mul(highA, highB)), v.mul(lowA, highB));
  return v.sub(v.mul(lowA, lowB), v.sub(rest, v.mul(highA, lowB)));
}
