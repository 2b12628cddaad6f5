import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleQuantile, sorted } from '../../src/math/sample-quantile.ts';
import { sampleQuantiles } from '../../src/math/sample-quantiles.ts';

const PS = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];

/** By sorting, as the definition is written. */
function bySorting(values: Float64Array): number[] {
  const order = sorted(values.map((value) => value + 0));
  return PS.map((p) => sampleQuantile(order, p));
}

describe('several quantiles at once', () => {
  it.each([
    ['any numbers, missing ones too', fc.double()],
    ['few different numbers', fc.integer({ min: 0, max: 3 })],
  ])('are those of the sorted numbers: %s', (_, number) => {
    fc.assert(
      fc.property(fc.array(number, { maxLength: 400 }), (list) => {
        const values = Float64Array.from(list);
        expect(sampleQuantiles(values, PS)).toEqual(bySorting(values));
        expect(values).toEqual(Float64Array.from(list));
      }),
      { seed: 3, numRuns: 400 },
    );
  });

  it.each([
    ['ascending', (i: number) => i],
    ['descending', (i: number) => -i],
    ['equal', () => 7],
    ['saw-toothed', (i: number) => i % 10],
    ['yes and no', (i: number) => (i % 7 === 3 ? 1 : 0)],
    ['better, worse or the same', (i: number) => (i % 11 > 3 ? -0 : 1 - (i % 3))],
    ['mostly equal', (i: number) => (i % 5 < 3 ? 0 : Math.sin(i))],
    ['far-flung', (i: number) => Math.tan(i)],
    ['nearly all equal', (i: number) => (i % 1000 === 0 ? 1e300 : i % 3)],
    ['farther apart than a number can be', (i: number) => (i % 2 === 0 ? 1.7e308 : -1.7e308 + i * 1e300)],
    ['infinite and missing', (i: number) => [Number.NaN, 1 / 0, i, -1 / 0][i % 4]!],
  ])('of a hundred thousand %s numbers', (_, at) => {
    const values = Float64Array.from({ length: 100_000 }, (__, i) => at(i));
    expect(sampleQuantiles(values, PS)).toEqual(bySorting(values));
  });
});
