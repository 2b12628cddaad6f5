import { describe, expect, it } from 'vitest';
import { bernoulli } from '../../src/distributions/bernoulli.ts';
import { beta } from '../../src/distributions/beta.ts';
import { binomial } from '../../src/distributions/binomial.ts';
import { discrete } from '../../src/distributions/discrete.ts';
import { exponential } from '../../src/distributions/exponential.ts';
import { gamma } from '../../src/distributions/gamma.ts';
import { logistic } from '../../src/distributions/logistic.ts';
import { lognormal } from '../../src/distributions/lognormal.ts';
import { mixture } from '../../src/distributions/mixture.ts';
import { normal } from '../../src/distributions/normal.ts';
import { pert } from '../../src/distributions/pert.ts';
import { poisson } from '../../src/distributions/poisson.ts';
import { studentT } from '../../src/distributions/student-t.ts';
import { triangular } from '../../src/distributions/triangular.ts';
import { truncated } from '../../src/distributions/truncated.ts';
import { uniform } from '../../src/distributions/uniform.ts';

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

describe('published values of later laws', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, upper critical values of Student's t.
  it.each([
    [1, 0.9, 3.078],
    [1, 0.975, 12.706],
    [1, 0.999, 318.309],
    [5, 0.95, 2.015],
    [10, 0.975, 2.228],
    [30, 0.99, 2.457],
    [100, 0.95, 1.66],
    [100, 0.999, 3.174],
  ])('Student t with %s degrees of freedom at %s', (df, p, value) => {
    expect(Math.abs(studentT.quantile(p, [df, 0, 1]) - value)).toBeLessThanOrEqual(0.0005);
    expect(Math.abs(studentT.quantile(1 - p, [df, 10, 2]) - (10 - 2 * value))).toBeLessThanOrEqual(0.001);
  });

  // J. L. Devore, Probability and Statistics for Engineering and the Sciences (8th ed., 2012), table A.1.
  it.each([
    [10, 0.5, 3, 0.172],
    [10, 0.5, 7, 0.945],
    [15, 0.4, 5, 0.403],
    [20, 0.3, 6, 0.608],
    [25, 0.1, 2, 0.537],
    [25, 0.8, 19, 0.383],
  ])('binomial: of %s trials with %s at most %s', (n, p, count, value) => {
    expect(Math.abs(binomial.cdf(count, [n, p]) - value)).toBeLessThanOrEqual(0.0005);
  });
});

describe('closed forms of later laws', () => {
  const halfNormal = [0, 1, 0, Infinity];
  const cut = truncated(normal);

  it('Student t with one degree of freedom is Cauchy’s law, with two an algebraic one', () => {
    for (const p of [1e-9, 0.01, 0.3, 0.5, 0.62, 0.999]) {
      const cauchy = p < 0.5 ? -1 / Math.tan(Math.PI * p) : 1 / Math.tan(Math.PI * (1 - p));
      expect(Math.abs(studentT.quantile(p, [1, 0, 1]) - cauchy)).toBeLessThan(1e-12 * (1 + Math.abs(cauchy)));
      const two = (2 * p - 1) / Math.sqrt(2 * p * (1 - p));
      expect(Math.abs(studentT.quantile(p, [2, 0, 1]) - two)).toBeLessThan(1e-12 * (1 + Math.abs(two)));
    }
    expect(studentT.mean([1, 3, 1])).toBeNaN();
    expect(studentT.variance([2, 3, 1])).toBe(Infinity);
  });

  it('binomial with few successes among very many trials counts like Poisson', () => {
    // Le Cam's bound: the two differ by at most n p².
    for (const count of [0, 2, 5, 9]) {
      expect(Math.abs(binomial.cdf(count, [1e8, 4e-8]) - poisson.cdf(count, [4]))).toBeLessThan(1.6e-7);
    }
  });

  it('pert with its mode in the middle is beta(3, 3): 10 x³ − 15 x⁴ + 6 x⁵', () => {
    expect(pert.cdf(0.5, [0, 1, 2])).toBeCloseTo(10 / 64 - 15 / 256 + 6 / 1024, 14);
    expect(pert.quantile(0.103515625, [10, 14, 18])).toBeCloseTo(12, 12);
  });

  it('pert: mean (low + 4 mode + high) / 6 (Malcolm, Roseboom, Clark and Fazar, Operations Research 7, 1959)', () => {
    expect(pert.mean([2, 3, 10])).toBeCloseTo((2 + 12 + 10) / 6, 14);
  });

  it('truncated normal: N. L. Johnson, S. Kotz, N. Balakrishnan, Continuous Univariate Distributions 1 (1994), 13.10', () => {
    expect(cut.mean(halfNormal)).toBeCloseTo(Math.sqrt(2 / Math.PI), 12);
    expect(cut.variance(halfNormal)).toBeCloseTo(1 - 2 / Math.PI, 12);
    expect(cut.quantile(0.5, halfNormal)).toBeCloseTo(0.6744897501960817, 14);
    // Both ends: mean μ + σ (φ(α) − φ(β)) / Z.
    const phi = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const z = normal.cdf(1.5, [0, 1]) - normal.cdf(-0.5, [0, 1]);
    expect(cut.mean([10, 2, 9, 13])).toBeCloseTo(10 + (2 * (phi(-0.5) - phi(1.5))) / z, 12);
  });

  it('a truncated exponential law begins anew where it is cut', () => {
    const law = truncated(exponential);
    for (const p of [0.01, 0.5, 0.99]) {
      expect(law.quantile(p, [3, 2, Infinity])).toBeCloseTo(2 + exponential.quantile(p, [3]), 12);
    }
    expect(law.mean([3, 2, Infinity])).toBeCloseTo(5, 10);
  });

  it('a Poisson count that is not 0 has mean m / (1 − e^−m)', () => {
    expect(truncated(poisson).mean([2.5, 1, Infinity])).toBeCloseTo(2.5 / (1 - Math.exp(-2.5)), 12);
  });

  it('a mixture of uniform laws is piecewise linear, and of points a list', () => {
    const two = mixture([uniform, uniform]);
    expect(two.quantile(0.25, [1, 0, 1, 3, 1, 2])).toBeCloseTo(1, 14);
    expect(two.quantile(0.625, [1, 0, 1, 3, 1, 2])).toBeCloseTo(1.5, 14);
    expect(two.mean([1, 0, 1, 3, 1, 2])).toBeCloseTo(0.125 + 1.125, 14);
    const points = mixture([normal, normal]);
    expect([0.1, 0.3, 0.31, 0.9].map((u) => points.fromLatent(u, [0.3, 5, 0, 0.7, 9, 0]))).toEqual([
      5, 5, 9, 9,
    ]);
  });

  it('a mixture keeps a lump of probability at a point', () => {
    const law = mixture([normal, exponential]);
    const parameters = [0.25, 0, 0, 0.75, 2];
    expect([0.1, 0.25].map((u) => law.fromLatent(u, parameters))).toEqual([0, 0]);
    expect(law.fromLatent(0.7, parameters)).toBeCloseTo(exponential.quantile(0.6, [2]), 12);
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
