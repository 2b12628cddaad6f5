import { inverseGammaP } from '../../math/inverse-incomplete-gamma.ts';
import { momentsOf, standardDeviation } from '../../math/moments.ts';
import { drawStream, fillUniforms, ONCE_A_WORLD } from '../../random/draw.ts';
import { type Criterion, comparable } from './criterion.ts';

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

const SURENESS = [Infinity, 30, 10, 3, 1] as const;
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
  const draws = criteria.map((_, i) => {
    const column = new Float64Array(SETS);
    fillUniforms(drawStream(seed, `${DRAW} ${i}`), 0, ONCE_A_WORLD, column);
    return column;
  });
  return SURENESS.map((sureness) => {
    const sets = sureness === Infinity ? 1 : SETS;
    const counts = new Float64Array(options);
    for (let set = 0; set < sets; set++) {
      const weights = draws.map((column) => (sets === 1 ? 1 : inverseGammaP(sureness, column[set]!)));
      const scores = Array.from({ length: options }, (_, option) =>
        weights.reduce((sum, weight, i) => sum + weight * means[i]![option]!, 0),
      );
      counts[scores.indexOf(Math.max(...scores))]! += 1;
    }
    return { sureness, first: [...counts.map((count) => count / sets)] };
  });
}

function scaledMeans(criterion: Criterion): number[] {
  const worlds = comparable(criterion);
  const moments = criterion.worth.map((column) =>
    momentsOf(Float64Array.from(worlds, (world) => column[world]!)),
  );
  const spread = Math.sqrt(
    moments.reduce((sum, one) => sum + standardDeviation(one) ** 2, 0) / Math.max(1, moments.length),
  );
  const unit = criterion.matters > 0 ? criterion.matters : spread;
  return moments.map(({ mean }) => (unit > 0 ? mean / unit : 0));
}
