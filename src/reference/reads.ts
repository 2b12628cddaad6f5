import type { Evaluate, Pick } from './surroundings.ts';

/** Where the values of something with rows lie: row (i, j) is at `offset + i * lengths[1] + j` of `values`. */
export interface Block {
  readonly values: Float64Array;
  readonly offset: number;
  /** Length of each table it is over. */
  readonly lengths: readonly number[];
}

/** The value at the picked rows as it stands when asked; missing where a picked row is missing. */
export function readAt(
  { values, offset, lengths }: Block,
  picks: readonly Pick[],
  rows: Int32Array,
): Evaluate {
  const [first, second] = picks;
  if (picks.length !== lengths.length) throw new Error('a read picks other tables than the definition has');
  if (picks.every((pick) => pick.kind === 'fixed')) {
    const at = offset + picks.reduce((row, pick, table) => row * (lengths[table] ?? 1) + pick.row, 0);
    return () => values[at] as number;
  }
  if (first !== undefined && second === undefined) {
    if (first.kind === 'slot') {
      const { slot } = first;
      return () => values[offset + (rows[slot] as number)] as number;
    }
    const row = rowOf(first, rows);
    return () => {
      const at = row();
      return Number.isNaN(at) ? Number.NaN : (values[offset + at] as number);
    };
  }
  const row = flatRow(picks, lengths, rows);
  return () => {
    const at = row();
    return Number.isNaN(at) ? Number.NaN : (values[offset + at] as number);
  };
}

/** The number of the picked row, the last table fastest; NaN where one is missing. */
export function flatRow(picks: readonly Pick[], lengths: readonly number[], rows: Int32Array): Evaluate {
  const [first, second] = picks;
  if (first === undefined) return () => 0;
  if (second === undefined) return rowOf(first, rows);
  const width = lengths[1] ?? 1;
  const upper = rowOf(first, rows);
  const lower = rowOf(second, rows);
  return () => upper() * width + lower();
}

function rowOf(pick: Pick, rows: Int32Array): Evaluate {
  switch (pick.kind) {
    case 'fixed': {
      const { row } = pick;
      return () => row;
    }
    case 'slot': {
      const { slot } = pick;
      return () => rows[slot] as number;
    }
    case 'formula':
      return pick.row;
  }
}
