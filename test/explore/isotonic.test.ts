import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nonDecreasing, nonIncreasing } from '../../src/explore/isotonic.ts';
import { roundThreshold } from '../../src/explore/round-threshold.ts';

const SAMPLE = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 9 })), {
  minLength: 1,
  maxLength: 12,
});

describe('pooling adjacent violators', () => {
  it('pools as worked out by hand', () => {
    expect(nonDecreasing([1, 3, 2, 4, 3.5, 5], [1, 1, 1, 1, 3, 1]).fitted).toEqual([
      1, 2.5, 2.5, 3.625, 3.625, 5,
    ]);
    expect(nonIncreasing([3, 1, 2], [1, 1, 1]).fitted).toEqual([3, 1.5, 1.5]);
  });

  it('keeps a monotone sequence, keeps the weighted sum, and is monotone', () => {
    fc.assert(
      fc.property(SAMPLE, (pairs) => {
        const [values, weights] = [pairs.map(([value]) => value), pairs.map(([, weight]) => weight)];
        const { fitted } = nonDecreasing(values, weights);
        const total = (numbers: readonly number[]) =>
          numbers.reduce((sum, x, i) => sum + x * (weights[i] ?? 0), 0);
        expect(total(fitted)).toBeCloseTo(total(values), 8);
        expect(fitted.every((x, i) => i === 0 || x >= (fitted[i - 1] ?? 0) - 1e-12)).toBe(true);
        const sorted = values.toSorted((a, b) => a - b);
        expect(nonDecreasing(sorted, weights)).toMatchObject({ fitted: sorted, distance: 0 });
      }),
    );
  });

  it('is nearer than any other monotone sequence', () => {
    fc.assert(
      fc.property(
        SAMPLE,
        fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 12, maxLength: 12 }),
        (pairs, other) => {
          const [values, weights] = [pairs.map(([value]) => value), pairs.map(([, weight]) => weight)];
          const rival = other.slice(0, values.length).sort((a, b) => a - b);
          const distance = rival.reduce(
            (sum, x, i) => sum + (weights[i] ?? 0) * (x - (values[i] ?? 0)) ** 2,
            0,
          );
          expect(nonDecreasing(values, weights).distance).toBeLessThanOrEqual(distance + 1e-9);
        },
      ),
    );
  });
});

describe('rounding a threshold', () => {
  it('takes the roundest number within half the width', () => {
    expect(roundThreshold(0.0413, 0.01)).toBe(0.04);
    expect(roundThreshold(0.0413, 0.001)).toBe(0.041);
    expect(roundThreshold(1234.5, 0.5)).toBe(1230);
    expect(roundThreshold(-0.47, 0.3)).toBe(-0.4);
    expect(roundThreshold(0, 0)).toBe(0);
  });

  it('moves it by no more than that, and prints it whole in three figures', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-6, max: 1e5, noNaN: true }),
        (x, width) => {
          const rounded = roundThreshold(x, width);
          const finest = x === 0 ? 0 : 10 ** (Math.floor(Math.log10(Math.abs(x))) - 2);
          expect(Math.abs(rounded - x)).toBeLessThanOrEqual(Math.max(width, finest) / 2 + 1e-9 * Math.abs(x));
        },
      ),
    );
  });
});
