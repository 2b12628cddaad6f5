import { momentsOf, standardError } from '../../math/moments.ts';
import { bestWorths, meanWorths } from '../choice/best-worth.ts';
import { type Criterion, valuesIn } from '../choice/criterion.ts';

/** What knowing would be worth before one chooses, in the criterion's unit. */
export interface Worth {
  readonly value: number;
  /** Monte-Carlo standard error. */
  readonly mcse: number;
}

/** The option with the highest mean worth over some worlds, the first of equals. */
export function bestOnAverage(criterion: Criterion, worlds: Uint32Array): number {
  const means = meanWorths(criterion, worlds);
  return means.indexOf(Math.max(...means));
}

/**
 * The expected value of perfect information (H. Raiffa and R. Schlaifer, "Applied Statistical Decision Theory", 1961, section
 * 4.4): how much more the best option of each world is worth, on average, than the one option that is best on average.
 */
export function perfectInformation(criterion: Criterion): Worth {
  const { known, worth } = criterion;
  const chosen = valuesIn(worth[bestOnAverage(criterion, known)]!, known);
  const gains = bestWorths(criterion, known);
  for (let i = 0; i < gains.length; i++) gains[i]! -= chosen[i]!;
  const moments = momentsOf(gains);
  return { value: moments.mean, mcse: standardError(moments) };
}
