import { log } from '../../math/log.ts';
import { drawStream, fillUniforms, ONCE_A_WORLD } from '../../random/draw.ts';
import { meanWorths } from './best-worth.ts';
import { type Criterion, valuesIn } from './criterion.ts';

/** Which option has the highest weighted mean worth, when the criteria's weights are not sure. */
export interface Weighed {
  /**
   * How sure: weights are drawn from the Dirichlet law with this parameter for each criterion. ∞ is equal weights, 1 every
   * set of weights alike.
   */
  readonly sureness: number;
  /** By option, the share of sets of weights under which it comes first. */
  readonly first: readonly number[];
}

/** Whole numbers, so that gamma draws are sums of exponential ones. */
const SURENESS = [30, 10, 3, 1] as const;
const SETS = 2000;

/** No name in a scenario has a space in it, so this draw is nobody's assumption. */
const DRAW = 'weights of criteria';

/**
 * How the ranking by weighted mean worth flips as weights become unsure. Each criterion counts in units of what matters in it
 * or, where none is stated, of its standard deviation over worlds and options.
 */
export function weighed(criteria: readonly Criterion[], seed: number): Weighed[] {
  const means = criteria.map(scaledMeans);
  const options = criteria[0]?.worth.length ?? 0;
  const scale = Math.max(...SURENESS);
  const waits = criteria.map((_, i) => {
    const column = new Float64Array(SETS * scale);
    fillUniforms(drawStream(seed, `${DRAW} ${i}`), 0, ONCE_A_WORLD, column);
    return column;
  });
  const scores = new Float64Array(options);
  const unsure = SURENESS.map((sureness): Weighed => {
    const counts = new Float64Array(options);
    for (let set = 0; set < SETS; set++) {
      scores.fill(0);
      for (let i = 0; i < means.length; i++) {
        const own = means[i]!;
        const weight = erlang(waits[i]!, set * scale, sureness);
        for (let option = 0; option < options; option++) scores[option]! += weight * own[option]!;
      }
      counts[highest(scores)]! += 1;
    }
    return { sureness, first: Array.from(counts, (count) => count / SETS) };
  });
  const equal = scores.map((_, option) => means.reduce((sum, own) => sum + own[option]!, 0));
  const first = Array.from(scores, (_, option) => Number(option === highest(equal)));
  return [{ sureness: Infinity, first }, ...unsure];
}

/** A draw of the gamma law with a whole number for its shape: the sum of so many exponential waits, from uniforms at an offset. */
function erlang(uniforms: Float64Array, offset: number, shape: number): number {
  let product = 1;
  for (let k = 0; k < shape; k++) product *= uniforms[offset + k]!;
  return -log(product);
}

/** The place of the greatest, the first of equals. */
function highest(scores: Float64Array): number {
  let best = 0;
  for (let i = 1; i < scores.length; i++) if (scores[i]! > scores[best]!) best = i;
  return best;
}

/** Each option's mean in units of what matters, or of the standard deviation over worlds and options. */
function scaledMeans(criterion: Criterion): number[] {
  const means = meanWorths(criterion, criterion.known);
  const unit = criterion.matters > 0 ? criterion.matters : spreadOf(criterion, means);
  return means.map((mean) => (unit > 0 ? mean / unit : 0));
}

/** The root of the mean of the options' variances. */
function spreadOf({ worth, known }: Criterion, means: readonly number[]): number {
  let variances = 0;
  for (const [option, column] of worth.entries()) {
    const own = valuesIn(column, known);
    let squares = 0;
    for (let i = 0; i < own.length; i++) squares += (own[i]! - means[option]!) ** 2;
    variances += squares / Math.max(1, own.length - 1);
  }
  return Math.sqrt(variances / Math.max(1, worth.length));
}
