import { describe, expect, it } from 'vitest';
import { betaTerm } from '../../src/math/beta-term.ts';
import { betaI } from '../../src/math/incomplete-beta.ts';
import { gammaP, gammaQ } from '../../src/math/incomplete-gamma.ts';
import { inverseBetaI } from '../../src/math/inverse-incomplete-beta.ts';
import { inverseGammaP } from '../../src/math/inverse-incomplete-gamma.ts';
import { logBeta } from '../../src/math/log-beta.ts';
import { reference, relativeError } from './ulp.ts';

/** Stated in docs/numerics.md. */
const TOLERANCE = 1e-12;

/** Two arguments and the value, and three and the value. */
type Two = readonly [number, number, number];
type Three = readonly [number, number, number, number];

describe('regularised incomplete gamma function', () => {
  it('P agrees with the reference values', () => {
    for (const [a, x, high] of reference('gammaP').points as readonly Two[]) {
      expect(relativeError(gammaP(a, x), high), `P(${a}, ${x})`).toBeLessThan(TOLERANCE);
    }
  });

  it('Q agrees with the reference values: relatively where it is formed as itself, absolutely where as 1 − P', () => {
    for (const [a, x, high] of reference('gammaQ').points as readonly Two[]) {
      const got = gammaQ(a, x);
      const error = x >= a + 1 || a >= 30 ? relativeError(got, high) : Math.abs(got - high);
      expect(error, `Q(${a}, ${x})`).toBeLessThan(TOLERANCE);
    }
  });

  it('its edges', () => {
    expect(gammaP(2, 0)).toBe(0);
    expect(gammaP(2, -1)).toBe(0);
    expect(gammaQ(2, 0)).toBe(1);
    expect(gammaP(2, Infinity)).toBe(1);
    expect(gammaQ(2, Infinity)).toBe(0);
    expect(gammaP(0, 1)).toBeNaN();
    expect(gammaQ(-1, 1)).toBeNaN();
    expect(gammaP(2, NaN)).toBeNaN();
  });

  it('the inverse finds x again', () => {
    for (const [a, x, high] of reference('gammaP').points as readonly Two[]) {
      // Above 0.99 a double no longer tells P's argument to ten digits.
      if (high > 0.99) continue;
      expect(relativeError(inverseGammaP(a, high), x), `a ${a}, P ${high}`).toBeLessThan(1e-10);
    }
  });

  it('the inverse’s edges and extremes', () => {
    expect(inverseGammaP(2, 0)).toBe(0);
    expect(inverseGammaP(2, 1)).toBe(Infinity);
    expect(inverseGammaP(2, 1.5)).toBeNaN();
    expect(inverseGammaP(0, 0.5)).toBeNaN();
    // Shape 1 is the exponential law, whose quantile is −log(1 − p).
    for (const p of [1e-300, 1e-12, 0.1, 0.5, 0.9, 1 - 2 ** -53]) {
      expect(relativeError(inverseGammaP(1, p), -Math.log1p(-p))).toBeLessThan(1e-13);
    }
    for (const a of [1e-3, 0.02, 0.5, 3, 40, 1e3, 1e5, 1e8]) {
      for (const p of [2 ** -53, 1e-6, 0.01, 0.5, 0.9, 0.999999]) {
        const x = inverseGammaP(a, p);
        if (x > 0) expect(relativeError(gammaP(a, x), p), `a ${a}, p ${p}`).toBeLessThan(1e-9);
      }
    }
  });
});

describe('regularised incomplete beta function', () => {
  it('agrees with the reference values', () => {
    for (const [a, b, x, high] of reference('betaI').points as readonly Three[]) {
      const got = betaI(a, b, x);
      const formedAsItself = a * (1 - x) >= b * x;
      const error = formedAsItself ? relativeError(got, high) : Math.abs(got - high);
      expect(error, `I(${a}, ${b}, ${x})`).toBeLessThan(TOLERANCE);
    }
  });

  it('its symmetry and edges', () => {
    expect(betaI(2, 3, 0)).toBe(0);
    expect(betaI(2, 3, 1)).toBe(1);
    expect(betaI(2, 3, -1)).toBe(0);
    expect(betaI(2, 3, 2)).toBe(1);
    expect(betaI(0, 3, 0.5)).toBeNaN();
    expect(betaI(2, 3, NaN)).toBeNaN();
    // I_x(1, b) = 1 − (1 − x)^b and I_x(a, 1) = x^a (DLMF 8.17.7 and 8.17.8).
    expect(relativeError(betaI(1, 4, 0.3), 1 - 0.7 ** 4)).toBeLessThan(1e-15);
    expect(relativeError(betaI(4, 1, 0.3), 0.3 ** 4)).toBeLessThan(1e-14);
  });

  it('the inverse finds x again', () => {
    for (const [a, b, x, high] of reference('betaI').points as readonly Three[]) {
      if (high > 0.99) continue;
      expect(relativeError(inverseBetaI(a, b, high), x), `a ${a}, b ${b}, I ${high}`).toBeLessThan(1e-10);
    }
  });

  it('keeps its digits where a parameter is huge', () => {
    // 1 − (1 − x)^b again, with b x of the order of 1.
    for (const b of [1e6, 1e9, 1e12]) {
      for (const x of [0.01, 0.5, 1, 2.5, 20]) {
        const expected = -Math.expm1(b * Math.log1p(-x / b));
        expect(relativeError(betaI(1, b, x / b), expected), `b ${b}, x ${x} / b`).toBeLessThan(TOLERANCE);
      }
    }
  });

  it('the inverse’s edges and extremes', () => {
    expect(inverseBetaI(2, 3, 0)).toBe(0);
    expect(inverseBetaI(2, 3, 1)).toBe(1);
    expect(inverseBetaI(2, 3, -0.1)).toBeNaN();
    expect(inverseBetaI(2, 0, 0.5)).toBeNaN();
    const shapes = [1e-6, 1e-2, 0.3, 1, 7, 200, 1e4, 1e8, 1e12];
    for (const a of shapes) {
      for (const b of shapes) {
        for (const p of [1e-300, 2 ** -53, 1e-6, 0.01, 0.5, 0.9, 0.999999]) {
          const x = inverseBetaI(a, b, p);
          expect(x >= 0 && x <= 1).toBe(true);
          // Where x rounds to an end, or 1 − x has few digits left, x does not determine p.
          if (x === 0 || x > 0.999) continue;
          // The last place of x itself moves the probability by the density times it.
          const blur = (betaTerm(a, b, x, 1 - x) / ((1 - x) * p)) * 2 ** -52;
          expect(relativeError(betaI(a, b, x), p), `${a}, ${b}, ${p}`).toBeLessThan(1e-9 + blur);
        }
      }
    }
  });
});

describe('log B(a, b)', () => {
  it('agrees with factorials', () => {
    // B(m, n) = (m − 1)! (n − 1)! / (m + n − 1)!
    const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
    for (const m of [1, 2, 5, 9, 12, 30]) {
      for (const n of [1, 3, 10, 15, 40]) {
        const expected = Math.log((factorial(m - 1) * factorial(n - 1)) / factorial(m + n - 1));
        expect(Math.abs(logBeta(m, n) - expected)).toBeLessThan(1e-14 * (1 + Math.abs(expected)));
      }
    }
  });
});
