import { log } from '../math/log.ts';
import { log1p } from '../math/log1p.ts';
import type { Distribution, Parameter } from './distribution.ts';
import { at, notFinite } from './parameters.ts';

const PARAMETERS: readonly Parameter[] = [{ name: 'p', carries: 'probability' }];

/** bernoulli(p): true (1) with probability p, else false (0). */
export const bernoulli: Distribution = {
  name: 'bernoulli',
  about: 'Yes with probability `p`.',
  parameters: PARAMETERS,
  repeats: false,
  latent: 'uniform',
  discrete: true,
  result: 'truth',
  problem(p) {
    const infinite = notFinite(p, PARAMETERS);
    if (infinite !== undefined) return infinite;
    return at(p, 0) >= 0 && at(p, 0) <= 1 ? undefined : `the probability ${at(p, 0)} lies outside 0 to 1`;
  },
  support(p) {
    return [at(p, 0) === 1 ? 1 : 0, at(p, 0) === 0 ? 0 : 1];
  },
  fromLatent(latent, p) {
    return latent > 1 - at(p, 0) ? 1 : 0;
  },
  logDensity(x, p) {
    if (Number.isNaN(x)) return NaN;
    return x === 1 ? log(at(p, 0)) : x === 0 ? log1p(-at(p, 0)) : -Infinity;
  },
  cdf(x, p) {
    return Number.isNaN(x) ? NaN : x < 0 ? 0 : x < 1 ? 1 - at(p, 0) : 1;
  },
  quantile(q, p) {
    if (!(q >= 0 && q <= 1)) return NaN;
    return q > 1 - at(p, 0) || at(p, 0) === 1 ? 1 : 0;
  },
  mean(p) {
    return at(p, 0);
  },
  variance(p) {
    return at(p, 0) * (1 - at(p, 0));
  },
};
