import { describe, expect, it } from 'vitest';
import { bernoulli } from '../../src/distributions/bernoulli.ts';
import { beta } from '../../src/distributions/beta.ts';
import { discrete } from '../../src/distributions/discrete.ts';
import { exponential } from '../../src/distributions/exponential.ts';
import { gamma } from '../../src/distributions/gamma.ts';
import { logistic } from '../../src/distributions/logistic.ts';
import { lognormal } from '../../src/distributions/lognormal.ts';
import { normal } from '../../src/distributions/normal.ts';
import { poisson } from '../../src/distributions/poisson.ts';
import { triangular } from '../../src/distributions/triangular.ts';

describe('published values', () => {
  // M. J. Wichura, Algorithm AS 241, Applied Statistics 37 (1988), the test values of PPND16.
  it.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.262340089798408],
  ])('standard normal quantile at %s', (p, z) => {
    expect(Math.abs(normal.quantile(p, [0, 1]) / z - 1)).toBeLessThan(1e-15);
  });

  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4: critical values of chi-square, the gamma law of shape ν/2 and scale 2.
  it.each([
    [1, 0.95, 3.841],
    [10, 0.95, 18.307],
    [10, 0.05, 3.94],
    [100, 0.99, 135.807],
    [100, 0.01, 70.065],
  ])('chi-square with %s degrees of freedom at %s', (freedom, p, value) => {
    expect(Math.abs(gamma.quantile(p, [freedom / 2, 2]) - value)).toBeLessThanOrEqual(0.0005);
  });

  // The same, 1.3.6.7.3 (F) and 1.3.6.7.2 (Student's t), through the beta law: d₁F / (d₂ + d₁F) is beta(d₁/2, d₂/2), and t² is F with d₁ = 1.
  it.each([
    [5, 10, 0.95, 3.326, 0.0005],
    [1, 10, 0.95, 2.228 ** 2, 0.003],
    [10, 20, 0.9, 1.937, 0.0005],
  ])('F with %s and %s degrees of freedom at %s', (d1, d2, p, value, digits) => {
    const x = beta.quantile(p, [d1 / 2, d2 / 2]);
    expect(Math.abs((d2 * x) / (d1 * (1 - x)) - value)).toBeLessThanOrEqual(digits);
  });

  // E. C. Molina, Poisson's Exponential Binomial Limit (1942), as reprinted in many textbooks' tables of cumulative probabilities.
  it.each([
    [2, 0, 0.1353],
    [2, 3, 0.8571],
    [5, 5, 0.616],
    [10, 10, 0.583],
    [10, 15, 0.9513],
    [20, 20, 0.5591],
  ])('Poisson with mean %s, at most %s', (mean, count, value) => {
    expect(Math.abs(poisson.cdf(count, [mean]) - value)).toBeLessThanOrEqual(0.00005);
  });
});

describe('closed forms', () => {
  it('exponential: the half-life is log 2 of the mean', () => {
    expect(exponential.quantile(0.5, [7])).toBeCloseTo(7 * Math.LN2, 14);
  });

  it('gamma of a whole shape and Poisson count the same events', () => {
    // The k-th event falls after time x exactly when fewer than k have happened by then.
    for (const [k, x] of [
      [1, 0.2],
      [4, 3],
      [12, 20],
      [60, 55],
    ] as const) {
      expect(Math.abs(1 - gamma.cdf(x, [k, 1]) - poisson.cdf(k - 1, [x]))).toBeLessThan(1e-14);
    }
  });

  it('beta(2, 1) and beta(1, 3) are powers', () => {
    expect(beta.quantile(0.49, [2, 1])).toBeCloseTo(0.7, 14);
    expect(1 - beta.quantile(1 - 0.008, [1, 3])).toBeCloseTo(0.2, 14);
  });

  it('lognormal: mean and variance from Aitchison and Brown, The Lognormal Distribution (1957), 2.2', () => {
    expect(lognormal.mean([2, 0.6])).toBeCloseTo(2 * Math.exp(0.18), 13);
    expect(lognormal.variance([2, 0.6])).toBeCloseTo(4 * Math.exp(0.36) * (Math.exp(0.36) - 1), 13);
  });

  it('logistic: the quartiles lie scale · log 3 from the location', () => {
    expect(logistic.quantile(0.75, [10, 2])).toBeCloseTo(10 + 2 * Math.log(3), 13);
  });

  it('triangular: the probability below the mode is its place between the ends', () => {
    expect(triangular.cdf(1, [0, 1, 4])).toBeCloseTo(0.25, 15);
    expect(triangular.quantile(0.25, [0, 1, 4])).toBeCloseTo(1, 15);
  });

  it('bernoulli draws truth for its share of the uniforms, and discrete the least value that reaches them', () => {
    expect([0.1, 0.69, 0.71].map((u) => bernoulli.fromLatent(u, [0.3]))).toEqual([0, 0, 1]);
    const parameters = [5, 1, -2, 6, 40, 3];
    expect([0.01, 0.59, 0.61, 0.69, 0.71].map((u) => discrete.fromLatent(u, parameters))).toEqual([
      -2, -2, 5, 5, 40,
    ]);
  });

  it('poisson with a large mean is found in a few steps from its normal approximation', () => {
    for (const mean of [1e4, 1e9, 1e14]) {
      for (const p of [1e-12, 0.3, 0.999]) {
        const count = poisson.quantile(p, [mean]);
        expect(poisson.cdf(count, [mean])).toBeGreaterThanOrEqual(p);
        expect(poisson.cdf(count - 1, [mean])).toBeLessThan(p);
      }
    }
  });
});
