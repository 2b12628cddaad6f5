import { type Cuts, parametersOf, type Strata } from './strata.ts';
import { explainedFromSums, sumsOf } from './stratum-sums.ts';

/** What one input explains of a target, and the strata that show it. */
export interface Explained {
  /** See `explainedFromSums`; scatters around 0 where the target does not depend on the input. */
  readonly share: number;
  readonly strata: Strata;
}

/** A stratum has at least this many members, and there are never more strata than `MOST_STRATA`. */
const LEAST_MEMBERS = 8;
const MOST_STRATA = 256;
/** Finer strata must explain more by this many standard errors of the noise that they add. */
const CLEARLY = 3;

/**
 * The share of a target's variance that one input explains. The target is standardised and stands in ascending order
 * of the input. Strata begin at the cube root of the number of observations that carry news and are halved while finer
 * ones clearly explain more, which finds thresholds in the far tail that coarse strata blur.
 *
 * @param news `informative` of the target, where it is at hand: it does not depend on the order
 */
export function explainedShare(
  target: Float64Array,
  { into }: Cuts,
  news: number = informative(target),
): Explained {
  let strata = into(Math.max(2, Math.round(Math.cbrt(news))));
  let share = shareOf(target, strata);
  const mostStrata = Math.min(MOST_STRATA, target.length / LEAST_MEMBERS);
  while (strata.scores !== undefined && 2 * strata.count <= mostStrata) {
    const finer = into(2 * strata.count);
    const more = shareOf(target, finer);
    const added = parametersOf(finer) - parametersOf(strata);
    const noise = ((1 - Math.min(share, 1)) * Math.sqrt(2 * added)) / target.length;
    if (!(more - share > CLEARLY * noise)) break;
    strata = finer;
    share = more;
  }
  return { share, strata };
}

/**
 * The size of the sample; for a target of two values twice the count of the rarer one, so that a stratum does not
 * hope to see a rare event that is not there.
 */
export function informative(target: Float64Array): number {
  const first = target[0];
  const second = target.find((value) => value !== first);
  if (second === undefined) return 0;
  let rarer = 0;
  for (const value of target) {
    if (value === second) rarer++;
    else if (value !== first) return target.length;
  }
  return 2 * Math.min(rarer, target.length - rarer);
}

function shareOf(target: Float64Array, strata: Strata): number {
  return explainedFromSums(sumsOf(strata, target));
}
