import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  meanOf,
  mergeMoments,
  momentsOf,
  NO_MOMENTS,
  standardDeviation,
  standardError,
} from '../../src/math/moments.ts';

const sample = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 50 });

describe('moments', () => {
  it('merge into those of both samples together, within rounding', () => {
    fc.assert(
      fc.property(sample, sample, fc.constantFrom(0, 1e9), (a, b, shift) => {
        const [x, y] = [a, b].map((values) => Float64Array.from(values, (value) => value + shift)) as [
          Float64Array,
          Float64Array,
        ];
        const merged = mergeMoments(momentsOf(x), momentsOf(y));
        const together = momentsOf(Float64Array.of(...x, ...y));
        expect(merged.count).toBe(together.count);
        const size = Math.abs(shift) + 1e6;
        expect(Math.abs(merged.mean - together.mean)).toBeLessThanOrEqual(8 * size * Number.EPSILON);
        // A deviation is known to within the rounding of the mean, so a square to within twice that times the spread.
        const spread = Math.sqrt(together.squares);
        const tolerance = 16 * merged.count * size * Number.EPSILON * (spread + size * Number.EPSILON);
        expect(Math.abs(merged.squares - together.squares)).toBeLessThanOrEqual(tolerance + 1e-15);
      }),
      { seed: 21 },
    );
  });

  it('keep the variance of numbers far from zero', () => {
    // NIST Statistical Reference Datasets, NumAcc4: mean 10000000.2, standard deviation 0.1.
    const values = Float64Array.from({ length: 1001 }, (_, index) =>
      index === 0 ? 10000000.2 : index % 2 === 1 ? 10000000.1 : 10000000.3,
    );
    let inBlocks = NO_MOMENTS;
    for (let first = 0; first < values.length; first += 64) {
      inBlocks = mergeMoments(inBlocks, momentsOf(values.subarray(first, first + 64)));
    }
    for (const moments of [momentsOf(values), inBlocks]) {
      expect(moments.mean).toBeCloseTo(10000000.2, 7);
      expect(standardDeviation(moments)).toBeCloseTo(0.1, 7);
    }
  });

  it('have no mean where what is left of it is the rounding of merged blocks, and one wherever it is more', () => {
    // As many worlds better as worse, in blocks in which they are not as many.
    const differences = Float64Array.from({ length: 2000 }, (_, world) =>
      world % 7 === 0 ? 1 : world % 7 === 3 ? -1 : 0,
    );
    expect(differences.reduce((a, b) => a + b, 0)).toBe(0);
    let inBlocks = NO_MOMENTS;
    for (let first = 0; first < differences.length; first += 61)
      inBlocks = mergeMoments(inBlocks, momentsOf(differences.subarray(first, first + 61)));
    expect(inBlocks.mean).not.toBe(0);
    expect(meanOf(inBlocks)).toBe(0);
    expect(meanOf(momentsOf(Float64Array.of(1, 0, 0, 0)))).toBe(0.25);
    expect(meanOf(momentsOf(Float64Array.of(1e-30, 1e-30)))).toBe(1e-30);
    expect(meanOf(momentsOf(Float64Array.of(-1, 1 + 1e-12)))).toBeGreaterThan(0);
  });

  it('leave out what is missing', () => {
    expect(momentsOf(Float64Array.of(1, Number.NaN, 3))).toEqual({ count: 2, mean: 2, squares: 2 });
    expect(momentsOf(Float64Array.of(Number.NaN))).toEqual(NO_MOMENTS);
    expect(standardError(NO_MOMENTS)).toBe(Number.POSITIVE_INFINITY);
    expect(standardError({ count: 4, mean: 0, squares: 12 })).toBe(1);
  });
});
