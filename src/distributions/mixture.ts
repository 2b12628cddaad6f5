import { exp } from '../math/exp.ts';
import { leastReaching } from '../math/least-reaching.ts';
import { log } from '../math/log.ts';
import type { Distribution, Parameters } from './distribution.ts';
import { at } from './parameters.ts';

/** One of the laws that are mixed, where its parameters stand, and its weight among them. */
interface Part {
  readonly law: Distribution;
  readonly weight: number;
  readonly parameters: Parameters;
}

/**
 * mixture(weight, d, weight, d, …): a value of one of the laws, chosen with probability in proportion to the weights, which need
 * not sum to 1. Its parameters are a weight and then those of its law, for each.
 *
 * A draw is the quantile of a uniform under the mixture as a whole, found by halving: so it moves smoothly with every
 * parameter, where choosing a law first would make it jump.
 */
export function mixture(laws: readonly Distribution[]): Distribution {
  const parameters = laws.flatMap((law) => [
    { name: 'weight', carries: 'shape' } as const,
    ...law.parameters,
  ]);
  const starts: number[] = [];
  let next = 0;
  for (const { parameters: own } of laws) {
    starts.push(next);
    next += 1 + own.length;
  }

  const partsOf = (p: Parameters): Part[] =>
    laws.flatMap((law, index) => {
      const start = starts[index] as number;
      const weight = at(p, start);
      return weight === 0
        ? []
        : [{ law, weight, parameters: p.slice(start + 1, start + 1 + law.parameters.length) }];
    });
  /** The mean of what each law says, by its weight. */
  const mixed = (p: Parameters, f: (part: Part) => number): number => {
    const parts = partsOf(p);
    const total = parts.reduce((sum, { weight }) => sum + weight, 0);
    return parts.reduce((sum, part) => sum + (part.weight / total) * f(part), 0);
  };
  const extreme = (p: Parameters, which: 'min' | 'max', f: (part: Part) => number): number =>
    Math[which](...partsOf(p).map(f));

  const law: Distribution = {
    name: `mixture(${laws.map(({ name }) => name).join(',')})`,
    about: 'One of several laws, each as likely as its weight.',
    parameters,
    repeats: false,
    latent: 'uniform',
    discrete: laws.every(({ discrete }) => discrete),
    result: 'number',
    problem(p) {
      if (p.length !== parameters.length) {
        return `${parameters.length} parameters are needed and ${p.length} given`;
      }
      let total = 0;
      for (const [index, one] of laws.entries()) {
        const start = starts[index] as number;
        const weight = at(p, start);
        if (!Number.isFinite(weight)) return `the weight ${weight} is not a finite number`;
        if (weight < 0) return `the weight ${weight} is below 0`;
        total += weight;
        const problem = one.problem(p.slice(start + 1, start + 1 + one.parameters.length));
        if (problem !== undefined) return problem;
      }
      if (total === 0) return 'every weight is 0';
      return total === Infinity ? 'the weights sum to more than a number can hold' : undefined;
    },
    support(p) {
      return [
        extreme(p, 'min', (part) => part.law.support(part.parameters)[0]),
        extreme(p, 'max', (part) => part.law.support(part.parameters)[1]),
      ];
    },
    fromLatent(latent, p) {
      return law.quantile(latent, p);
    },
    logDensity(x, p) {
      return Number.isNaN(x) ? NaN : log(mixed(p, (part) => exp(part.law.logDensity(x, part.parameters))));
    },
    cdf(x, p) {
      return mixed(p, (part) => part.law.cdf(x, part.parameters));
    },
    quantile(q, p) {
      if (!(q >= 0 && q <= 1)) return NaN;
      if (q === 0 || q === 1) return law.support(p)[q];
      const low = extreme(p, 'min', (part) => part.law.quantile(q, part.parameters));
      const high = extreme(p, 'max', (part) => part.law.quantile(q, part.parameters));
      return law.discrete ? leastWhole(low, high, q, p) : leastReaching(low, high, q, (x) => law.cdf(x, p));
    },
    mean(p) {
      return mixed(p, (part) => part.law.mean(part.parameters));
    },
    variance(p) {
      const mean = law.mean(p);
      return mixed(p, (part) => {
        const away = part.law.mean(part.parameters) - mean;
        return part.law.variance(part.parameters) + away * away;
      });
    },
  };
  const leastWhole = (least: number, most: number, q: number, p: Parameters): number => {
    let [low, high] = [least - 1, most];
    while (high - low > 1) {
      const middle = Math.floor(0.5 * low + 0.5 * high);
      if (law.cdf(middle, p) >= q) high = middle;
      else low = middle;
    }
    return high;
  };
  return law;
}
