import type { Cell } from '../model/model.ts';

/** Registers memory cells in a list: one that remembers the same in the same way as another is that other. */
export function cellsOnce(cells: Cell[]): (cell: Cell) => number {
  const known = new Map<string, number>();
  return (cell) => {
    const key = JSON.stringify(cell, essential);
    const number = known.get(key) ?? cells.length;
    if (number === cells.length) cells.push(cell);
    known.set(key, number);
    return number;
  };
}

/** Leaves out where a formula stands, and tells apart numbers that JSON writes alike. */
function essential(key: string, value: unknown): unknown {
  if (key === 'span') return undefined;
  return typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))
    ? `${1 / value} ${value}`
    : value;
}
