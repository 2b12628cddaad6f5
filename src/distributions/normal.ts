import { log } from '../math/log.ts';
import { normalCdf } from '../math/normal-cdf.ts';
import { normalQuantile } from '../math/normal-quantile.ts';
import { HALF_LOG_TWO_PI } from '../math/stirling.ts';
import type { Distribution, Parameter } from './distribution.ts';
import { at, notFinite } from './parameters.ts';
import { pointCdf, pointLogDensity, pointQuantile } from './point.ts';

const PARAMETERS: readonly Parameter[] = [
  { name: 'mean', carries: 'location' },
  { name: 'sd', carries: 'scale' },
];

/** normal(mean, sd); sd 0 is the point at the mean. */
export const normal: Distribution = {
  name: 'normal',
  about: 'The bell curve.',
  parameters: PARAMETERS,
  repeats: false,
  latent: 'normal',
  discrete: false,
  result: 'number',
  problem(p) {
    return (
      notFinite(p, PARAMETERS) ?? (at(p, 1) < 0 ? `the standard deviation ${at(p, 1)} is below 0` : undefined)
    );
  },
  support(p) {
    return at(p, 1) === 0 ? [at(p, 0), at(p, 0)] : [-Infinity, Infinity];
  },
  fromLatent(latent, p) {
    return at(p, 0) + at(p, 1) * latent;
  },
  logDensity(x, p) {
    const sd = at(p, 1);
    if (sd === 0) return pointLogDensity(x, at(p, 0));
    const z = (x - at(p, 0)) / sd;
    return -0.5 * z * z - log(sd) - HALF_LOG_TWO_PI;
  },
  cdf(x, p) {
    return at(p, 1) === 0 ? pointCdf(x, at(p, 0)) : normalCdf((x - at(p, 0)) / at(p, 1));
  },
  quantile(q, p) {
    return at(p, 1) === 0 ? pointQuantile(q, at(p, 0)) : at(p, 0) + at(p, 1) * normalQuantile(q);
  },
  mean(p) {
    return at(p, 0);
  },
  variance(p) {
    return at(p, 1) * at(p, 1);
  },
};
