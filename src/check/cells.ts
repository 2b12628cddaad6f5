import { essential } from '../model/essential.ts';
import type { Cell } from '../model/model.ts';

/** Registers memory cells in a list, which may hold some already: one that remembers the same in the same way as another is that other. */
export function cellsOnce(cells: Cell[]): (cell: Cell) => number {
  const known = new Map<string, number>();
  return (cell) => {
    for (let number = known.size; number < cells.length; number++)
      known.set(keyOf(cells[number] as Cell), number);
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
  const before = keys.get(cell);
  if (before !== undefined) return before;
  const key = JSON.stringify(cell, essential);
  keys.set(cell, key);
  return key;
}
