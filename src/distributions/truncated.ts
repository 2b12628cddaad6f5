import { powerOfTwo } from '../math/bits.ts';
import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import type { Distribution, Parameters } from './distribution.ts';
import { expectation } from './expectation.ts';
import { at } from './parameters.ts';

/** A law of which less than this is kept is refused: what is left of it would be found with few digits. */
const LEAST_KEPT = 1e-6;

/** The largest probability below 1. */
const LAST = 1 - powerOfTwo(-53);

/** The moments of a count are summed over its values: of more than these they are not told. Beyond the last quantile few matter. */
const MOST_VALUES = 1_000_000;
const SPARE = 40;

/**
 * truncated(d, low, high): the law d, given that its value lies from low to high, either of which may be infinite. Its
 * parameters are those of d, then the two ends.
 *
 * @param of a law of numbers with a known count of parameters; of a discrete one the values must be whole numbers
 */
export function truncated(of: Distribution): Distribution {
  const parameters = [
    ...of.parameters,
    { name: 'low', carries: 'location', mayBeInfinite: true },
    { name: 'high', carries: 'location', mayBeInfinite: true },
  ] as const;
  const count = parameters.length;
  const inner = (p: Parameters): Parameters => p.slice(0, count - 2);
  const ends = (p: Parameters): readonly [number, number] => [at(p, count - 2), at(p, count - 1)];

  /** The probability of less than x. */
  const below = (x: number, d: Parameters): number => {
    const [least, most] = of.support(d);
    if (least === most) return x > least ? 1 : 0;
    const upTo = of.cdf(x, d);
    return of.discrete ? upTo - exp(of.logDensity(x, d)) : upTo;
  };
  /** Where the kept part begins, as a probability of d, and how much it is. */
  const kept = (p: Parameters): readonly [from: number, mass: number] => {
    const d = inner(p);
    const [low, high] = ends(p);
    const from = below(low, d);
    return [from, of.cdf(high, d) - from];
  };
  const average = (p: Parameters, f: (x: number) => number): number => {
    if (!of.discrete) return expectation(law, p, f);
    const [low, high] = law.support(p);
    const least = Math.max(low, law.quantile(powerOfTwo(-60), p));
    const most = Math.min(high, law.quantile(LAST, p) + SPARE);
    if (most - least > MOST_VALUES) return NaN;
    let [sum, weights] = [0, 0];
    for (let x = least; x <= most; x += 1) {
      const weight = exp(law.logDensity(x, p));
      sum += weight * f(x);
      weights += weight;
    }
    return sum / weights;
  };

  const law: Distribution = {
    name: `truncated(${of.name})`,
    about: 'A law, given that its value lies between two ends.',
    parameters,
    repeats: false,
    latent: 'uniform',
    discrete: of.discrete,
    result: 'number',
    problem(p) {
      if (p.length !== count) return `${count} parameters are needed and ${p.length} given`;
      const problem = of.problem(inner(p));
      if (problem !== undefined) return problem;
      const [low, high] = ends(p);
      if (Number.isNaN(low) || Number.isNaN(high)) return 'an end is not a number';
      if (low > high) return `the lower end ${low} lies above the upper end ${high}`;
      const [, mass] = kept(p);
      return mass >= LEAST_KEPT
        ? undefined
        : `less than a millionth of ${of.name} lies from ${low} to ${high}`;
    },
    support(p) {
      const [least, most] = of.support(inner(p));
      const [low, high] = ends(p);
      const from = of.discrete ? Math.ceil(low) : low;
      const to = of.discrete ? Math.floor(high) : high;
      return [least > from ? least : from, most < to ? most : to];
    },
    fromLatent(latent, p) {
      return law.quantile(latent, p);
    },
    logDensity(x, p) {
      const [low, high] = ends(p);
      if (Number.isNaN(x)) return NaN;
      return x < low || x > high ? -Infinity : of.logDensity(x, inner(p)) - log(kept(p)[1]);
    },
    cdf(x, p) {
      const [low, high] = law.support(p);
      if (Number.isNaN(x)) return NaN;
      if (x < low) return 0;
      if (x >= high) return 1;
      const [from, mass] = kept(p);
      const share = (of.cdf(x, inner(p)) - from) / mass;
      return share < 0 ? 0 : share > 1 ? 1 : share;
    },
    quantile(q, p) {
      if (!(q >= 0 && q <= 1)) return NaN;
      const [low, high] = law.support(p);
      if (q === 0 || q === 1) return q === 0 ? low : high;
      const [from, mass] = kept(p);
      const level = from + q * mass;
      const x = of.quantile(level < LAST ? level : LAST, inner(p));
      return x < low ? low : x > high ? high : x;
    },
    mean(p) {
      const [low, high] = law.support(p);
      if (low === high) return low;
      return bounded(p, of.mean(inner(p))) ? average(p, (x) => x) : NaN;
    },
    variance(p) {
      const [low, high] = law.support(p);
      if (low === high) return 0;
      if (!bounded(p, of.variance(inner(p)))) return NaN;
      const mean = law.mean(p);
      return average(p, (x) => (x - mean) * (x - mean));
    },
  };
  /** Whether a moment exists: that of d does, or the law has two ends. */
  const bounded = (p: Parameters, moment: number): boolean =>
    Number.isFinite(moment) || law.support(p).every(Number.isFinite);
  return law;
}
