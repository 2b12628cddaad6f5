import { describe, expect, it } from 'vitest';
import type { Definition } from '../../src/model/model.ts';
import { layoutOf } from '../../src/reference/layout.ts';
import { digester } from '../../src/simulate/digest.ts';
import { compareBlocks, type Versus, versus } from '../../src/simulate/versus.ts';
import { build, number } from '../reference/build.ts';

const option = Float64Array.of(5, 5, 5, 5, 5, Number.NaN, 5);
const baseline = Float64Array.of(2, 4, 5, 6, 8, 5, Number.NaN);

/** Columns of an outcome compared, as a task of one block. */
function compared(
  own: Float64Array,
  other: Float64Array,
  described: Pick<Definition, 'better' | 'matters'>,
): Versus {
  const model = build(() => ({
    outcomes: { gone: { is: number(0), ...described } },
    options: ['hold', 'move'],
  }));
  const nothing = new Float64Array();
  const digest = digester(
    model,
    layoutOf(model),
    [],
  )({
    first: 0,
    count: own.length,
    worlds: nothing,
    outcomes: [other, own],
    checks: [nothing, nothing],
    fans: [nothing, nothing],
  });
  const pair = versus(true);
  const [table, counts] = [digest.versus[1] ?? nothing, digest.verdicts[1] ?? nothing];
  const moments = { table, from: 0, to: table.length };
  compareBlocks(pair, moments, { counts, at: 0 }, { option: own, baseline: other });
  return pair;
}

/** Worlds counted better, the same and worse. */
function counts(described: Pick<Definition, 'better' | 'matters'>): number[] {
  const pair = compared(option, baseline, described);
  return [pair.better, pair.same, pair.worse];
}

describe('an option against the baseline', () => {
  it('differs where the difference is at least what matters', () => {
    expect(counts({ better: 'higher', matters: 1 })).toEqual([2, 1, 2]);
    expect(counts({ better: 'higher', matters: 2 })).toEqual([1, 3, 1]);
    expect(counts({ better: 'higher', matters: 3.5 })).toEqual([0, 5, 0]);
  });

  it('differs wherever it is not equal, if nothing says what matters', () => {
    expect(counts({ better: 'higher' })).toEqual([2, 1, 2]);
    expect(counts({ better: 'higher', matters: 0 })).toEqual([2, 1, 2]);
  });

  it('is better where it is lower, if that is better', () => {
    const pair = compared(Float64Array.of(1, 1, 2), Float64Array.of(2, 2, 1), { better: 'lower' });
    expect([pair.better, pair.same, pair.worse]).toEqual([2, 0, 1]);
  });

  it('leaves out worlds in which either is missing', () => {
    const pair = compared(option, baseline, {});
    expect(pair.moments).toEqual({ count: 5, mean: 0, squares: 20 });
  });
});
