/** What a parameter's number means. `location` and `scale` carry the unit of the result; the others are pure numbers. */
export type Carries = 'location' | 'scale' | 'shape' | 'probability' | 'rate';

export interface Parameter {
  readonly name: string;
  readonly carries: Carries;
  /** An end that may be infinite, which says that there is none. */
  readonly mayBeInfinite?: true;
}

/** Parameter values in the order of `Distribution.parameters`. */
export type Parameters = Float64Array | readonly number[];

/**
 * A law of probability. All but `problem` assume parameters in which `problem` finds nothing. A law of scale 0, or whose
 * ends coincide, is a point: its log density is ∞ at the point (of a discrete law 0) and −∞ elsewhere.
 */
export interface Distribution {
  readonly name: string;
  /** What it is and what it is used for, in a sentence of Markdown. */
  readonly about: string;
  readonly parameters: readonly Parameter[];
  /** Whether the whole list of parameters may be given again and again, as the pairs of `discrete` are. */
  readonly repeats: boolean;
  /** The standard draw that `fromLatent` transforms: uniform in (0, 1), or normal with mean 0 and variance 1. */
  readonly latent: 'uniform' | 'normal';
  readonly discrete: boolean;
  /** `truth`: the values are 0 and 1 and stand for false and true. */
  readonly result: 'number' | 'truth';
  /** Why no law has these parameters, in words that complete "impossible: …"; undefined where one has. */
  problem(parameters: Parameters): string | undefined;
  /** The least and the greatest value, possibly infinite. */
  support(parameters: Parameters): readonly [number, number];
  /** A draw of this law from a standard draw; it never falls as the latter grows, but for rounding. */
  fromLatent(latent: number, parameters: Parameters): number;
  /** Natural logarithm of the density, or of the probability of x where the law is discrete. */
  logDensity(x: number, parameters: Parameters): number;
  /** The probability of a value of at most x. */
  cdf(x: number, parameters: Parameters): number;
  /** The least x with cdf(x) ≥ p, up to rounding, for p in [0, 1]; the support's ends at 0 and 1; NaN outside. */
  quantile(p: number, parameters: Parameters): number;
  mean(parameters: Parameters): number;
  variance(parameters: Parameters): number;
}

/** How a draw of it is written: `normal(mean, sd)`, `discrete(value, weight, …)`. */
export function usageOf({ name, parameters, repeats }: Distribution): string {
  return `${name}(${[...parameters.map((parameter) => parameter.name), ...(repeats ? ['…'] : [])].join(', ')})`;
}
