import type { Dimension } from '../../model/units.ts';

/** The dimension of a plain number. */
export const plain: Dimension = {};

/** The dimension of a duration. */
export const duration: Dimension = { day: 1 };

/** The dimension of a product. */
export function times(left: Dimension, right: Dimension): Dimension {
  return isPlain(left) ? right : combined(left, right, 1);
}

/** The dimension of a quotient. */
export function over(left: Dimension, right: Dimension): Dimension {
  return combined(left, right, -1);
}

/** The dimension of a power. */
export function raised(base: Dimension, exponent: number): Dimension {
  return exponent === 1 ? base : combined(plain, base, exponent);
}

/** Whether quantities of the two can be added. */
export function same(left: Dimension, right: Dimension): boolean {
  if (left === right) return true;
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return false;
  return names.every((name) => Math.abs((left[name] ?? 0) - (right[name] ?? 0)) < CLOSE);
}

/** Whether it is that of a plain number. */
export function isPlain(dimension: Dimension): boolean {
  return dimension === plain || Object.keys(dimension).length === 0;
}

/** Exponents may be fractions, such as thirds, which doubles hold only nearly: nearer than this they are the same. */
const CLOSE = 1e-9;

function combined(left: Dimension, right: Dimension, power: number): Dimension {
  if (isPlain(right)) return left;
  const result = new Map(Object.entries(left));
  for (const [name, exponent] of Object.entries(right)) {
    const sum = whole((result.get(name) ?? 0) + exponent * power);
    if (sum === 0) result.delete(name);
    else result.set(name, sum);
  }
  return Object.fromEntries(result);
}

/** The whole number that an exponent nearly is, or the exponent. */
function whole(exponent: number): number {
  const rounded = Math.round(exponent);
  return Math.abs(exponent - rounded) < CLOSE ? rounded : exponent;
}
