import { log } from '../math/log.ts';
import { beta } from './beta.ts';
import type { Distribution, Parameter, Parameters } from './distribution.ts';
import { at } from './parameters.ts';
import { pointCdf, pointLogDensity, pointQuantile } from './point.ts';
import { triangular } from './triangular.ts';

const PARAMETERS: readonly Parameter[] = [
  { name: 'low', carries: 'location' },
  { name: 'mode', carries: 'location' },
  { name: 'high', carries: 'location' },
];

/**
 * pert(low, mode, high): an estimate by its ends and its likeliest value, of mean (low + 4 mode + high) / 6; equal ends are
 * the point. A beta law stretched from end to end (D. G. Malcolm, J. H. Roseboom, C. E. Clark, W. Fazar, Operations Research 7,
 * 1959; in this form D. Vose, Risk Analysis, 2000).
 */
export const pert: Distribution = {
  name: 'pert',
  about: 'An estimate by its bounds and its likeliest value, of mean (low + 4 mode + high) / 6.',
  parameters: PARAMETERS,
  repeats: false,
  latent: 'uniform',
  discrete: false,
  result: 'number',
  problem(p) {
    return triangular.problem(p);
  },
  support(p) {
    return [at(p, 0), at(p, 2)];
  },
  fromLatent(latent, p) {
    return pert.quantile(latent, p);
  },
  logDensity(x, p) {
    const [low, high] = [at(p, 0), at(p, 2)];
    if (low === high) return pointLogDensity(x, low);
    return beta.logDensity((x - low) / (high - low), shapes(p)) - log(high - low);
  },
  cdf(x, p) {
    const [low, high] = [at(p, 0), at(p, 2)];
    return low === high ? pointCdf(x, low) : beta.cdf((x - low) / (high - low), shapes(p));
  },
  quantile(q, p) {
    const [low, high] = [at(p, 0), at(p, 2)];
    if (low === high) return pointQuantile(q, low);
    if (q === 1) return high;
    const x = low + (high - low) * beta.quantile(q, shapes(p));
    // Rounding may carry the sum past the upper end.
    return x > high ? high : x;
  },
  mean(p) {
    return at(p, 0) / 6 + (2 * at(p, 1)) / 3 + at(p, 2) / 6;
  },
  variance(p) {
    const mean = pert.mean(p);
    return ((mean - at(p, 0)) * (at(p, 2) - mean)) / 7;
  },
};

/** The shapes of the beta law: their sum is 6, and its mode is the mode's place between the ends. */
function shapes(p: Parameters): readonly [number, number] {
  const width = at(p, 2) - at(p, 0);
  return [1 + 4 * ((at(p, 1) - at(p, 0)) / width), 1 + 4 * ((at(p, 2) - at(p, 1)) / width)];
}
