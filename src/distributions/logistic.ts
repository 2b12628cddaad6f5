import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { log1p } from '../math/log1p.ts';
import { logistic as inverseLogit } from '../math/logistic.ts';
import { logit } from '../math/logit.ts';
import type { Distribution, Parameter } from './distribution.ts';
import { at, notFinite } from './parameters.ts';
import { pointCdf, pointLogDensity, pointQuantile } from './point.ts';

const PARAMETERS: readonly Parameter[] = [
  { name: 'location', carries: 'location' },
  { name: 'scale', carries: 'scale' },
];

/** π² / 3, the variance of the standard logistic law. */
const STANDARD_VARIANCE = 3.289868133696453;

/** logistic(location, scale); scale 0 is the point at the location. */
export const logistic: Distribution = {
  name: 'logistic',
  about: 'Like a normal with heavier tails: `logit` of a share that is uniform.',
  parameters: PARAMETERS,
  repeats: false,
  latent: 'uniform',
  discrete: false,
  result: 'number',
  problem(p) {
    return notFinite(p, PARAMETERS) ?? (at(p, 1) < 0 ? `the scale ${at(p, 1)} is below 0` : undefined);
  },
  support(p) {
    return at(p, 1) === 0 ? [at(p, 0), at(p, 0)] : [-Infinity, Infinity];
  },
  fromLatent(latent, p) {
    return at(p, 0) + at(p, 1) * logit(latent);
  },
  logDensity(x, p) {
    const scale = at(p, 1);
    if (scale === 0) return pointLogDensity(x, at(p, 0));
    const distance = Math.abs((x - at(p, 0)) / scale);
    return -distance - 2 * log1p(exp(-distance)) - log(scale);
  },
  cdf(x, p) {
    return at(p, 1) === 0 ? pointCdf(x, at(p, 0)) : inverseLogit((x - at(p, 0)) / at(p, 1));
  },
  quantile(q, p) {
    return at(p, 1) === 0 ? pointQuantile(q, at(p, 0)) : at(p, 0) + at(p, 1) * logit(q);
  },
  mean(p) {
    return at(p, 0);
  },
  variance(p) {
    return STANDARD_VARIANCE * at(p, 1) * at(p, 1);
  },
};
