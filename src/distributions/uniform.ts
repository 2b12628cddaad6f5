import { log } from '../math/log.ts';
import type { Distribution, Parameter } from './distribution.ts';
import { at, notFinite } from './parameters.ts';
import { pointCdf, pointLogDensity } from './point.ts';

const PARAMETERS: readonly Parameter[] = [
  { name: 'low', carries: 'location' },
  { name: 'high', carries: 'location' },
];

/** uniform(low, high): every value between the ends equally likely; equal ends are the point. */
export const uniform: Distribution = {
  name: 'uniform',
  about: 'Anywhere between two bounds with equal chances.',
  parameters: PARAMETERS,
  repeats: false,
  latent: 'uniform',
  discrete: false,
  result: 'number',
  problem(p) {
    const infinite = notFinite(p, PARAMETERS);
    if (infinite !== undefined) return infinite;
    const [low, high] = [at(p, 0), at(p, 1)];
    if (low > high) return `the lower end ${low} lies above the upper end ${high}`;
    return high - low === Infinity ? 'the ends lie further apart than a number can hold' : undefined;
  },
  support(p) {
    return [at(p, 0), at(p, 1)];
  },
  fromLatent(latent, p) {
    return uniform.quantile(latent, p);
  },
  logDensity(x, p) {
    const [low, high] = [at(p, 0), at(p, 1)];
    if (low === high) return pointLogDensity(x, low);
    return x >= low && x <= high ? -log(high - low) : Number.isNaN(x) ? NaN : -Infinity;
  },
  cdf(x, p) {
    const [low, high] = [at(p, 0), at(p, 1)];
    if (low === high) return pointCdf(x, low);
    return x <= low ? 0 : x >= high ? 1 : (x - low) / (high - low);
  },
  quantile(q, p) {
    if (!(q >= 0 && q <= 1)) return NaN;
    const high = at(p, 1);
    const x = at(p, 0) + (high - at(p, 0)) * q;
    // Rounding may carry the sum past the upper end, or leave it short of it.
    return x > high || q === 1 ? high : x;
  },
  mean(p) {
    return 0.5 * at(p, 0) + 0.5 * at(p, 1);
  },
  variance(p) {
    const width = at(p, 1) - at(p, 0);
    return (width * width) / 12;
  },
};
