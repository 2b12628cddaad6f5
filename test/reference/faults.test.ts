import { describe, expect, it } from 'vitest';
import type { Expr } from '../../src/model/expression.ts';
import { fixedValues } from '../../src/reference/fixed.ts';
import {
  build,
  call,
  drawn,
  drawnFrom,
  infinity,
  memory,
  missing,
  number,
  row,
  type Sketch,
} from './build.ts';
import { fault } from './play.ts';

const add = (a: Expr, b: Expr): Expr => call('add', a, b);
const inverse = (a: Expr): Expr => call('divide', number(1), a);

function faultOf(sketch: Sketch, count = 1, first = 0): string {
  return fault(
    build(() => sketch),
    count,
    first,
  );
}

describe('faults name the definition and the moment', () => {
  it('in what is fixed', () => {
    const message = faultOf({ world: { x: { is: inverse(number(0)), reach: 'fixed' } } }, 1, 5);
    expect(message).toBe('not-finite: x: 1 / 0 is not a finite number, in every world.');
  });

  it('in a world', () => {
    const message = fault(
      build(({ read }) => ({
        world: { n: { is: drawn('bernoulli', 0) }, x: { is: inverse(read('n')) } },
      })),
      1,
      5,
    );
    expect(message).toBe('not-finite: x: 1 / 0 is not a finite number, in world 5.');
  });

  it('in a period, by row', () => {
    const message = fault(
      build(({ read }) => ({
        tables: { t: ['a', 'b'] },
        periods: 9,
        model: {
          n: { is: number(-2), next: add(read('n'), number(1)) },
          x: { is: inverse(add(read('n'), row(0))), over: [0] },
        },
        options: ['hold', 'move'],
      })),
    );
    // Row b is at 1 / 0 first, in the second period.
    expect(message).toBe(
      'not-finite: x[b]: 1 / 0 is not a finite number, in world 0, option hold, period 2 (1972-09-28).',
    );
  });

  it('the first in the order of worlds, options and periods', () => {
    const model = build(({ read }) => ({
      periods: 3,
      world: { luck: { is: drawn('uniform', 0, 1) } },
      model: {
        n: { is: number(0), next: add(read('n'), number(1)) },
        stop: { is: number(5), rules: [number(9), number(2), number(1)] },
        x: { is: inverse(call('subtract', read('n'), read('stop'))) },
      },
      options: ['never', 'late', 'soon'],
    }));
    expect(fault(model, 3)).toMatch(/in world 0, option late, period 3/);
  });

  it('in a memory cell, by the definition that reads it', () => {
    const message = fault(
      build(
        ({ read }) => ({
          periods: 3,
          model: {
            n: { is: number(1), next: call('subtract', read('n'), number(1)) },
            watch: { is: memory(0) },
          },
          cells: [{ how: 'highest', phase: 'period', over: [], size: 1, of: inverse(read('n')) }],
        }),
        [0, 'watch'],
      ),
    );
    expect(message).toMatch(/^not-finite: watch: 1 \/ 0 .* period 2/);
  });
});

describe('values that may not be', () => {
  it('missing where nothing may be missing', () => {
    expect(faultOf({ world: { x: { is: missing } } })).toBe('value-missing: x is missing, in world 0.');
    expect(faultOf({ world: { x: { is: missing, mayBeMissing: true } } })).toBe('no fault');
  });

  it('infinite where nothing may be infinite', () => {
    expect(faultOf({ world: { x: { is: infinity } } })).toBe('value-infinite: x is infinite, in world 0.');
    expect(faultOf({ world: { x: { is: infinity, mayBeInfinite: true } } })).toBe('no fault');
  });

  it('an infinite outcome, whatever it is made of', () => {
    const message = faultOf({ outcomes: { x: { is: infinity, mayBeInfinite: true } } });
    expect(message).toBe('outcome-infinite: The outcome x is infinite, in world 0, option only.');
    expect(faultOf({ outcomes: { x: { is: missing, mayBeMissing: true } } })).toBe('no fault');
  });

  it('a distribution that does not exist', () => {
    const message = faultOf({ world: { x: { is: drawnFrom('normal', number(0), number(-1)) } } });
    expect(message).toMatch(/^impossible-draw: x: normal is impossible here: .*-1.*, in world 0\.$/);
  });

  it('a draw beyond the largest number', () => {
    expect(faultOf({ world: { x: { is: drawn('lognormal', 1e300, 1e3) } } }, 8)).toMatch(
      /^not-finite: x: the draw from lognormal/,
    );
  });

  it('a rule outside its range, in the unit of the decision', () => {
    const share = { text: 'share', scale: 1, dimension: {}, share: true };
    const rules = [number(0.25), number(1.5)];
    const decision = { is: number(0), rules, range: [0, 1] as const, unit: share };
    expect(faultOf({ model: { aid: decision }, options: ['keep', 'raise'] })).toBe(
      'rule-out-of-range: Option raise sets aid to 150%, outside 0% to 100%, in world 0, option raise.',
    );
    expect(
      faultOf({ model: { aid: { ...decision, rules: [number(0), number(1)] } }, options: ['a', 'b'] }),
    ).toBe('no fault');
  });

  it('a total beyond the largest number', () => {
    const cells = [{ how: 'total', phase: 'period', over: [], size: 1, of: number(1e308) } as const];
    const message = faultOf({ periods: 3, cells, outcomes: { sum: { is: memory(0) } } });
    expect(message).toMatch(
      /^not-finite: sum: the total is not a finite number, in world 0, option only, period 2/,
    );
  });
});

describe('fixed values', () => {
  it('are known without playing', () => {
    const model = build(({ read }) => ({
      tables: { t: ['a', 'b'] },
      world: {
        x: { is: [number(3), number(4)], over: [0], reach: 'fixed' },
        y: { is: add(read('x', number(1)), number(1)), reach: 'fixed' },
        z: { is: drawn('normal', 0, 1) },
      },
    }));
    const fixed = fixedValues(model);
    if ('diagnostic' in fixed) throw new Error(fixed.diagnostic.message);
    expect([fixed.at(0, 0), fixed.at(0, 1), fixed.at(1, 0), fixed.at(2, 0)]).toEqual([3, 4, 5, undefined]);
  });
});
