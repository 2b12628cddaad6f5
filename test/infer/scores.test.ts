import { describe, expect, it } from 'vitest';
import { bootstrapped, brierScore, calibration, logScore } from '../../src/infer/scores.ts';

describe('scores of forecasts, by hand', () => {
  it('squares the error of a yes or no, once', () => {
    expect(brierScore({ chances: [0.3, 0.7], seen: 1 })).toBeCloseTo(0.09, 12);
    expect(brierScore({ chances: [0.3, 0.7], seen: 0 })).toBeCloseTo(0.49, 12);
  });

  it('sums squared errors over more classes', () => {
    // 0.2² + 0.5² + (1 − 0.3)²
    expect(brierScore({ chances: [0.2, 0.5, 0.3], seen: 2 })).toBeCloseTo(0.78, 12);
  });

  it('takes the logarithm of the chance of what came, and bounds it', () => {
    expect(logScore({ chances: [0.75, 0.25], seen: 1 })).toBeCloseTo(Math.log(4), 12);
    expect(logScore({ chances: [1, 0], seen: 1 })).toBeCloseTo(6 * Math.log(10), 9);
  });

  it('has the standard error of a mean', () => {
    const scores = Array.from({ length: 400 }, (_, i) => i % 4);
    const { mean, error } = bootstrapped(scores, 1);
    expect(mean).toBeCloseTo(1.5, 12);
    // sqrt(1.25 / 400); 2,000 resamples tell it to 1.6 %.
    expect(Math.abs(error / Math.sqrt(1.25 / 400) - 1)).toBeLessThan(0.07);
  });

  it('puts chances into bins, with Wilson’s interval', () => {
    const events = Array.from({ length: 10 }, (_, i) => ({ chance: 0.25, came: i < 3 }));
    const [bin, ...more] = calibration([...events, { chance: 1, came: true }]);
    expect(bin).toMatchObject({ n: 10, forecast: 0.25, observed: 0.3 });
    // R. G. Newcombe, Statistics in Medicine 17 (1998), method 3, at 90 %: (2np + z² ∓ z √(z² + 4npq)) / 2(n + z²).
    const z = 1.6448536269514722;
    const half = z * Math.sqrt(z * z + 4 * 10 * 0.3 * 0.7);
    expect(bin?.observed_low).toBeCloseTo((6 + z * z - half) / (2 * (10 + z * z)), 10);
    expect(bin?.observed_high).toBeCloseTo((6 + z * z + half) / (2 * (10 + z * z)), 10);
    expect(more).toMatchObject([{ low: 0.9, n: 1, observed: 1, observed_high: 1 }]);
    // Where none of n came the bounds are 0 and z² / (n + z²), without a rest of rounding.
    for (let n = 1; n <= 50; n++) {
      const [none] = calibration(Array.from({ length: n }, () => ({ chance: 0.25, came: false })));
      expect(none?.observed_low).toBe(0);
      expect(none?.observed_high).toBeCloseTo((z * z) / (n + z * z), 12);
    }
  });
});
