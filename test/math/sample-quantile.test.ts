import { describe, expect, it } from 'vitest';
import { sampleQuantile } from '../../src/math/sample-quantile.ts';

describe('sample quantiles', () => {
  // R 4, quantile(c(1, 2, 4, 8, 16), c(.1, .25, .5, .9)), type 7: 1.4, 2, 4, 12.8.
  it('interpolate as type 7 of Hyndman and Fan', () => {
    const values = Float64Array.of(1, 2, 4, 8, 16);
    expect([0.1, 0.25, 0.5, 0.9].map((p) => sampleQuantile(values, p))).toEqual([
      1.4,
      2,
      4,
      expect.closeTo(12.8, 12),
    ]);
    expect([sampleQuantile(values, 0), sampleQuantile(values, 1)]).toEqual([1, 16]);
  });

  it('do not make a number of two infinities, and are NaN where there is none', () => {
    expect(sampleQuantile(Float64Array.of(1, Infinity, Infinity), 0.75)).toBe(Infinity);
    expect(sampleQuantile(Float64Array.of(), 0.5)).toBeNaN();
  });
});
