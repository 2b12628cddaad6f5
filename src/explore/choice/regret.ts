import { momentsOf, standardError } from '../../math/moments.ts';
import { sampleQuantiles } from '../../math/sample-quantiles.ts';
import { bestWorths } from './best-worth.ts';
import { type Criterion, valuesIn } from './criterion.ts';

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
export function regrets(criterion: Criterion, among: Uint32Array = criterion.known): Regret[] {
  const { worth, matters } = criterion;
  const n = among.length;
  const most = bestWorths(criterion, among);
  const lacking = new Float64Array(n);
  return worth.map((column) => {
    const own = valuesIn(column, among);
    let count = 0;
    for (let i = 0; i < n; i++) {
      const lack = most[i]! - own[i]!;
      lacking[i] = lack;
      if (lack <= matters) count += 1;
    }
    const moments = momentsOf(lacking);
    const best = count / n;
    const [q95 = Number.NaN, worst = Number.NaN] = sampleQuantiles(lacking, [0.95, 1]);
    return {
      mean: moments.mean,
      mcse: standardError(moments),
      q95,
      worst,
      best,
      best_mcse: Math.sqrt((best * (1 - best)) / n),
    };
  });
}
