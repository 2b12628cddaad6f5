import type { Rows } from '../rows/rows.ts';

/** Columns in the memory of rows, one every `stride` numbers. What lies between the last row and the stride is 0. */
export interface Columns {
  readonly at: number;
  readonly stride: number;
  readonly count: number;
}

/** Columns are taken four and two at a time: there is room for so many, and those beyond the count are 0. */
export const GROUP = 4;

/** Numbers that `productsOf` needs to put sums down. */
export const SUMS = 8;

/** Σ x y over some rows, for each column x of the first and each y of the second: at `x * second.count + y`. */
export function productsOf(
  rows: Rows,
  first: Columns,
  second: Columns,
  [from, to]: readonly [number, number],
  sums: number,
): Float64Array {
  const out = new Float64Array(first.count * second.count);
  const heap = rows.heap();
  for (let i = 0; i < first.count; i += 4) {
    for (let j = 0; j < second.count; j += 2) {
      sumUp(rows, heap, first, i, second, j, from, to, sums);
      for (let k = 0; k < 4 && i + k < first.count; k++) {
        for (let l = 0; l < 2 && j + l < second.count; l++) {
          out[(i + k) * second.count + j + l] = heap[sums + 2 * k + l]!;
        }
      }
    }
  }
  return out;
}

/** XᵀX over some rows, symmetric, row by row. */
export function gram(
  rows: Rows,
  columns: Columns,
  [from, to]: readonly [number, number],
  sums: number,
): Float64Array {
  const { count } = columns;
  const out = new Float64Array(count * count);
  const heap = rows.heap();
  for (let i = 0; i < count; i += 4) {
    for (let j = 0; j < Math.min(i + 4, count); j += 2) {
      sumUp(rows, heap, columns, i, columns, j, from, to, sums);
      for (let k = 0; k < 4 && i + k < count; k++) {
        for (let l = 0; l < 2 && j + l <= i + k; l++) {
          const value = heap[sums + 2 * k + l]!;
          out[(i + k) * count + j + l] = value;
          out[(j + l) * count + i + k] = value;
        }
      }
    }
  }
  return out;
}

function sumUp(
  rows: Rows,
  heap: Float64Array,
  first: Columns,
  i: number,
  second: Columns,
  j: number,
  from: number,
  to: number,
  sums: number,
): void {
  for (let k = 0; k < SUMS; k++) heap[sums + k] = 0;
  rows.products(
    first.at + i * first.stride + from,
    first.stride,
    second.at + j * second.stride + from,
    second.stride,
    to - from,
    sums,
  );
}

/**
 * Adds Σ coefficient · column to a column, over some rows; columns with the coefficient 0 are passed over.
 *
 * @param out where its first row stands
 * @param weights room for four numbers
 */
export function addCombination(
  rows: Rows,
  { at, stride }: Columns,
  coefficients: Float64Array,
  [from, to]: readonly [number, number],
  out: number,
  weights: number,
): void {
  const heap = rows.heap();
  const places = [0, 0, 0, 0];
  let held = 0;
  const flush = (): void => {
    for (let k = held; k < 4; k++) {
      places[k] = places[0]!;
      heap[weights + k] = 0;
    }
    const [a, b, c, d] = places as [number, number, number, number];
    rows.combine(a, b, c, d, weights, to - from, out + from);
    held = 0;
  };
  for (let column = 0; column < coefficients.length; column++) {
    if (coefficients[column] === 0) continue;
    places[held] = at + column * stride + from;
    heap[weights + held] = coefficients[column]!;
    held++;
    if (held === 4) flush();
  }
  if (held > 0) flush();
}
