import { describe, expect, it } from 'vitest';
import type { Expr, FoldHow } from '../../src/model/expression.ts';
import { call, fold, number, row, when } from './build.ts';
import { refusal, resultOf } from './result-of.ts';

const NONE = Number.NaN;
const INF = Number.POSITIVE_INFINITY;

/** A formula of the row in slot 0 with these values by row. */
function byRow(values: readonly number[], slot = 0): Expr {
  return values.reduceRight<Expr>(
    (rest, value, index) => when(call('equal', row(slot), number(index)), number(value), rest),
    number(NONE),
  );
}

function folded(how: FoldHow, values: readonly number[], where?: readonly number[]): number {
  const condition = where === undefined ? undefined : byRow(where);
  return resultOf(fold(how, 0, 0, byRow(values), condition), values.length);
}

describe('folds', () => {
  it.each<[FoldHow, number[], number]>([
    ['sum', [1, 2, 4], 7],
    ['sum', [1, INF], INF],
    ['product', [2, 3, 4], 24],
    ['min', [3, 1, 2], 1],
    ['min', [3, -INF, 2], -INF],
    ['max', [3, 1, 4], 4],
    ['argmin', [3, 1, 2, 1], 1],
    ['argmax', [4, 1, 4], 0],
    ['argmax', [-INF, -INF], 0],
    ['any', [0, 1, 0], 1],
    ['any', [0, 0], 0],
    ['all', [1, 1], 1],
    ['all', [1, 0], 0],
    ['count', [1, 0, 1], 2],
  ])('%s of %j is %d', (how, values, expected) => {
    expect(folded(how, values)).toBe(expected);
  });

  it.each<[FoldHow, number]>([
    ['sum', 0],
    ['product', 1],
    ['any', 0],
    ['all', 1],
    ['count', 0],
    ['min', NONE],
    ['max', NONE],
    ['argmin', NONE],
    ['argmax', NONE],
  ])('%s of nothing is %d', (how, expected) => {
    expect(folded(how, [])).toBe(expected);
    expect(folded(how, [5, 6], [0, NONE])).toBe(expected);
  });

  it.each<FoldHow>(['sum', 'product', 'min', 'max', 'any', 'all', 'count', 'argmin', 'argmax'])(
    '%s of a missing value is missing, wherever it stands, unless its row is left out',
    (how) => {
      expect(folded(how, [NONE, 1, 0])).toBeNaN();
      expect(folded(how, [1, 0, NONE])).toBeNaN();
      expect(folded(how, [0, NONE, 1])).toBeNaN();
      expect(folded(how, [NONE, 1, 1], [0, 1, 1])).toBe(folded(how, [1, 1, 1], [0, 1, 1]));
    },
  );

  it('leaves out a row whose condition is missing', () => {
    expect(folded('sum', [1, 2, 4], [1, NONE, 1])).toBe(5);
    expect(folded('argmin', [1, 2, 4], [NONE, 0, 1])).toBe(2);
  });

  it('binds each fold its own row', () => {
    const difference = call('multiply', row(1), number(10));
    const inner = fold('sum', 1, 2, call('add', difference, row(2)));
    // Σ over i < 3, j < 2 of 10 i + j
    expect(resultOf(fold('sum', 0, 1, inner), 3, 2)).toBe(63);
  });

  it('refuses a sum that overflows and one of opposite infinities', () => {
    const message = 'not-finite: x: the sum is not a finite number, here.';
    expect(refusal(fold('sum', 0, 0, byRow([1e308, 1e308])), 2)).toBe(message);
    expect(refusal(fold('sum', 0, 0, byRow([INF, -INF])), 2)).toBe(message);
    expect(refusal(fold('product', 0, 0, byRow([INF, 0])), 2)).toMatch(/the product is not/);
  });
});
