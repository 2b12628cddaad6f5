import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { log1p } from '../math/log1p.ts';
import { logistic } from '../math/logistic.ts';
import { logit } from '../math/logit.ts';
import { normalCdf } from '../math/normal-cdf.ts';
import { normalQuantile } from '../math/normal-quantile.ts';
import { HALF_LOG_TWO_PI } from '../math/stirling.ts';
import type { Distribution, Parameter } from './distribution.ts';
import { at, notFinite } from './parameters.ts';
import { pointCdf, pointLogDensity, pointQuantile } from './point.ts';

const PARAMETERS: readonly Parameter[] = [
  { name: 'median', carries: 'probability' },
  { name: 'sigma', carries: 'shape' },
];

/** The normal density beyond this many standard deviations is below the last bit. */
const FARTHEST = 8.5;
const MOST_STEPS = 20000;

/**
 * logitnormal(median, sigma): a share in (0, 1) whose log odds are normal with standard deviation sigma; sigma 0 is the
 * point at the median.
 */
export const logitnormal: Distribution = {
  name: 'logitnormal',
  about: 'A share whose `logit` is normal: half lie below the median, `sigma` is the spread of the `logit`.',
  parameters: PARAMETERS,
  repeats: false,
  latent: 'normal',
  discrete: false,
  result: 'number',
  problem(p) {
    const infinite = notFinite(p, PARAMETERS);
    if (infinite !== undefined) return infinite;
    if (!(at(p, 0) > 0 && at(p, 0) < 1)) return `the median ${at(p, 0)} is not between 0 and 1`;
    return at(p, 1) < 0 ? `the sigma ${at(p, 1)} is below 0` : undefined;
  },
  support(p) {
    return at(p, 1) === 0 ? [at(p, 0), at(p, 0)] : [0, 1];
  },
  fromLatent(latent, p) {
    return at(p, 1) === 0 ? at(p, 0) : logistic(logit(at(p, 0)) + at(p, 1) * latent);
  },
  logDensity(x, p) {
    const sigma = at(p, 1);
    if (sigma === 0) return pointLogDensity(x, at(p, 0));
    if (x <= 0 || x >= 1) return -Infinity;
    const z = (logit(x) - logit(at(p, 0))) / sigma;
    return -0.5 * z * z - log(sigma) - HALF_LOG_TWO_PI - log(x) - log1p(-x);
  },
  cdf(x, p) {
    if (at(p, 1) === 0) return pointCdf(x, at(p, 0));
    if (x <= 0) return 0;
    return x >= 1 ? 1 : normalCdf((logit(x) - logit(at(p, 0))) / at(p, 1));
  },
  quantile(q, p) {
    if (at(p, 1) === 0) return pointQuantile(q, at(p, 0));
    return logistic(logit(at(p, 0)) + at(p, 1) * normalQuantile(q));
  },
  mean(p) {
    return at(p, 1) === 0 ? at(p, 0) : average(logit(at(p, 0)), at(p, 1), (share) => share);
  },
  variance(p) {
    if (at(p, 1) === 0) return 0;
    const mean = logitnormal.mean(p);
    return average(logit(at(p, 0)), at(p, 1), (share) => (share - mean) * (share - mean));
  },
};

/**
 * The mean of f(logistic(centre + sigma z)) over a standard normal z, which has no closed form, by the trapezoidal rule. Its
 * error falls exponentially with the steps' fineness measured against π / sigma, the distance of the integrand's poles from the
 * line (L. N. Trefethen, J. A. C. Weideman, SIAM Review 56, 2014): below 10^-13 for sigma up to 100.
 */
function average(centre: number, sigma: number, f: (share: number) => number): number {
  const wanted = 8 * FARTHEST * (sigma > 1 ? sigma : 1);
  const steps = wanted < MOST_STEPS ? Math.ceil(wanted) : MOST_STEPS;
  const step = (2 * FARTHEST) / steps;
  let sum = 0;
  let weights = 0;
  for (let i = 0; i <= steps; i += 1) {
    const z = i * step - FARTHEST;
    const weight = exp(-0.5 * z * z);
    sum += weight * f(logistic(centre + sigma * z));
    weights += weight;
  }
  return sum / weights;
}
