import { describe, expect, it } from 'vitest';
import type { Expr, FunctionName } from '../../src/model/expression.ts';
import { call, infinity, missing, number, when } from './build.ts';
import { refusal, resultOf } from './result-of.ts';

const NONE = Number.NaN;
const INF = Number.POSITIVE_INFINITY;
const no = number(0);
const yes = number(1);

function values(...numbers: number[]): Expr[] {
  return numbers.map(number);
}

/** An operation that fails if it is evaluated. */
const forbidden = call('divide', yes, no);

describe('arithmetic', () => {
  it.each<[FunctionName, number[], number]>([
    ['add', [2, 3], 5],
    ['add', [INF, 1], INF],
    ['subtract', [2, 3], -1],
    ['subtract', [1, INF], -INF],
    ['multiply', [2, -0], -0],
    ['multiply', [INF, -2], -INF],
    ['divide', [1, 4], 0.25],
    ['divide', [-1, INF], -0],
    ['divide', [INF, 0], INF],
    ['power', [2, 10], 1024],
    ['power', [2, -INF], 0],
    ['power', [-2, 3], -8],
    ['negate', [0], -0],
    ['negate', [INF], -INF],
    ['abs', [-0], 0],
    ['abs', [-INF], INF],
    ['min', [0, -0], -0],
    ['min', [3, 1, 2], 1],
    ['max', [-0, 0], 0],
    ['max', [3, INF, 2], INF],
    ['clamp', [5, 0, 1], 1],
    ['clamp', [-5, 0, 1], 0],
    ['clamp', [0.5, 0, 1], 0.5],
    ['clamp', [0.5, 2, 1], 1],
    ['clamp', [7, 0, INF], 7],
    ['floor', [-0.5], -1],
    ['floor', [INF], INF],
    ['exp', [0], 1],
    ['exp', [-INF], 0],
    ['exp', [INF], INF],
    ['log', [1], 0],
    ['log', [INF], INF],
    ['sqrt', [9], 3],
    ['sqrt', [-0], -0],
    ['sin', [0], 0],
    ['cos', [0], 1],
    ['inverse_logit', [0], 0.5],
    ['inverse_logit', [-INF], 0],
    ['logit', [0.5], 0],
    ['normal_cdf', [0], 0.5],
    ['normal_cdf', [INF], 1],
  ])('%s of %j is %d', (name, args, expected) => {
    expect(resultOf(call(name, ...values(...args)))).toBe(expected);
  });

  it.each<[FunctionName, number]>([
    ['add', 2],
    ['subtract', 2],
    ['multiply', 2],
    ['divide', 2],
    ['power', 2],
    ['negate', 1],
    ['not', 1],
    ['equal', 2],
    ['unequal', 2],
    ['less', 2],
    ['less_equal', 2],
    ['greater', 2],
    ['greater_equal', 2],
    ['abs', 1],
    ['min', 3],
    ['max', 3],
    ['clamp', 3],
    ['floor', 1],
    ['exp', 1],
    ['log', 1],
    ['sqrt', 1],
    ['sin', 1],
    ['cos', 1],
    ['inverse_logit', 1],
    ['logit', 1],
    ['normal_cdf', 1],
  ])('%s is missing where any of its %i arguments is', (name, count) => {
    for (let place = 0; place < count; place++) {
      for (const other of [0, 1, INF]) {
        const args = Array.from({ length: count }, (_, index) => (index === place ? missing : number(other)));
        expect(resultOf(call(name, ...args)), `${name} with ${other} beside`).toBeNaN();
      }
    }
  });

  it.each<[FunctionName, number[], string]>([
    ['add', [1e308, 1e308], '1e+308 + 1e+308'],
    ['add', [INF, -INF], 'infinity + -infinity'],
    ['subtract', [INF, INF], 'infinity - infinity'],
    ['multiply', [1e200, 1e200], '1e+200 * 1e+200'],
    ['multiply', [0, INF], '0 * infinity'],
    ['divide', [1, 0], '1 / 0'],
    ['divide', [0, 0], '0 / 0'],
    ['divide', [INF, INF], 'infinity / infinity'],
    ['power', [0, -1], '0 ^ -1'],
    ['power', [-1, 0.5], '-1 ^ 0.5'],
    ['exp', [1000], 'exp(1000)'],
    ['log', [0], 'log(0)'],
    ['log', [-1], 'log(-1)'],
    ['sqrt', [-1], 'sqrt(-1)'],
    ['sin', [INF], 'sin(infinity)'],
    ['cos', [-INF], 'cos(-infinity)'],
    ['logit', [0], 'logit(0)'],
    ['logit', [2], 'logit(2)'],
  ])('%s of %j is refused', (name, args, words) => {
    expect(refusal(call(name, ...values(...args)))).toBe(
      `not-finite: x: ${words} is not a finite number, here.`,
    );
  });
});

describe('logic', () => {
  // Kleene's strong tables: rows are the left side, columns the right, in the order no, yes, missing.
  const sides = [0, 1, NONE];
  it.each<[FunctionName, number[][]]>([
    [
      'and',
      [
        [0, 0, 0],
        [0, 1, NONE],
        [0, NONE, NONE],
      ],
    ],
    [
      'or',
      [
        [0, 1, NONE],
        [1, 1, 1],
        [NONE, 1, NONE],
      ],
    ],
    [
      'equal',
      [
        [1, 0, NONE],
        [0, 1, NONE],
        [NONE, NONE, NONE],
      ],
    ],
    [
      'unequal',
      [
        [0, 1, NONE],
        [1, 0, NONE],
        [NONE, NONE, NONE],
      ],
    ],
    [
      'less',
      [
        [0, 1, NONE],
        [0, 0, NONE],
        [NONE, NONE, NONE],
      ],
    ],
    [
      'less_equal',
      [
        [1, 1, NONE],
        [0, 1, NONE],
        [NONE, NONE, NONE],
      ],
    ],
    [
      'greater',
      [
        [0, 0, NONE],
        [1, 0, NONE],
        [NONE, NONE, NONE],
      ],
    ],
    [
      'greater_equal',
      [
        [1, 0, NONE],
        [1, 1, NONE],
        [NONE, NONE, NONE],
      ],
    ],
    [
      'otherwise',
      [
        [0, 0, 0],
        [1, 1, 1],
        [0, 1, NONE],
      ],
    ],
  ])('%s has its table', (name, table) => {
    expect(sides.map((a) => sides.map((b) => resultOf(call(name, number(a), number(b)))))).toEqual(table);
  });

  it('takes more than two sides from left to right', () => {
    expect(resultOf(call('and', yes, missing, no))).toBe(0);
    expect(resultOf(call('or', no, missing, yes))).toBe(1);
  });

  it('knows what is known', () => {
    expect(resultOf(call('known', missing))).toBe(0);
    expect(resultOf(call('known', infinity))).toBe(1);
    expect(resultOf(call('not', no))).toBe(1);
    expect(resultOf(call('not', yes))).toBe(0);
  });

  it('compares zeros and infinities as IEEE 754 does', () => {
    expect(resultOf(call('equal', number(-0), number(0)))).toBe(1);
    expect(resultOf(call('less', number(-0), number(0)))).toBe(0);
    expect(resultOf(call('equal', infinity, infinity))).toBe(1);
    expect(resultOf(call('less', number(1e308), infinity))).toBe(1);
  });

  it('chooses a branch, or none where the test is missing', () => {
    expect(resultOf(when(yes, number(3), forbidden))).toBe(3);
    expect(resultOf(when(no, forbidden, number(4)))).toBe(4);
    expect(resultOf(when(missing, forbidden, forbidden))).toBeNaN();
  });

  it('does not evaluate what is not needed', () => {
    expect(resultOf(call('and', no, forbidden))).toBe(0);
    expect(resultOf(call('or', yes, forbidden))).toBe(1);
    expect(resultOf(call('otherwise', number(2), forbidden))).toBe(2);
    expect(refusal(call('and', yes, forbidden))).toMatch(/^not-finite/);
    expect(refusal(call('and', missing, forbidden))).toMatch(/^not-finite/);
  });
});
