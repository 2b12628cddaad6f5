import { describe, expect, it } from 'vitest';
import { compareBlock, versus } from '../../src/simulate/versus.ts';

const option = Float64Array.of(5, 5, 5, 5, 5, Number.NaN, 5);
const baseline = Float64Array.of(2, 4, 5, 6, 8, 5, Number.NaN);

/** Worlds counted better, the same and worse. */
function counts(described: Parameters<typeof compareBlock>[3]): number[] {
  const pair = versus(true);
  compareBlock(pair, option, baseline, described);
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
    const pair = versus(true);
    compareBlock(pair, Float64Array.of(1, 1, 2), Float64Array.of(2, 2, 1), { better: 'lower' });
    expect([pair.better, pair.same, pair.worse]).toEqual([2, 0, 1]);
  });

  it('leaves out worlds in which either is missing', () => {
    const pair = versus(true);
    compareBlock(pair, option, baseline, {});
    expect(pair.moments).toEqual({ count: 5, mean: 0, squares: 20 });
  });
});
