import { logBetaTerm } from '../math/beta-term.ts';
import { betaI } from '../math/incomplete-beta.ts';
import { log } from '../math/log.ts';
import { log1p } from '../math/log1p.ts';
import type { Distribution, Parameter } from './distribution.ts';
import { at, notFinite } from './parameters.ts';
import { pointCdf, pointQuantile } from './point.ts';

const PARAMETERS: readonly Parameter[] = [
  { name: 'n', carries: 'shape' },
  { name: 'p', carries: 'probability' },
];

/** The distribution function keeps its digits up to this many trials. */
const MOST_TRIALS = 1e9;

/** binomial(n, p): how many of n independent trials succeed, each with probability p. Without a chance, or a doubt, it is a point. */
export const binomial: Distribution = {
  name: 'binomial',
  about: 'How many of `n` independent trials succeed, each with probability `p`.',
  parameters: PARAMETERS,
  repeats: false,
  latent: 'uniform',
  discrete: true,
  result: 'number',
  problem(p) {
    const infinite = notFinite(p, PARAMETERS);
    if (infinite !== undefined) return infinite;
    const [trials, chance] = [at(p, 0), at(p, 1)];
    if (!(trials >= 0) || Math.floor(trials) !== trials)
      return `the n ${trials} is not a whole number from 0`;
    if (trials > MOST_TRIALS) return `the n ${trials} is above ${MOST_TRIALS}`;
    return chance >= 0 && chance <= 1 ? undefined : `the probability ${chance} lies outside 0 to 1`;
  },
  support(p) {
    return [at(p, 1) === 1 ? at(p, 0) : 0, at(p, 1) === 0 ? 0 : at(p, 0)];
  },
  fromLatent(latent, p) {
    return binomial.quantile(latent, p);
  },
  logDensity(x, p) {
    const [trials, chance] = [at(p, 0), at(p, 1)];
    if (Number.isNaN(x)) return NaN;
    if (x < 0 || x > trials || Math.floor(x) !== x) return -Infinity;
    const point = pointOf(trials, chance);
    if (point !== undefined) return x === point ? 0 : -Infinity;
    if (x === 0) return trials * log1p(-chance);
    if (x === trials) return trials * log(chance);
    // The beta law's density of the chance after x successes, less its constants.
    const term = logBetaTerm(x + 1, trials - x + 1, chance, 1 - chance);
    return term - log(chance) - log1p(-chance) - log(trials + 1);
  },
  cdf(x, p) {
    const [trials, chance] = [at(p, 0), at(p, 1)];
    const point = pointOf(trials, chance);
    if (point !== undefined) return pointCdf(x, point);
    if (Number.isNaN(x)) return NaN;
    return x < 0 ? 0 : x >= trials ? 1 : upTo(Math.floor(x), trials, chance);
  },
  quantile(q, p) {
    const [trials, chance] = [at(p, 0), at(p, 1)];
    const point = pointOf(trials, chance);
    if (point !== undefined) return pointQuantile(q, point);
    if (!(q >= 0 && q <= 1)) return NaN;
    if (q === 0 || q === 1) return q * trials;
    // The least count that reaches q: `low` never does, `high` always.
    let [low, high] = [-1, trials];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (upTo(middle, trials, chance) >= q) high = middle;
      else low = middle;
    }
    return high;
  },
  mean(p) {
    return at(p, 0) * at(p, 1);
  },
  variance(p) {
    return at(p, 0) * at(p, 1) * (1 - at(p, 1));
  },
};

/** The probability of at most `count` successes, fewer than all (DLMF 8.17.24). */
function upTo(count: number, trials: number, chance: number): number {
  return betaI(trials - count, count + 1, 1 - chance, chance);
}

function pointOf(trials: number, chance: number): number | undefined {
  if (trials === 0 || chance === 0) return 0;
  return chance === 1 ? trials : undefined;
}
