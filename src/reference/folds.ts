import type { FoldHow } from '../model/expression.ts';
import { notFinite } from './not-finite.ts';
import type { Evaluate, Operation } from './surroundings.ts';

/** The rows a fold goes through: it binds each to its slot, from the first to the last. */
export interface Loop {
  readonly rows: Int32Array;
  readonly slot: number;
  readonly count: number;
  /** Rows where this is not 1 are left out. */
  readonly where: Evaluate;
}

/** The fold of `of` over the rows. A missing value among those that count makes it missing, whatever the others are. */
export function fold(how: FoldHow, loop: Loop, of: Evaluate, at: Operation): Evaluate {
  switch (how) {
    case 'sum':
      return accumulate(loop, of, 0, (total, value) => total + value, 'the sum', at);
    case 'product':
      return accumulate(loop, of, 1, (total, value) => total * value, 'the product', at);
    case 'either':
      return accumulate(loop, of, 0, (total, value) => total + value * (1 - total), 'the chance', at);
    case 'count':
      return accumulate(loop, of, 0, (total, value) => (value === 0 ? total : total + 1), 'the count', at);
    case 'any':
      return accumulate(loop, of, 0, (total, value) => (value === 0 ? total : 1), 'any', at);
    case 'all':
      return accumulate(loop, of, 1, (total, value) => (value === 0 ? 0 : total), 'all', at);
    case 'min':
      return best(
        loop,
        of,
        (value, soFar) => value < soFar,
        (_row, value) => value,
      );
    case 'max':
      return best(
        loop,
        of,
        (value, soFar) => value > soFar,
        (_row, value) => value,
      );
    case 'argmin':
      return best(
        loop,
        of,
        (value, soFar) => value < soFar,
        (row) => row,
      );
    case 'argmax':
      return best(
        loop,
        of,
        (value, soFar) => value > soFar,
        (row) => row,
      );
  }
}

function accumulate(
  { rows, slot, count, where }: Loop,
  of: Evaluate,
  start: number,
  join: (total: number, value: number) => number,
  words: string,
  at: Operation,
): Evaluate {
  return () => {
    let total = start;
    let infinite = 0;
    for (let row = 0; row < count; row++) {
      rows[slot] = row;
      if (where() !== 1) continue;
      const value = of();
      if (Number.isNaN(value)) return Number.NaN;
      if (value - value !== 0) infinite = value;
      total = join(total, value);
    }
    return total - total === 0 ? total : notFinite(total, [infinite], words, at);
  };
}

/** Of the value that none betters; of equals the first. Missing where no row counts. */
function best(
  { rows, slot, count, where }: Loop,
  of: Evaluate,
  betters: (value: number, soFar: number) => boolean,
  result: (row: number, value: number) => number,
): Evaluate {
  return () => {
    let row = Number.NaN;
    let soFar = Number.NaN;
    for (let next = 0; next < count; next++) {
      rows[slot] = next;
      if (where() !== 1) continue;
      const value = of();
      if (Number.isNaN(value)) return Number.NaN;
      if (Number.isNaN(soFar) || betters(value, soFar)) {
        row = next;
        soFar = value;
      }
    }
    return result(row, soFar);
  };
}
