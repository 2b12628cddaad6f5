import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Expr } from '../../src/model/expression.ts';
import type { Cell, Model } from '../../src/model/model.ts';
import { build, call, clock, memory, number, row, when } from './build.ts';
import { outcome, path, played } from './play.ts';

const NONE = Number.NaN;
const INF = Number.POSITIVE_INFINITY;
/** A period is a quarter of a day, so that all times are exact in binary. */
const LENGTH = 0.25;

/** A formula with these values by period. */
function series(values: readonly number[]): Expr {
  return values.reduceRight<Expr>(
    (rest, value, period) =>
      when(call('equal', clock('elapsed'), number(period * LENGTH)), number(value), rest),
    number(NONE),
  );
}

const MAY_BE_ANYTHING = { mayBeMissing: true, mayBeInfinite: true };

/** What a cell over a series shows in each period, read as a quantity that is drawn as a fan. */
function shownByPeriod(make: (of: Expr) => Cell, values: readonly number[]): number[] {
  const model = build(
    ({ read }) => ({
      periods: values.length,
      length: LENGTH,
      model: { x: { is: series(values), ...MAY_BE_ANYTHING }, seen: { is: memory(0), ...MAY_BE_ANYTHING } },
      cells: [make(read('x'))],
      fans: ['seen'],
    }),
    ['x', 0, 'seen'],
  );
  return path(played(model), 0, values.length);
}

type Gathering = Exclude<Cell['how'], 'before' | 'at'>;

const gathering =
  (how: Gathering, phase: 'period' | 'record' = 'period') =>
  (of: Expr): Cell => ({ how, phase, over: [], size: 1, of });

const truths = fc.array(fc.constantFrom(0, 1, 1, 0, NONE), { minLength: 1, maxLength: 9 });
const numbers = fc.array(fc.constantFrom(-3, -0, 0, 0.5, 2, 7, NONE), { minLength: 1, maxLength: 9 });

/** The meaning of each cell, from all values up to the present period. */
const MEANING: { readonly [how in Gathering]: (upToNow: readonly number[]) => number } = {
  ever: (all) => (all.includes(1) ? 1 : all.some(Number.isNaN) ? NONE : 0),
  always: (all) => (all.includes(0) ? 0 : all.some(Number.isNaN) ? NONE : 1),
  since: (all) => {
    const last = all.lastIndexOf(1);
    const after = all.slice(last + 1);
    if (after.some(Number.isNaN)) return NONE;
    return last < 0 ? INF : after.length * LENGTH;
  },
  first: (all) => {
    const found = all.indexOf(1);
    const before = found < 0 ? all : all.slice(0, found);
    if (before.some(Number.isNaN)) return NONE;
    return found < 0 ? INF : found * LENGTH;
  },
  total: (all) => all.reduce((sum, value) => sum + value, 0) * LENGTH,
  highest: (all) => (all.some(Number.isNaN) ? NONE : Math.max(...all)),
  lowest: (all) => (all.some(Number.isNaN) ? NONE : Math.min(...all)),
};

describe('what look-back functions remember', () => {
  it.each<Gathering>(['ever', 'always', 'since', 'first'])('%s of a condition', (how) => {
    fc.assert(
      fc.property(truths, (values) => {
        const expected = values.map((_, period) => MEANING[how](values.slice(0, period + 1)));
        expect(shownByPeriod(gathering(how), values)).toEqual(expected);
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  it.each<Gathering>(['total', 'highest', 'lowest'])('%s of a number', (how) => {
    fc.assert(
      fc.property(numbers, (values) => {
        const expected = values.map((_, period) => MEANING[how](values.slice(0, period + 1)));
        expect(shownByPeriod(gathering(how), values)).toEqual(expected);
      }),
      { seed: 2, numRuns: 150 },
    );
  });

  it('before: so many whole periods ago, rounded, at least one', () => {
    const duration = fc.constantFrom(-1, 0, 0.1, 0.25, 0.3, 0.4, 0.5, 0.6, 1, 9, INF, NONE);
    fc.assert(
      fc.property(numbers, duration, (values, days) => {
        const before = (of: Expr): Cell => ({
          how: 'before',
          phase: 'before',
          over: [],
          size: 1,
          of,
          duration: number(days),
          initial: number(-99),
        });
        const back = Math.max(1, Math.round(days / LENGTH));
        const expected = values.map((_, period) => {
          if (Number.isNaN(days)) return NONE;
          return period - back >= 0 ? values[period - back] : -99;
        });
        expect(shownByPeriod(before, values)).toEqual(expected);
      }),
      { seed: 3, numRuns: 150 },
    );
  });

  it('before: keeps stocks as the period found them', () => {
    const model = counting([
      {
        how: 'before',
        phase: 'before',
        over: [],
        size: 1,
        duration: number(LENGTH),
        initial: number(-1),
        ...OF_STOCK,
      },
    ]);
    // The stock is 0, 1, 2, 3 in the periods; in the last, the period before found 2.
    expect([...outcome(played(model))]).toEqual([2]);
  });

  it('record: reads stocks as each period left them', () => {
    const cell = (how: Gathering): Cell => ({ how, phase: 'record', over: [], size: 1, ...OF_STOCK });
    const at: Cell = { how: 'at', phase: 'record', period: 1, over: [], size: 1, ...OF_STOCK };
    const result = played(counting([cell('highest'), cell('lowest'), cell('total'), at]));
    // Left at 1, 2, 3, 4.
    expect([0, 1, 2, 3].map((index) => outcome(result, index)[0])).toEqual([4, 1, 10 * LENGTH, 2]);
  });

  it('has a value for each row, and starts anew in each option and world', () => {
    const model = build(
      ({ read }) => ({
        tables: { side: ['a', 'b'], kind: ['x', 'y', 'z'] },
        periods: 3,
        model: {
          n: { is: number(0), next: call('add', read('n'), number(1)) },
          seen: { is: memory(0, row(0), row(1)), over: [0, 1] },
        },
        cells: [
          {
            how: 'highest',
            phase: 'period',
            over: [0, 1],
            size: 6,
            of: call(
              'add',
              call('multiply', number(100), row(0)),
              call('add', call('multiply', number(10), row(1)), read('n')),
            ),
          },
        ],
        outcomes: { last: { is: read('seen', row(0), row(1)), over: [0, 1] } },
        options: ['first', 'second'],
      }),
      [0, 'seen'],
    );
    const result = played(model, 2);
    const expected = [2, 12, 22, 102, 112, 122];
    for (const option of [0, 1]) {
      for (const world of [0, 1]) {
        expect(expected.map((_, index) => outcome(result, index, option)[world])).toEqual(expected);
      }
    }
  });
});

/** The formula of cells over the only stock of `counting`, which counts periods from 0. */
const OF_STOCK: { readonly of: Expr } = {
  of: { op: 'read', definition: 0, rows: [], span: { source: { name: '', text: '' }, start: 0, end: 0 } },
};

function counting(cells: readonly Cell[]): Model {
  return build(({ read }) => ({
    periods: 4,
    length: LENGTH,
    model: { n: { is: number(0), next: call('add', read('n'), number(1)) } },
    cells,
    outcomes: Object.fromEntries(cells.map((_, index) => [`seen${index}`, { is: memory(index) }])),
  }));
}
