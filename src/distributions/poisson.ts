import { exp } from '../math/exp.ts';
import { logGammaTerm } from '../math/gamma-term.ts';
import { gammaQ } from '../math/incomplete-gamma.ts';
import { log } from '../math/log.ts';
import { normalQuantile } from '../math/normal-quantile.ts';
import type { Distribution, Parameter } from './distribution.ts';
import { at, notFinite } from './parameters.ts';
import { pointCdf, pointQuantile } from './point.ts';

const PARAMETERS: readonly Parameter[] = [{ name: 'mean', carries: 'rate' }];

/** Below this mean the probabilities are summed one by one, above it the incomplete gamma function gives their sum. */
const SUMMED_BELOW = 32;

/** Counts around a mean above this are no longer exact in a double. */
const LARGEST_MEAN = 1e15;

/** 2^-60. A term this small beside the sum no longer changes it. */
const NEGLIGIBLE = 8.673617379884035e-19;

/** poisson(mean): the number of independent events where `mean` are expected; mean 0 is the point at 0. */
export const poisson: Distribution = {
  name: 'poisson',
  about: 'How many of something that comes at a constant rate, with this mean.',
  parameters: PARAMETERS,
  repeats: false,
  latent: 'uniform',
  discrete: true,
  result: 'number',
  problem(p) {
    const infinite = notFinite(p, PARAMETERS);
    if (infinite !== undefined) return infinite;
    if (at(p, 0) < 0) return `the mean ${at(p, 0)} is below 0`;
    return at(p, 0) > LARGEST_MEAN ? `the mean ${at(p, 0)} is above ${LARGEST_MEAN}` : undefined;
  },
  support(p) {
    return at(p, 0) === 0 ? [0, 0] : [0, Infinity];
  },
  fromLatent(latent, p) {
    return poisson.quantile(latent, p);
  },
  logDensity(x, p) {
    const mean = at(p, 0);
    if (Number.isNaN(x)) return NaN;
    if (x < 0 || x === Infinity || Math.floor(x) !== x) return -Infinity;
    if (x === 0) return 0 - mean;
    return mean === 0 ? -Infinity : logGammaTerm(x, mean) - log(x);
  },
  cdf(x, p) {
    const mean = at(p, 0);
    if (Number.isNaN(x)) return NaN;
    if (mean === 0) return pointCdf(x, 0);
    if (x < 0) return 0;
    if (x === Infinity) return 1;
    return mean < SUMMED_BELOW ? summed(Math.floor(x), mean) : gammaQ(Math.floor(x) + 1, mean);
  },
  quantile(q, p) {
    const mean = at(p, 0);
    if (mean === 0) return pointQuantile(q, 0);
    if (!(q >= 0 && q <= 1)) return NaN;
    if (q === 1) return Infinity;
    return mean < SUMMED_BELOW ? counted(q, mean) : sought(q, mean);
  },
  mean(p) {
    return at(p, 0);
  },
  variance(p) {
    return at(p, 0);
  },
};

/** The probability of at most `count` events. */
function summed(count: number, mean: number): number {
  let term = exp(-mean);
  let sum = term;
  for (let k = 1; k <= count && (k <= mean || term > sum * NEGLIGIBLE); k += 1) {
    term *= mean / k;
    sum += term;
  }
  return sum > 1 ? 1 : sum;
}

/** The least count whose summed probability reaches q. */
function counted(q: number, mean: number): number {
  let term = exp(-mean);
  let sum = term;
  let k = 0;
  while (sum < q && (k < mean || term > sum * NEGLIGIBLE)) {
    k += 1;
    term *= mean / k;
    sum += term;
  }
  return k;
}

/** The same for a large mean: a normal approximation with Cornish and Fisher's first correction, then steps of one. */
function sought(q: number, mean: number): number {
  if (q === 0) return 0;
  const z = normalQuantile(q);
  const guess = Math.floor(mean + Math.sqrt(mean) * z + (z * z - 1) / 6);
  let count = guess > 0 ? guess : 0;
  while (gammaQ(count + 1, mean) < q) count += 1;
  while (count > 0 && gammaQ(count, mean) >= q) count -= 1;
  return count;
}
