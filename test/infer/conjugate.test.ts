import { describe, expect, it } from 'vitest';
import { infer } from '../../src/infer/infer.ts';
import { logGamma } from '../../src/math/log-gamma.ts';
import { draws, expectMarginal, expectMoments, FAR, learnedFrom, modelOf, momentsOf } from './learning.ts';

// Posteriors and marginal likelihoods in closed form: A. Gelman and others, "Bayesian Data Analysis", third edition (2013), chapter 2.

const SLOW = 120_000;

describe('what evidence teaches, against closed forms', () => {
  it(
    'of a normal mean',
    async () => {
      const data = [3.1, 4.4, 2.2, 5.0, 3.9];
      const model = modelOf(`
tables: {row: {columns: {y: {}}, rows: {${data.map((y, i) => `r${i}: {y: ${y}}`).join(', ')}}}}
assumptions: {centre: {is: "normal(1, 2)", source: a made example}}
evidence: {seen: {each: row, observe: "row.y ~ normal(centre, 1.5)"}}
outcomes: {found: centre}`);
      const found = await learnedFrom(model);
      const precision = 1 / 4 + data.length / 2.25;
      const sum = data.reduce((total, y) => total + y, 0);
      const mean = (1 / 4 + sum / 2.25) / precision;
      expectMoments(draws(model, found, 'centre'), mean, Math.sqrt(1 / precision));
      // log p(y) = log p(y | m) + log p(m) − log p(m | y), at any m.
      const at = (x: number, m: number, v: number): number =>
        -0.5 * (Math.log(2 * Math.PI * v) + (x - m) ** 2 / v);
      const exact =
        data.reduce((total, y) => total + at(y, 0, 2.25), 0) + at(0, 1, 4) - at(0, mean, 1 / precision);
      expectMarginal(found, exact);
      // The relative entropy of one normal law to another.
      const bits = (0.5 * (1 / precision / 4 + (mean - 1) ** 2 / 4 - 1 + Math.log(4 * precision))) / Math.LN2;
      expect(Math.abs(found.bits - bits)).toBeLessThan(0.1);
      expect(Math.abs((found.learned[0]?.bits ?? 0) - bits)).toBeLessThan(0.15);
    },
    SLOW,
  );

  it(
    'of two normals whose sum is seen far from where they were thought to be',
    async () => {
      const model = modelOf(`
assumptions: {x: {is: "normal(0, 1)", source: a made example}, y: {is: "normal(0, 1)", source: a made example}}
evidence: {seen: "14 ~ normal(x + y, 0.5)"}
outcomes: {found: x}`);
      const found = await learnedFrom(model);
      // The sum has variance 2, and x goes half of its way.
      const [mean, variance] = [14 / 2.25, 1 - 1 / 2.25];
      for (const name of ['x', 'y']) {
        expectMoments(draws(model, found, name), mean, Math.sqrt(variance));
      }
      const exact = -0.5 * (Math.log(2 * Math.PI * 2.25) + 14 ** 2 / 2.25);
      expectMarginal(found, exact, 0.8);
    },
    SLOW,
  );

  it.each([3, 8, 14])(
    'of what lies %s standard deviations out: the marginal likelihood within the error that it states',
    async (far) => {
      const model = modelOf(`
assumptions: {x: {is: "normal(0, 1)", source: a made example}}
evidence: {seen: "${far} ~ normal(x, 0.5)"}
outcomes: {found: x}`);
      const exact = -0.5 * (Math.log(2 * Math.PI * 1.25) + far ** 2 / 1.25);
      const off: number[] = [];
      for (let seed = 1; seed <= 8; seed++) {
        const { value, error } = (await learnedFrom(model, { seed })).logMarginal;
        off.push((value - exact) / error);
      }
      const mean = off.reduce((sum, one) => sum + one, 0) / off.length;
      const square = off.reduce((sum, one) => sum + one * one, 0) / off.length;
      // Eight runs tell the error: Student's law with 7 degrees of freedom has variance 7/5 and kurtosis 5, so its square has variance 4 · 1.96.
      expect(Math.abs(mean), `mean ${mean} of ${off}`).toBeLessThan(FAR * Math.sqrt(1.4 / off.length));
      expect(square, `mean square of ${off}`).toBeLessThan(1.4 + FAR * Math.sqrt(7.84 / off.length));
    },
    SLOW,
  );

  it('of a place where nothing can be told apart: it is not told', async () => {
    const model = modelOf(`
assumptions: {x: {is: "exponential(1)", source: a made example}}
evidence: {seen: "60 ~ normal(x, 1)"}
outcomes: {found: x}`);
    const found = await infer(model, { seed: 1, threads: 1, worlds: 1 });
    expect('diagnostic' in found && found.diagnostic.code).toBe('evidence-unsure');
  });

  it(
    'of a share, from yes and no',
    async () => {
      const yes = [1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1, 0];
      const model = modelOf(`
tables: {row: {columns: {y: {as: yes/no}}, rows: {${yes.map((y, i) => `r${i}: {y: ${y === 1 ? 'yes' : 'no'}}`).join(', ')}}}}
assumptions: {chance: {is: "beta(2, 3)", unit: share, source: a made example}}
evidence: {seen: {each: row, observe: row.y ~ bernoulli(chance)}}
outcomes: {found: chance}`);
      const found = await learnedFrom(model);
      const [a, b] = [2 + 9, 3 + 3];
      expectMoments(
        draws(model, found, 'chance'),
        a / (a + b),
        Math.sqrt((a * b) / (a + b) ** 2 / (a + b + 1)),
      );
      const logBeta = (x: number, y: number): number => logGamma(x) + logGamma(y) - logGamma(x + y);
      expectMarginal(found, logBeta(a, b) - logBeta(2, 3));
    },
    SLOW,
  );

  it(
    'of a rate, from counts of which one was not taken',
    async () => {
      const model = modelOf(`
tables:
  row:
    columns: {n: {empty: missing}, months: {}}
    rows: {a: {n: 3, months: 2}, b: {months: 5}, c: {n: 9, months: 4}}
assumptions: {rate: {is: "gamma(2, 1.5)", source: a made example}}
evidence: {counts: {each: row, observe: row.n ~ poisson(rate * row.months)}}
outcomes: {found: rate}`);
      const found = await learnedFrom(model);
      const [shape, scale] = [2 + 12, 1 / (1 / 1.5 + 6)];
      expectMoments(draws(model, found, 'rate'), shape * scale, Math.sqrt(shape) * scale);
      const poisson = 3 * Math.log(2) + 9 * Math.log(4) - logGamma(4) - logGamma(10);
      expectMarginal(
        found,
        poisson + logGamma(shape) + shape * Math.log(scale) - logGamma(2) - 2 * Math.log(1.5),
      );
      expect(found.observed).toEqual([2]);
    },
    SLOW,
  );

  it(
    'of which of two accounts is right, by their Bayes factor',
    async () => {
      // Ten tosses, eight of them yes: a fair coin against one of any bias, B(9, 3) / 0.5^10.
      const model = modelOf(`
tables:
  account: [fair, unknown]
  row: [${Array.from({ length: 10 }, (_, i) => `r${i}`).join(', ')}]
  toss: {columns: {y: {as: yes/no}}, rows: {${Array.from({ length: 10 }, (_, i) => `t${i}: {y: ${i < 8 ? 'yes' : 'no'}}`).join(', ')}}}
assumptions:
  right: {is: "discrete(fair, 1, unknown, 1)", as: account, source: a made example}
  bias: {over: account, is: {fair: 50%, unknown: "beta(1, 1)"}, unit: share, source: a made example}
evidence: {tosses: {each: toss, observe: "toss.y ~ bernoulli(bias[right])"}}
outcomes: {found: right == fair}`);
      const found = await learnedFrom(model);
      const [fair, unknown] = [2 ** -10, Math.exp(logGamma(9) + logGamma(3) - logGamma(12))];
      const { values, effective } = draws(model, found, 'right');
      const share = values.filter((value) => value === 0).length / values.length;
      const exact = fair / (fair + unknown);
      expect(Math.abs(share - exact)).toBeLessThan(FAR * Math.sqrt((exact * (1 - exact)) / effective));
      expectMarginal(found, Math.log(0.5 * fair + 0.5 * unknown));
    },
    SLOW,
  );
});

describe('evidence of a year in which a rate changed', () => {
  // British coal-mining disasters a year, 1851 to 1962: R. G. Jarrett, "A note on the intervals between coal-mining disasters",
  // Biometrika 66 (1979), 191–193.
  const disasters = [
    ...[
      4, 5, 4, 0, 1, 4, 3, 4, 0, 6, 3, 3, 4, 0, 2, 6, 3, 3, 5, 4, 5, 3, 1, 4, 4, 1, 5, 5, 3, 4, 2, 5, 2, 2, 3,
      4,
    ],
    ...[
      2, 1, 3, 2, 2, 1, 1, 1, 1, 3, 0, 0, 1, 0, 1, 1, 0, 0, 3, 1, 0, 3, 2, 2, 0, 1, 1, 1, 0, 1, 0, 1, 0, 0, 0,
      2,
    ],
    ...[
      1, 0, 0, 0, 1, 1, 0, 2, 3, 3, 1, 1, 2, 1, 1, 1, 1, 2, 4, 2, 0, 0, 0, 1, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1,
      0,
    ],
    ...[0, 1, 0, 1],
  ];

  it(
    'finds the posterior of the year, and both rates, that integrating the rates out gives',
    async () => {
      const years = disasters.length;
      expect([years, disasters.reduce((sum, n) => sum + n, 0)]).toEqual([112, 191]);
      const model = modelOf(`
tables: {calendar: {columns: {at: {}, n: {}}, rows: {${disasters.map((n, i) => `y${i}: {at: ${i}, n: ${n}}`).join(', ')}}}}
assumptions:
  place: {is: "uniform(0, ${years})", source: a made example}
  change: {is: "1 + floor(place)", source: a made example}
  early: {is: "gamma(2, 1)", source: a made example}
  late: {is: "gamma(2, 1)", source: a made example}
evidence:
  disasters: {each: calendar, observe: calendar.n ~ poisson(if calendar.at < change then early else late)}
outcomes: {found: change}`);
      const found = await learnedFrom(model);
      // With k years before, the rates integrate out: Γ(2 + s) / (k + 1)^(2 + s), and the same of the rest.
      const weights = Array.from({ length: years }, (_, index) => {
        const k = index + 1;
        const s = disasters.slice(0, k).reduce((sum, n) => sum + n, 0);
        const part = (sum: number, count: number): number =>
          logGamma(2 + sum) - (2 + sum) * Math.log(count + 1);
        return part(s, k) + part(191 - s, years - k);
      });
      const highest = Math.max(...weights);
      const shares = weights.map((weight) => Math.exp(weight - highest));
      const total = shares.reduce((sum, share) => sum + share, 0);
      const exact = (of: (k: number) => number): number =>
        shares.reduce((sum, share, index) => sum + (share * of(index + 1)) / total, 0);
      const mean = exact((k) => k);
      const sd = Math.sqrt(exact((k) => (k - mean) ** 2));
      expectMoments(draws(model, found, 'change'), mean, sd);
      const rate = exact((k) => (2 + disasters.slice(0, k).reduce((sum, n) => sum + n, 0)) / (k + 1));
      const { mean: before, error } = momentsOf(draws(model, found, 'early'));
      expect(Math.abs(before - rate)).toBeLessThan(FAR * error);
      const counts = disasters.reduce((sum, n) => sum + logGamma(n + 1), 0);
      expectMarginal(found, highest + Math.log(total / years) - counts);
    },
    SLOW,
  );
});
