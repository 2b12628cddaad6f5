import { log } from '../math/log.ts';
import type { Distribution, Parameters } from './distribution.ts';
import { at } from './parameters.ts';

/**
 * discrete(value, weight, value, weight, …): one of the values, with probability in proportion to its weight. Values may
 * come in any order and more than once; weights need not sum to 1. Nothing is sorted or allocated, so a draw costs the square of
 * the number of values.
 */
export const discrete: Distribution = {
  name: 'discrete',
  about:
    'One of several values, each with its weight; weights need not add up to 1. Dates and labels may be drawn too.',
  parameters: [
    { name: 'value', carries: 'location' },
    { name: 'weight', carries: 'shape' },
  ],
  repeats: true,
  latent: 'uniform',
  discrete: true,
  result: 'number',
  problem(p) {
    if (p.length === 0 || p.length % 2 !== 0)
      return `values and weights come in pairs, and ${p.length} numbers are given`;
    for (let i = 0; i < p.length; i += 2) {
      if (!Number.isFinite(at(p, i))) return `the value ${at(p, i)} is not a finite number`;
      if (!Number.isFinite(at(p, i + 1))) return `the weight ${at(p, i + 1)} is not a finite number`;
      if (at(p, i + 1) < 0) return `the weight ${at(p, i + 1)} is below 0`;
    }
    const total = weightUpTo(Infinity, p);
    if (total === 0) return 'every weight is 0';
    return total === Infinity ? 'the weights sum to more than a number can hold' : undefined;
  },
  support(p) {
    let low = Infinity;
    let high = -Infinity;
    for (let i = 0; i < p.length; i += 2) {
      if (at(p, i + 1) === 0) continue;
      if (at(p, i) < low) low = at(p, i);
      if (at(p, i) > high) high = at(p, i);
    }
    return [low, high];
  },
  fromLatent(latent, p) {
    return discrete.quantile(latent, p);
  },
  logDensity(x, p) {
    if (Number.isNaN(x)) return NaN;
    let weight = 0;
    for (let i = 0; i < p.length; i += 2) if (at(p, i) === x) weight += at(p, i + 1);
    return log(weight / weightUpTo(Infinity, p));
  },
  cdf(x, p) {
    return Number.isNaN(x) ? NaN : weightUpTo(x, p) / weightUpTo(Infinity, p);
  },
  quantile(q, p) {
    if (!(q >= 0 && q <= 1)) return NaN;
    const wanted = q * weightUpTo(Infinity, p);
    let least = Infinity;
    for (let i = 0; i < p.length; i += 2) {
      const value = at(p, i);
      if (at(p, i + 1) > 0 && value < least && weightUpTo(value, p) >= wanted) least = value;
    }
    return least;
  },
  mean(p) {
    return average(p, (value) => value);
  },
  variance(p) {
    const mean = discrete.mean(p);
    return average(p, (value) => (value - mean) * (value - mean));
  },
};

/** The weight of all values of at most x, always summed in the order given, so that equal sets have equal sums. */
function weightUpTo(x: number, p: Parameters): number {
  let sum = 0;
  for (let i = 0; i < p.length; i += 2) if (at(p, i) <= x) sum += at(p, i + 1);
  return sum;
}

function average(p: Parameters, f: (value: number) => number): number {
  const total = weightUpTo(Infinity, p);
  let sum = 0;
  for (let i = 0; i < p.length; i += 2) sum += (at(p, i + 1) / total) * f(at(p, i));
  return sum;
}
