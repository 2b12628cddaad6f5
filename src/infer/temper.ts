import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';

/** How a step towards the posterior weighs the particles. */
export interface Step {
  /** The power of the likelihood after the step. */
  readonly power: number;
  /** Of sum 1. */
  readonly weights: Float64Array;
  /** Effective sample size of the weights. */
  readonly effective: number;
  /** Logarithm of the mean of the likelihood to the power of the step. */
  readonly logMean: number;
}

/** Any power will do: it is sought until the step is known to a share of this, in so many halvings at most. */
const NEAR = 1e-2;
const HALVINGS = 60;

/**
 * The next power of the likelihood: the greatest at which the weights are still as good as so large a share of the particles that
 * the likelihood does not rule out, found by bisection (A. Jasra, D. A. Stephens, A. Doucet, T. Tsagaris, "Inference for
 * Lévy-driven stochastic volatility models via adaptive sequential Monte Carlo", Scand. J. Stat. 38, 2011). Undefined where it
 * rules out all.
 */
export function nextStep(logLikelihoods: Float64Array, power: number, share: number): Step | undefined {
  const possible = possibleAmong(logLikelihoods);
  if (possible === 0) return undefined;
  const whole = weigh(logLikelihoods, power, 1);
  if (whole.effective >= share * possible) return whole;
  let [low, high] = [power, 1];
  for (let halving = 0; halving < HALVINGS && high - low > NEAR * (high - power); halving++) {
    const middle = 0.5 * (low + high);
    if (weigh(logLikelihoods, power, middle).effective >= share * possible) low = middle;
    else high = middle;
  }
  return weigh(logLikelihoods, power, low > power ? low : high);
}

/** The step to a power, undefined where it leaves less than this share of the particles that the likelihood does not rule out. */
export function stepTo(
  logLikelihoods: Float64Array,
  power: number,
  next: number,
  share: number,
): Step | undefined {
  const possible = possibleAmong(logLikelihoods);
  if (possible === 0) return undefined;
  const step = weigh(logLikelihoods, power, next);
  return step.effective >= share * possible ? step : undefined;
}

function possibleAmong(logLikelihoods: Float64Array): number {
  return logLikelihoods.reduce((count, l) => count + (l > Number.NEGATIVE_INFINITY ? 1 : 0), 0);
}

function weigh(logLikelihoods: Float64Array, from: number, to: number): Step {
  const step = to - from;
  let highest = Number.NEGATIVE_INFINITY;
  for (const l of logLikelihoods) highest = Math.max(highest, step * l);
  const weights = new Float64Array(logLikelihoods.length);
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    // exp(−∞) is 0, and so is what 0 · −∞ stands for here.
    const l = logLikelihoods[i]!;
    const weight = l === Number.NEGATIVE_INFINITY ? 0 : exp(step * l - highest);
    weights[i] = weight;
    sum += weight;
  }
  let squares = 0;
  for (let i = 0; i < weights.length; i++) {
    weights[i] = weights[i]! / sum;
    squares += weights[i]! * weights[i]!;
  }
  const logMean = highest + log(sum / weights.length);
  return { power: to, weights, effective: 1 / squares, logMean };
}

/**
 * Systematic resampling: which particle each of so many continues, each as often as its weight says, give or take less than one
 * (G. Kitagawa, J. Comp. Graph. Stat. 5, 1996).
 */
export function resample(weights: Float64Array, count: number, uniform: number): Uint32Array {
  const parents = new Uint32Array(count);
  let parent = 0;
  let reached = weights[0]!;
  for (let i = 0; i < count; i++) {
    const wanted = (i + uniform) / count;
    while (reached < wanted && parent < weights.length - 1) reached += weights[++parent]!;
    parents[i] = parent;
  }
  return parents;
}
