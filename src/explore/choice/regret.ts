import { momentsOf, standardError } from '../../math/moments.ts';
import { sampleQuantile } from '../../math/sample-quantile.ts';
import { type Criterion, comparable } from './criterion.ts';

/** How an option does against the best one of each world. In the criterion's unit. */
export interface Regret {
  readonly mean: number;
  /** Monte-Carlo standard error of the mean. */
  readonly mcse: number;
  /** What it exceeds in one world of twenty. */
  readonly q95: number;
  /** The largest of all worlds played: it grows with their number. */
  readonly worst: number;
  /** Share of worlds in which no option is better by more than what matters. */
  readonly best: number;
  readonly best_mcse: number;
}

/**
 * Regret, what an option lacks to the best one in the same world (L. J. Savage, "The theory of statistical decision", Journal
 * of the American Statistical Association 46, 1951), by option, over some worlds or all. Several options may be best in a world.
 */
export function regrets(criterion: Criterion, among: Uint32Array = comparable(criterion)): Regret[] {
  const { worth, matters } = criterion;
  const n = among.length;
  const most = Float64Array.from(among, (world) => Math.max(...worth.map((column) => column[world]!)));
  return worth.map((column) => {
    const lacking = Float64Array.from(among, (world, i) => most[i]! - column[world]!);
    const moments = momentsOf(lacking);
    const best = lacking.filter((lack) => lack <= matters).length / n;
    const mcse = standardError(moments);
    lacking.sort();
    return {
      mean: moments.mean,
      mcse,
      q95: sampleQuantile(lacking, 0.95),
      worst: lacking.at(-1) ?? Number.NaN,
      best,
      best_mcse: Math.sqrt((best * (1 - best)) / n),
    };
  });
}
