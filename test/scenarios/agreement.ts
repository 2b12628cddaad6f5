import type { Result } from '../../src/result/result.ts';
import { mayBe } from './binomial.ts';
import { type Shipped, shipped, summaryOf } from './playing.ts';

/** A teaching scenario without its claims, the last section of each file, for tests of many runs that read outcomes alone. */
export function unjudged(name: string): Shipped {
  const whole = shipped(`teaching/${name}`);
  const [before, claims, ...more] = whole.source.text.split('\nclaims:\n');
  if (before === undefined || claims === undefined || more.length > 0 || /^\w/m.test(claims)) {
    throw new Error(`${name} has no claims at its end`);
  }
  return { ...whole, source: { ...whole.source, text: before } };
}

/** Mean and variance of one world's value, as a closed form gives them. */
export interface Moments {
  readonly mean: number;
  readonly variance: number;
}

/** Those of a value that is one of several, each with its chance. Chances add up to one. */
export function momentsOf(values: readonly (readonly [chance: number, value: number])[]): Moments {
  const mean = values.reduce((sum, [chance, value]) => sum + chance * value, 0);
  return { mean, variance: values.reduce((sum, [chance, value]) => sum + chance * (value - mean) ** 2, 0) };
}

/** Whether the mean over the worlds played lies within four standard errors of the closed form, and rounding. */
export function nearMean(result: Result, option: string, outcome: string, form: Moments): boolean {
  const { mean } = summaryOf(result, option, outcome);
  const rounding = 1e-9 * Math.max(1, Math.abs(form.mean));
  return Math.abs(mean - form.mean) <= 4 * Math.sqrt(form.variance / result.worlds) + rounding;
}

/** Whether a yes or no came about in a share of worlds that the chance allows. */
export function nearChance(result: Result, option: string, outcome: string, chance: number): boolean {
  const { mean } = summaryOf(result, option, outcome);
  return mayBe(Math.round(mean * result.worlds), result.worlds, chance);
}
