import { logGammaTerm } from '../math/gamma-term.ts';
import { gammaP } from '../math/incomplete-gamma.ts';
import { inverseGammaP } from '../math/inverse-incomplete-gamma.ts';
import { log } from '../math/log.ts';
import type { Distribution, Parameter } from './distribution.ts';
import { at, notFinite } from './parameters.ts';
import { pointCdf, pointLogDensity, pointQuantile } from './point.ts';

const PARAMETERS: readonly Parameter[] = [
  { name: 'shape', carries: 'shape' },
  { name: 'scale', carries: 'scale' },
];

/** gamma(shape, scale), of mean shape · scale; scale 0 is the point at 0. */
export const gamma: Distribution = {
  name: 'gamma',
  about: 'A positive number that is skewed to the right; the mean is `shape · scale`.',
  parameters: PARAMETERS,
  repeats: false,
  latent: 'uniform',
  discrete: false,
  result: 'number',
  problem(p) {
    const infinite = notFinite(p, PARAMETERS);
    if (infinite !== undefined) return infinite;
    if (!(at(p, 0) > 0)) return `the shape ${at(p, 0)} is not above 0`;
    return at(p, 1) < 0 ? `the scale ${at(p, 1)} is below 0` : undefined;
  },
  support(p) {
    return at(p, 1) === 0 ? [0, 0] : [0, Infinity];
  },
  fromLatent(latent, p) {
    return gamma.quantile(latent, p);
  },
  logDensity(x, p) {
    const [shape, scale] = [at(p, 0), at(p, 1)];
    if (scale === 0) return pointLogDensity(x, 0);
    if (x < 0 || x === Infinity) return -Infinity;
    if (x === 0) return shape < 1 ? Infinity : shape > 1 ? -Infinity : -log(scale);
    return logGammaTerm(shape, x / scale) - log(x);
  },
  cdf(x, p) {
    return at(p, 1) === 0 ? pointCdf(x, 0) : gammaP(at(p, 0), x / at(p, 1));
  },
  quantile(q, p) {
    return at(p, 1) === 0 ? pointQuantile(q, 0) : at(p, 1) * inverseGammaP(at(p, 0), q);
  },
  mean(p) {
    return at(p, 0) * at(p, 1);
  },
  variance(p) {
    return at(p, 0) * at(p, 1) * at(p, 1);
  },
};
