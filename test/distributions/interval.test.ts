import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromInterval, type IntervalLaw } from '../../src/distributions/interval.ts';
import { DISTRIBUTIONS } from '../../src/distributions/registry.ts';

function ends(law: IntervalLaw): [number, number] {
  if (law.kind === 'problem') throw new Error(law.problem);
  const distribution = DISTRIBUTIONS.get(law.distribution);
  if (distribution === undefined) throw new Error(law.distribution);
  expect(distribution.problem(law.parameters)).toBeUndefined();
  return [distribution.quantile(0.05, law.parameters), distribution.quantile(0.95, law.parameters)];
}

function kind(low: number, high: number, isShare: boolean): string {
  const law = fromInterval(low, high, isShare);
  return law.kind === 'law' ? law.distribution : law.problem;
}

describe('low to high', () => {
  it('is a share’s law, a positive quantity’s law, or normal', () => {
    expect(kind(0.03, 0.12, true)).toBe('logitnormal');
    expect(kind(0.03, 0.12, false)).toBe('lognormal');
    expect(kind(0, 0.2, true)).toBe('normal');
    expect(kind(0.5, 1, true)).toBe('lognormal');
    expect(kind(0, 12, false)).toBe('normal');
    expect(kind(-3, 12, false)).toBe('normal');
    expect(kind(-12, -3, false)).toBe('normal');
  });

  it('is a point where the ends are equal', () => {
    expect(fromInterval(0.3, 0.3, true)).toEqual({
      kind: 'law',
      distribution: 'normal',
      parameters: [0.3, 0],
    });
    expect(fromInterval(0, 0, false)).toEqual({ kind: 'law', distribution: 'normal', parameters: [0, 0] });
  });

  it('is impossible reversed or without finite ends', () => {
    expect(kind(5, 3, false)).toBe('the lower end 5 lies above the upper end 3');
    expect(kind(NaN, 3, false)).toBe('the end NaN is not a finite number');
    expect(kind(1, Infinity, false)).toBe('the end Infinity is not a finite number');
  });

  it('has its ends for the 5 % and 95 % quantiles', () => {
    const anywhere = fc.double({ noNaN: true, min: -1e9, max: 1e9 });
    const within = fc.double({ noNaN: true, min: 1e-6, max: 1 - 1e-6 });
    const settings = { seed: 20240630, numRuns: 1000 };
    const agrees = (a: number, b: number, isShare: boolean): void => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const [q05, q95] = ends(fromInterval(low, high, isShare));
      // A ratio of the ends of e^1400 costs three digits, and subnormal ends have few.
      const tolerance = 1e-12 * Math.max(Math.abs(low), Math.abs(high)) + 1e-300;
      expect(Math.abs(q05 - low)).toBeLessThanOrEqual(tolerance);
      expect(Math.abs(q95 - high)).toBeLessThanOrEqual(tolerance);
    };
    fc.assert(
      fc.property(anywhere, anywhere, (a, b) => agrees(a, b, false)),
      settings,
    );
    fc.assert(
      fc.property(within, within, (a, b) => agrees(a, b, true)),
      settings,
    );
  });
});
