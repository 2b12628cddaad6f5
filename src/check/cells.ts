import type { Cell } from '../model/model.ts';

/** Registers memory cells in a list: one that remembers the same in the same way as another is that other. */
export function cellsOnce(cells: Cell[]): (cell: Cell) => number {
  const known = new Map<string, number>();
  return (cell) => {
    const key = keyOf(cell);
    const number = known.get(key) ?? cells.length;
    if (number === cells.length) cells.push(cell);
    known.set(key, number);
    return number;
  };
}

/** Cells are looked up again by the checks of variants. */
const keys = new WeakMap<Cell, string>();

function keyOf(cell: Cell): string {
  const key = keys.get(cell) ?? JSON.stringify(cell, essential);
  keys.set(cell, key);
  return key;
}

/** Leaves out where a formula stands, and tells apart numbers that JSON writes alike. */
function essential(key: string, value: unknown): unknown {
  if (key === 'span') return undefined;
  return typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))
    ? `${1 / value} ${value}`
    : value;
}
