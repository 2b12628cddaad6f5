import { logBetaTerm } from '../math/beta-term.ts';
import { betaI } from '../math/incomplete-beta.ts';
import { inverseBetaI } from '../math/inverse-incomplete-beta.ts';
import { log } from '../math/log.ts';
import { log1p } from '../math/log1p.ts';
import type { Distribution, Parameter } from './distribution.ts';
import { at, notFinite } from './parameters.ts';

const PARAMETERS: readonly Parameter[] = [
  { name: 'a', carries: 'shape' },
  { name: 'b', carries: 'shape' },
];

/** Above this the law is a point to all purposes, and its distribution function loses its digits. */
const LARGEST_SHAPE = 1e12;

/** Below this nearly all of it lies at 0 and at 1, to the last bit. */
const LEAST_SHAPE = 1e-6;

/** beta(a, b): a share in (0, 1), as though a successes and b failures had been seen (less one each from the flat law). */
export const beta: Distribution = {
  name: 'beta',
  about: 'A share, as uncertain as after `a + b` trials of which `a` came out well.',
  parameters: PARAMETERS,
  repeats: false,
  latent: 'uniform',
  discrete: false,
  result: 'number',
  problem(p) {
    const infinite = notFinite(p, PARAMETERS);
    if (infinite !== undefined) return infinite;
    for (const [index, { name }] of PARAMETERS.entries()) {
      const shape = at(p, index);
      if (!(shape > 0)) return `the shape ${name}, ${shape}, is not above 0`;
      if (shape < LEAST_SHAPE) return `the shape ${name}, ${shape}, is below ${LEAST_SHAPE}`;
      if (shape > LARGEST_SHAPE) return `the shape ${name}, ${shape}, is above ${LARGEST_SHAPE}`;
    }
    return undefined;
  },
  support() {
    return [0, 1];
  },
  fromLatent(latent, p) {
    return inverseBetaI(at(p, 0), at(p, 1), latent);
  },
  logDensity(x, p) {
    const [a, b] = [at(p, 0), at(p, 1)];
    if (Number.isNaN(x)) return NaN;
    if (x < 0 || x > 1) return -Infinity;
    if (x === 0) return edge(a, b);
    if (x === 1) return edge(b, a);
    return logBetaTerm(a, b, x, 1 - x) - log(x) - log1p(-x);
  },
  cdf(x, p) {
    return betaI(at(p, 0), at(p, 1), x);
  },
  quantile(q, p) {
    return inverseBetaI(at(p, 0), at(p, 1), q);
  },
  mean(p) {
    return at(p, 0) / (at(p, 0) + at(p, 1));
  },
  variance(p) {
    const sum = at(p, 0) + at(p, 1);
    return ((at(p, 0) / sum) * (at(p, 1) / sum)) / (sum + 1);
  },
};

/** Log density at the end whose shape is `near`. */
function edge(near: number, far: number): number {
  return near < 1 ? Infinity : near > 1 ? -Infinity : log(far);
}
