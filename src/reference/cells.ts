import type { Cell } from '../model/model.ts';
import type { Moment } from './moment.ts';
import { notFinite } from './not-finite.ts';
import type { Block } from './reads.ts';
import { eachRow } from './rows.ts';
import type { Evaluate, Operation } from './surroundings.ts';

/** A memory cell made ready. */
export interface Memory {
  /** To be called where a path begins. */
  readonly forget: () => void;
  /** Takes in the present period (phase `period`) or its record (phase `record`). */
  readonly update: () => void;
}

/** How a cell remembers: it begins with `start`, takes each period's value in, and `shows` what it has come to. */
interface Remembers {
  readonly start: number;
  readonly take: (state: number, value: number) => number;
  readonly shows?: (state: number) => number;
}

/** All cells but `before`, whose values lie in `block`; `of` is evaluated with the slots of `rows` bound to each row. */
export function memory(
  cell: Exclude<Cell, { how: 'before' }>,
  block: Block,
  rows: Int32Array,
  of: Evaluate,
  moment: Moment,
  length: number,
  at: Operation,
): Memory {
  const { start, take, shows } = remembers(cell, moment, length, at);
  const { values, offset, lengths } = block;
  const states = new Float64Array(cell.size);
  const update = eachRow(lengths, rows, [of], (row, value) => {
    const state = take(states[row] as number, value);
    states[row] = state;
    values[offset + row] = shows === undefined ? state : shows(state);
  });
  return { forget: () => void states.fill(start), update };
}

function remembers(
  cell: Exclude<Cell, { how: 'before' }>,
  moment: Moment,
  length: number,
  at: Operation,
): Remembers {
  switch (cell.how) {
    // Held in some period, held in every period: three-valued like `or` and `and`.
    case 'ever':
      return { start: 0, take: (state, value) => (state === 1 || value === 1 ? 1 : state + value) };
    case 'always':
      return { start: 1, take: (state, value) => (state === 0 || value === 0 ? 0 : state * value) };
    // The state is the last period in which it held. A period in which that is missing leaves it unknown.
    case 'since':
      return {
        start: Number.NEGATIVE_INFINITY,
        take: (state, value) => (value === 1 ? moment.period : value === 0 ? state : Number.NaN),
        shows: (state) => (moment.period - state) * length,
      };
    // Time from the start of the path to the start of the period.
    case 'first':
      return {
        start: Number.POSITIVE_INFINITY,
        take: (state, value) =>
          state !== Number.POSITIVE_INFINITY || value === 0
            ? state
            : value === 1
              ? moment.period * length
              : Number.NaN,
      };
    case 'highest':
      return { start: Number.NEGATIVE_INFINITY, take: (state, value) => Math.max(state, value) };
    case 'lowest':
      return { start: Number.POSITIVE_INFINITY, take: (state, value) => Math.min(state, value) };
    // The state is the sum, so that a condition's time is an exact number of periods.
    case 'total':
      return {
        start: 0,
        take: (state, value) => finite(state + value, state, value, at),
        shows: (state) => finite(state * length, state, length, at),
      };
    case 'at':
      return {
        start: Number.NaN,
        take: (state, value) => (moment.period === cell.period ? value : state),
      };
  }
}

function finite(result: number, a: number, b: number, at: Operation): number {
  return result - result === 0 ? result : notFinite(result, [a, b], 'the total', at);
}
