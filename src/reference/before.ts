import type { Cell } from '../model/model.ts';
import type { Memory } from './cells.ts';
import type { Moment } from './moment.ts';
import { bind, eachRow } from './rows.ts';
import type { Evaluate } from './surroundings.ts';

/** A `before` cell made ready: it is updated at the period's end, before the stocks step. */
export interface Past extends Memory {
  /** Its value at a row of its tables. */
  readonly read: (row: number) => number;
}

interface Formulas {
  readonly of: Evaluate;
  /** Days. */
  readonly duration: Evaluate;
  readonly initial: Evaluate;
}

/**
 * `of` as it stood `duration` ago: that many whole periods, rounded, at least one. Before the path had begun it is
 * `initial`; where the duration is missing it is missing. The duration and `initial` are those of the moment of asking.
 *
 * @param lengths of the tables it is over
 * @param rows the slots of its three formulas
 * @param periods how many the path has
 * @param length of a period, days
 */
export function past(
  cell: Extract<Cell, { how: 'before' }>,
  lengths: readonly number[],
  rows: Int32Array,
  { of, duration, initial }: Formulas,
  moment: Moment,
  periods: number,
  length: number,
): Past {
  const { size } = cell;
  const width = lengths[1] ?? 1;
  const record = new Float64Array(periods * size);
  const update = eachRow(lengths, rows, [of], (row, value) => {
    record[moment.period * size + row] = value;
  });
  const read = (row: number): number => {
    bind(rows, row, width);
    const ago = duration();
    if (Number.isNaN(ago)) return Number.NaN;
    const then = moment.period - Math.max(1, Math.round(ago / length));
    return then >= 0 ? (record[then * size + row] as number) : initial();
  };
  return { forget: () => undefined, update, read };
}
