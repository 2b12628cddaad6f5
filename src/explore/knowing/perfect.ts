import { momentsOf, standardError } from '../../math/moments.ts';
import { type Criterion, comparable } from '../choice/criterion.ts';

/** What knowing would be worth before one chooses, in the criterion's unit. */
export interface Worth {
  readonly value: number;
  /** Monte-Carlo standard error. */
  readonly mcse: number;
}

/** The option with the highest mean worth over some worlds, the first of equals. */
export function bestOnAverage({ worth }: Criterion, worlds: Uint32Array): number {
  const sums = worth.map((column) => worlds.reduce((sum, world) => sum + column[world]!, 0));
  return sums.indexOf(Math.max(...sums));
}

/**
 * The expected value of perfect information (H. Raiffa and R. Schlaifer, "Applied Statistical Decision Theory", 1961, section
 * 4.4): how much more the best option of each world is worth, on average, than the one option that is best on average.
 */
export function perfectInformation(criterion: Criterion): Worth {
  const worlds = comparable(criterion);
  const chosen = criterion.worth[bestOnAverage(criterion, worlds)]!;
  const gains = Float64Array.from(
    worlds,
    (world) => Math.max(...criterion.worth.map((column) => column[world]!)) - chosen[world]!,
  );
  const moments = momentsOf(gains);
  return { value: moments.mean, mcse: standardError(moments) };
}
