import type { Evaluate } from './surroundings.ts';

/** Fewest slots a frame of rows has: a definition binds up to two tables. */
const LEAST_SLOTS = 2;

/** Rows bound to the slots of one formula. Each definition and each memory cell has its own. */
export function frame(slots: number): Int32Array {
  return new Int32Array(Math.max(slots, LEAST_SLOTS));
}

/**
 * Goes through all rows of something over up to two tables, the last table fastest, binds slots 0 and 1, and hands
 * each row's number and value on.
 *
 * @param lengths of the tables
 * @param values one formula for all rows, or one for each
 */
export function eachRow(
  lengths: readonly number[],
  rows: Int32Array,
  values: readonly Evaluate[],
  take: (row: number, value: number) => void,
): () => void {
  const [first = 1, second = 1] = lengths;
  if (first * second === 0) return () => undefined;
  const [same] = values;
  if (same === undefined) throw new Error('a definition has no formula');
  if (first * second === 1 && lengths.length === 0) return () => take(0, same());
  const each = values.length === first * second ? values : Array<Evaluate>(first * second).fill(same);
  return () => {
    for (let row = 0; row < each.length; row++) {
      bind(rows, row, second);
      take(row, (each[row] as Evaluate)());
    }
  };
}

/** Binds slots 0 and 1 to a row number. @param width length of the second table, 1 without one */
export function bind(rows: Int32Array, row: number, width: number): void {
  rows[0] = row / width;
  rows[1] = row % width;
}

/** The row number that slots 0 and 1 are bound to. @param over table numbers @param lengths of all tables */
export function boundRow(rows: Int32Array, over: readonly number[], lengths: readonly number[]): number {
  const [first, second] = over;
  if (first === undefined) return 0;
  const upper = rows[0] as number;
  return second === undefined ? upper : upper * (lengths[second] ?? 1) + (rows[1] as number);
}
