import { betaI } from '../math/incomplete-beta.ts';
import { inverseBetaI } from '../math/inverse-incomplete-beta.ts';
import { log } from '../math/log.ts';
import { logBeta } from '../math/log-beta.ts';
import { log1p } from '../math/log1p.ts';
import type { Distribution, Parameter } from './distribution.ts';
import { at, notFinite } from './parameters.ts';
import { pointCdf, pointLogDensity, pointQuantile } from './point.ts';

const PARAMETERS: readonly Parameter[] = [
  { name: 'df', carries: 'shape' },
  { name: 'location', carries: 'location' },
  { name: 'scale', carries: 'scale' },
];

/** With fewer degrees of freedom draws would overflow; with more the law is normal to all purposes and loses its digits. */
const LEAST_FREEDOM = 0.1;
const MOST_FREEDOM = 1e9;

/** student_t(df, location, scale): like a normal law with heavier tails, the heavier the fewer degrees of freedom; scale 0 is the point. */
export const studentT: Distribution = {
  name: 'student_t',
  about: 'Like a normal law with heavier tails, the heavier the fewer its degrees of freedom `df`.',
  parameters: PARAMETERS,
  repeats: false,
  latent: 'uniform',
  discrete: false,
  result: 'number',
  problem(p) {
    const infinite = notFinite(p, PARAMETERS);
    if (infinite !== undefined) return infinite;
    const df = at(p, 0);
    if (!(df >= LEAST_FREEDOM)) return `the df ${df} is below ${LEAST_FREEDOM}`;
    if (df > MOST_FREEDOM) return `the df ${df} is above ${MOST_FREEDOM}`;
    return at(p, 2) < 0 ? `the scale ${at(p, 2)} is below 0` : undefined;
  },
  support(p) {
    return at(p, 2) === 0 ? [at(p, 1), at(p, 1)] : [-Infinity, Infinity];
  },
  fromLatent(latent, p) {
    return studentT.quantile(latent, p);
  },
  logDensity(x, p) {
    const [df, scale] = [at(p, 0), at(p, 2)];
    if (scale === 0) return pointLogDensity(x, at(p, 1));
    const z = (x - at(p, 1)) / scale;
    return -0.5 * (df + 1) * log1p((z / df) * z) - 0.5 * log(df) - logBeta(0.5, 0.5 * df) - log(scale);
  },
  cdf(x, p) {
    if (at(p, 2) === 0) return pointCdf(x, at(p, 1));
    return standardCdf((x - at(p, 1)) / at(p, 2), at(p, 0));
  },
  quantile(q, p) {
    if (at(p, 2) === 0) return pointQuantile(q, at(p, 1));
    if (!(q >= 0 && q <= 1)) return NaN;
    return at(p, 1) + at(p, 2) * standardQuantile(q, at(p, 0));
  },
  mean(p) {
    return at(p, 0) > 1 || at(p, 2) === 0 ? at(p, 1) : NaN;
  },
  variance(p) {
    const [df, scale] = [at(p, 0), at(p, 2)];
    if (scale === 0) return 0;
    return df > 2 ? (df / (df - 2)) * scale * scale : df > 1 ? Infinity : NaN;
  },
};

/** t² / (df + t²) is beta(½, df / 2) (NIST DLMF 8.17; M. Abramowitz, I. A. Stegun, 26.7.1): both tails are half of what is left of it. */
function standardCdf(t: number, df: number): number {
  if (Number.isNaN(t)) return NaN;
  const square = (t / df) * t;
  const outside = square === Infinity ? 0 : 1 / (1 + square);
  const inside = square === Infinity ? 1 : square / (1 + square);
  const tail = 0.5 * betaI(0.5 * df, 0.5, outside, inside);
  if (t <= 0 || square >= 1) return t <= 0 ? tail : 1 - tail;
  return 0.5 + 0.5 * betaI(0.5, 0.5 * df, inside, outside);
}

function standardQuantile(q: number, df: number): number {
  const both = 2 * (q < 0.5 ? q : 1 - q);
  if (both === 1) return 0;
  // Near the middle the square is small, far from it its reciprocal is: the one that keeps its digits is solved for.
  const outside = inverseBetaI(0.5 * df, 0.5, both);
  const inside = outside < 0.5 ? 1 - outside : inverseBetaI(0.5, 0.5 * df, 1 - both);
  const size = outside < 0.5 ? Math.sqrt((df * inside) / outside) : Math.sqrt((df * inside) / (1 - inside));
  return q < 0.5 ? -size : size;
}
