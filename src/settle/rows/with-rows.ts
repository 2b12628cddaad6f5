import { runsVectors } from '../../compile/wasm/support.ts';
import { plainRows } from './plain.ts';
import type { Rows } from './rows.ts';
import { vectorRows } from './vectors.ts';

/** A piece of memory of one's own. */
export function newRows(): Rows {
  return runsVectors() ? vectorRows() : plainRows();
}

/** Pieces of memory that nobody works in. */
const free: Rows[] = [];

/** Has some work done in a piece of memory that is its own until it returns. */
export function withRows<T>(work: (rows: Rows) => T): T {
  const rows = free.pop() ?? newRows();
  try {
    return work(rows);
  } finally {
    free.push(rows);
  }
}
