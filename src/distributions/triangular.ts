import { log } from '../math/log.ts';
import type { Distribution, Parameter } from './distribution.ts';
import { at, notFinite } from './parameters.ts';
import { pointCdf, pointLogDensity, pointQuantile } from './point.ts';

const PARAMETERS: readonly Parameter[] = [
  { name: 'low', carries: 'location' },
  { name: 'mode', carries: 'location' },
  { name: 'high', carries: 'location' },
];

/** triangular(low, mode, high): the density rises in a line to the mode and falls in a line from it; equal ends are the point. */
export const triangular: Distribution = {
  name: 'triangular',
  about: 'Between two bounds, most likely at the mode.',
  parameters: PARAMETERS,
  repeats: false,
  latent: 'uniform',
  discrete: false,
  result: 'number',
  problem(p) {
    const infinite = notFinite(p, PARAMETERS);
    if (infinite !== undefined) return infinite;
    const [low, mode, high] = [at(p, 0), at(p, 1), at(p, 2)];
    if (low > high) return `the lower end ${low} lies above the upper end ${high}`;
    if (mode < low || mode > high) return `the mode ${mode} lies outside ${low} to ${high}`;
    return high - low === Infinity ? 'the ends lie further apart than a number can hold' : undefined;
  },
  support(p) {
    return [at(p, 0), at(p, 2)];
  },
  fromLatent(latent, p) {
    return triangular.quantile(latent, p);
  },
  logDensity(x, p) {
    const [low, mode, high] = [at(p, 0), at(p, 1), at(p, 2)];
    if (low === high) return pointLogDensity(x, low);
    if (Number.isNaN(x)) return NaN;
    if (x < low || x > high) return -Infinity;
    const height = x < mode ? (x - low) / (mode - low) : x > mode ? (high - x) / (high - mode) : 1;
    return log(height) + log(2 / (high - low));
  },
  cdf(x, p) {
    const [low, mode, high] = [at(p, 0), at(p, 1), at(p, 2)];
    if (low === high) return pointCdf(x, low);
    if (x <= low) return 0;
    if (x >= high) return 1;
    if (x <= mode) return ((x - low) / (high - low)) * ((x - low) / (mode - low));
    return 1 - ((high - x) / (high - low)) * ((high - x) / (high - mode));
  },
  quantile(q, p) {
    const [low, mode, high] = [at(p, 0), at(p, 1), at(p, 2)];
    if (low === high) return pointQuantile(q, low);
    if (!(q >= 0 && q <= 1)) return NaN;
    if (q === 0) return low;
    const width = high - low;
    const left = (mode - low) / width;
    return q < left
      ? low + width * Math.sqrt(q * left)
      : high - width * Math.sqrt((1 - q) * ((high - mode) / width));
  },
  mean(p) {
    return at(p, 0) / 3 + at(p, 1) / 3 + at(p, 2) / 3;
  },
  variance(p) {
    const width = at(p, 2) - at(p, 0);
    const rise = at(p, 1) - at(p, 0);
    return (width * width + rise * rise - width * rise) / 18;
  },
};
