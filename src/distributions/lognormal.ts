import { exp } from '../math/exp.ts';
import { expm1 } from '../math/expm1.ts';
import { log } from '../math/log.ts';
import { normalCdf } from '../math/normal-cdf.ts';
import { normalQuantile } from '../math/normal-quantile.ts';
import { HALF_LOG_TWO_PI } from '../math/stirling.ts';
import type { Distribution, Parameter } from './distribution.ts';
import { at, notFinite } from './parameters.ts';
import { pointCdf, pointLogDensity, pointQuantile } from './point.ts';

const PARAMETERS: readonly Parameter[] = [
  { name: 'median', carries: 'scale' },
  { name: 'sigma', carries: 'shape' },
];

/** lognormal(median, sigma): the logarithm is normal with standard deviation sigma; sigma 0 is the point at the median. */
export const lognormal: Distribution = {
  name: 'lognormal',
  about:
    'A positive number whose logarithm is normal: half lie below the median, `sigma` is the spread of the logarithm.',
  parameters: PARAMETERS,
  repeats: false,
  latent: 'normal',
  discrete: false,
  result: 'number',
  problem(p) {
    const infinite = notFinite(p, PARAMETERS);
    if (infinite !== undefined) return infinite;
    if (!(at(p, 0) > 0)) return `the median ${at(p, 0)} is not above 0`;
    return at(p, 1) < 0 ? `the sigma ${at(p, 1)} is below 0` : undefined;
  },
  support(p) {
    return at(p, 1) === 0 ? [at(p, 0), at(p, 0)] : [0, Infinity];
  },
  fromLatent(latent, p) {
    return at(p, 0) * exp(at(p, 1) * latent);
  },
  logDensity(x, p) {
    const sigma = at(p, 1);
    if (sigma === 0) return pointLogDensity(x, at(p, 0));
    if (x <= 0 || x === Infinity) return -Infinity;
    const z = (log(x) - log(at(p, 0))) / sigma;
    return -0.5 * z * z - log(sigma) - HALF_LOG_TWO_PI - log(x);
  },
  cdf(x, p) {
    if (at(p, 1) === 0) return pointCdf(x, at(p, 0));
    return x <= 0 ? 0 : normalCdf((log(x) - log(at(p, 0))) / at(p, 1));
  },
  quantile(q, p) {
    return at(p, 1) === 0 ? pointQuantile(q, at(p, 0)) : at(p, 0) * exp(at(p, 1) * normalQuantile(q));
  },
  mean(p) {
    return at(p, 0) * exp(0.5 * at(p, 1) * at(p, 1));
  },
  variance(p) {
    const square = at(p, 1) * at(p, 1);
    return at(p, 0) * at(p, 0) * expm1(square) * exp(square);
  },
};
