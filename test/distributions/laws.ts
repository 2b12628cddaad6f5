import { expect } from 'vitest';
import type { Distribution } from '../../src/distributions/distribution.ts';
import { distributionNamed } from '../../src/distributions/named.ts';
import { drawStream, fillNormals, fillUniforms } from '../../src/random/draw.ts';
import { chiSquare, chiSquareCritical, KS_CRITICAL, ksStatistic } from '../random/statistics.ts';
import { expectation, values } from './quadrature.ts';

/** The distribution of that name, which must exist. */
export function named(name: string): Distribution {
  const found = distributionNamed(name);
  if (found === undefined) throw new Error(`no distribution ${name}`);
  return found;
}

/** Whether a law is made of others: `truncated(normal)`. */
export function isMade(name: string): boolean {
  return name.includes('(');
}

/** What every distribution obeys at every possible list of parameters; each law throws where it is broken. */
export type Law = (distribution: Distribution, parameters: readonly number[]) => void;

const SEED = 19620916;
const SAMPLE = 20_000;

const PROBABILITIES = [1e-9, 1e-4, 0.01, 0.05, 0.25, 0.4, 0.5, 0.6, 0.75, 0.95, 0.99, 0.9999, 1 - 1e-9];

/** The log density is that of a probability: it integrates or sums to one. */
export const densityIsOne: Law = (distribution, parameters) => {
  expect(Math.abs(expectation(distribution, parameters, () => 1) - 1)).toBeLessThan(1e-7);
};

/** Mean and variance are those of the density. */
export const momentsAreTheDensitys: Law = (distribution, parameters) => {
  const middle = distribution.quantile(0.5, parameters);
  const mean = middle + expectation(distribution, parameters, (x) => x - middle);
  const variance = expectation(distribution, parameters, (x) => (x - mean) ** 2);
  const spread = Math.sqrt(variance);
  // The density of a narrow law far from 0 is itself known only to |mean| / sd times the last bit.
  const tolerance = 1e-6 + (4 * Math.abs(mean) * 2 ** -52) / spread;
  expect(Math.abs(distribution.mean(parameters) - mean)).toBeLessThan(tolerance * spread);
  expect(Math.abs(distribution.variance(parameters) / variance - 1)).toBeLessThan(tolerance);
};

/** The density is the slope of the distribution function, or the height of its steps. */
export const densityIsTheSlope: Law = (distribution, parameters) => {
  if (distribution.discrete) {
    let below = 0;
    for (const x of values(distribution, parameters)) {
      const upTo = distribution.cdf(x, parameters);
      expect(Math.abs(Math.exp(distribution.logDensity(x, parameters)) - (upTo - below))).toBeLessThan(1e-12);
      below = upTo;
    }
    return;
  }
  for (const p of PROBABILITIES.slice(1, -1)) {
    const width = 0.01 * Math.min(p, 1 - p);
    const low = distribution.quantile(p - width, parameters);
    const high = distribution.quantile(p + width, parameters);
    // Simpson's rule on eight pieces, against the difference of the distribution function.
    const step = (high - low) / 8;
    let area = 0;
    for (let i = 0; i <= 8; i += 1) {
      const weight = i === 0 || i === 8 ? 1 : i % 2 === 1 ? 4 : 2;
      area += (weight * step * Math.exp(distribution.logDensity(low + i * step, parameters))) / 3;
    }
    const between = distribution.cdf(high, parameters) - distribution.cdf(low, parameters);
    expect(Math.abs(area / between - 1), `at ${p}`).toBeLessThan(2e-5);
  }
};

/** The quantile is the least value at which the distribution function reaches p. */
export const quantileInvertsCdf: Law = (distribution, parameters) => {
  for (const p of PROBABILITIES) {
    const x = distribution.quantile(p, parameters);
    const reached = distribution.cdf(x, parameters);
    if (distribution.discrete) {
      expect(reached, `at ${p}`).toBeGreaterThanOrEqual(p - 1e-14);
      const before = values(distribution, parameters).findLast((value) => value < x);
      if (before !== undefined) expect(distribution.cdf(before, parameters)).toBeLessThan(p + 1e-14);
      continue;
    }
    // x carries an error of half its last place, which moves the probability by the density times that.
    const blur = Math.exp(distribution.logDensity(x, parameters)) * Math.abs(x) * 2 ** -51;
    expect(Math.abs(reached - p), `at ${p}`).toBeLessThan(1e-11 * Math.min(p, 1 - p) + 1e-15 + blur);
  }
  expect(distribution.quantile(0, parameters)).toBe(distribution.support(parameters)[0]);
  expect(distribution.quantile(1, parameters)).toBe(distribution.support(parameters)[1]);
  for (const p of [-0.1, 1.1, NaN]) expect(distribution.quantile(p, parameters)).toBeNaN();
};

/** The distribution function rises from 0 to 1 and does not fall in between. */
export const cdfRises: Law = (distribution, parameters) => {
  const [low, high] = distribution.support(parameters);
  expect(distribution.cdf(-Infinity, parameters)).toBe(0);
  expect(distribution.cdf(Infinity, parameters)).toBe(1);
  if (low > -Infinity) expect(distribution.cdf(low - Math.max(1, Math.abs(low)), parameters)).toBe(0);
  if (high < Infinity) expect(distribution.cdf(high, parameters)).toBe(1);
  const [from, to] = [1e-12, 1 - 1e-12].map((p) => distribution.quantile(p, parameters)) as [number, number];
  let before = 0;
  for (let i = 0; i <= 4000; i += 1) {
    const reached = distribution.cdf(from + ((to - from) * i) / 4000, parameters);
    // Where two formulas meet their last bits may disagree.
    expect(reached).toBeGreaterThanOrEqual(before - 4e-15);
    before = reached;
  }
  expect(distribution.cdf(NaN, parameters)).toBeNaN();
};

/** No density outside the support, and no value is likelier than none where it is missing. */
export const nothingOutside: Law = (distribution, parameters) => {
  const [low, high] = distribution.support(parameters);
  for (const x of [low - 1 - Math.abs(low), high + 1 + Math.abs(high)]) {
    expect(distribution.logDensity(x, parameters)).toBe(-Infinity);
  }
  expect(distribution.logDensity(NaN, parameters)).toBeNaN();
};

/** Samples from named draws lie in the support. */
export const samplesAreInTheSupport: Law = (distribution, parameters) => {
  const [low, high] = distribution.support(parameters);
  const drawn = sample(distribution, parameters);
  expect(drawn.every((x) => x >= low && x <= high)).toBe(true);
  if (distribution.result === 'truth') expect(drawn.every((x) => x === 0 || x === 1)).toBe(true);
};

/** Samples from named draws follow the distribution function, at a level of one in 1000. */
export const samplesFollowCdf: Law = (distribution, parameters) => {
  const drawn = sample(distribution, parameters);
  if (!distribution.discrete) {
    expect(ksStatistic(drawn, (x) => distribution.cdf(x, parameters))).toBeLessThan(KS_CRITICAL);
    return;
  }
  const { counts, expected } = cells(distribution, parameters, drawn);
  expect(chiSquare(counts, expected)).toBeLessThan(chiSquareCritical(counts.length - 1));
};

/** A larger standard draw never gives a smaller value, but for rounding. */
export const fromLatentRises: Law = (distribution, parameters) => {
  let before = -Infinity;
  for (let i = 1; i < 4000; i += 1) {
    const latent = distribution.latent === 'normal' ? (i - 2000) / 250 : i / 4000;
    const x = distribution.fromLatent(latent, parameters);
    expect(x).toBeGreaterThanOrEqual(before - Math.abs(before) * 1e-14);
    before = x;
  }
};

/** A standard draw at its p-quantile gives the p-quantile. */
export const fromLatentIsTheQuantile: Law = (distribution, parameters) => {
  // The standard normal's quantiles (NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.1, to more digits).
  const normal: readonly (readonly [number, number])[] = [
    [0.025, -1.959963984540054],
    [0.5, 0],
    [0.95, 1.6448536269514722],
  ];
  for (const [p, z] of normal) {
    const expected = distribution.quantile(p, parameters);
    const got = distribution.fromLatent(distribution.latent === 'normal' ? z : p, parameters);
    const spread = Math.sqrt(distribution.variance(parameters));
    expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-14 * (Math.abs(expected) + spread));
  }
};

/** Possible parameters are called possible, and any that is not a finite number makes them impossible. */
export const knowsItsParameters: Law = (distribution, parameters) => {
  expect(distribution.problem(parameters)).toBeUndefined();
  expect(distribution.problem(Float64Array.from(parameters))).toBeUndefined();
  for (const bad of [NaN, Infinity, -Infinity]) {
    for (let i = 0; i < parameters.length; i += 1) {
      if (distribution.parameters[i]?.mayBeInfinite === true) continue;
      expect(distribution.problem(parameters.with(i, bad))).toMatch(/not a finite number/);
    }
  }
};

export const LAWS: Readonly<Record<string, Law>> = {
  densityIsOne,
  momentsAreTheDensitys,
  densityIsTheSlope,
  quantileInvertsCdf,
  cdfRises,
  nothingOutside,
  samplesAreInTheSupport,
  samplesFollowCdf,
  fromLatentRises,
  fromLatentIsTheQuantile,
  knowsItsParameters,
};

/** A law that is a point: all its probability, every draw and every quantile stand there. */
export function isThePoint(distribution: Distribution, parameters: readonly number[], point: number): void {
  expect(distribution.problem(parameters)).toBeUndefined();
  expect(distribution.support(parameters)).toEqual([point, point]);
  expect(distribution.mean(parameters)).toBe(point);
  expect(distribution.variance(parameters)).toBe(0);
  expect(distribution.cdf(point, parameters)).toBe(1);
  expect(distribution.cdf(point - 1, parameters)).toBe(0);
  expect(distribution.logDensity(point + 1, parameters)).toBe(-Infinity);
  expect(distribution.logDensity(point, parameters) + 0).toBe(distribution.discrete ? 0 : Infinity);
  for (const p of [0, 0.1, 0.9, 1]) expect(distribution.quantile(p, parameters)).toBe(point);
  expect(distribution.quantile(2, parameters)).toBeNaN();
  const latents = distribution.latent === 'normal' ? [-8, 0, 8] : [2 ** -53, 0.5, 1 - 2 ** -53];
  for (const latent of latents) expect(distribution.fromLatent(latent, parameters) + 0).toBe(point);
}

function sample(distribution: Distribution, parameters: readonly number[]): Float64Array {
  const out = new Float64Array(SAMPLE);
  const stream = drawStream(SEED, `${distribution.name}(${parameters.join()})`);
  (distribution.latent === 'normal' ? fillNormals : fillUniforms)(stream, 0, 0, out);
  return out.map((latent) => distribution.fromLatent(latent, parameters));
}

/** Counts of the values drawn against those expected, neighbouring values pooled until ten are expected. */
function cells(
  distribution: Distribution,
  parameters: readonly number[],
  drawn: Float64Array,
): { counts: number[]; expected: number[] } {
  const sorted = drawn.slice().sort();
  const [counts, expected]: [number[], number[]] = [[], []];
  let [next, reached, probability] = [0, 0, 0];
  for (const x of values(distribution, parameters)) {
    const upTo = distribution.cdf(x, parameters);
    const rest = 1 - upTo;
    if ((upTo - probability) * SAMPLE < 10 || (rest > 0 && rest * SAMPLE < 10)) continue;
    while (next < sorted.length && (sorted[next] as number) <= x) next += 1;
    counts.push(next - reached);
    expected.push((upTo - probability) * SAMPLE);
    [reached, probability] = [next, upTo];
  }
  if (probability < 1) {
    counts.push(SAMPLE - reached);
    expected.push((1 - probability) * SAMPLE);
  }
  return { counts, expected };
}
