import { expm1 } from '../math/expm1.ts';
import { log } from '../math/log.ts';
import { log1p } from '../math/log1p.ts';
import type { Distribution, Parameter } from './distribution.ts';
import { at, notFinite } from './parameters.ts';
import { pointCdf, pointLogDensity, pointQuantile } from './point.ts';

const PARAMETERS: readonly Parameter[] = [{ name: 'mean', carries: 'scale' }];

/** exponential(mean): a waiting time without memory; mean 0 is the point at 0. */
export const exponential: Distribution = {
  name: 'exponential',
  about:
    'A time until something that comes at a constant rate, or any positive number with this mean and no memory.',
  parameters: PARAMETERS,
  repeats: false,
  latent: 'uniform',
  discrete: false,
  result: 'number',
  problem(p) {
    return notFinite(p, PARAMETERS) ?? (at(p, 0) < 0 ? `the mean ${at(p, 0)} is below 0` : undefined);
  },
  support(p) {
    return at(p, 0) === 0 ? [0, 0] : [0, Infinity];
  },
  fromLatent(latent, p) {
    return -at(p, 0) * log1p(-latent);
  },
  logDensity(x, p) {
    const mean = at(p, 0);
    if (mean === 0) return pointLogDensity(x, 0);
    return x < 0 ? -Infinity : -x / mean - log(mean);
  },
  cdf(x, p) {
    if (at(p, 0) === 0) return pointCdf(x, 0);
    return x <= 0 ? 0 : -expm1(-x / at(p, 0));
  },
  quantile(q, p) {
    return at(p, 0) === 0 ? pointQuantile(q, 0) : q >= 0 ? -at(p, 0) * log1p(-q) : NaN;
  },
  mean(p) {
    return at(p, 0);
  },
  variance(p) {
    return at(p, 0) * at(p, 0);
  },
};
