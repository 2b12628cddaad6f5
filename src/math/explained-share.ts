import { type Ordered, parametersOf, type Strata, stratify } from './strata.ts';
import { addMember, explainedFromSums, SUMS_A_STRATUM } from './stratum-sums.ts';

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
 */
export function explainedShare(target: Float64Array, input: Ordered): Explained {
  let strata = stratify(input, Math.max(2, Math.round(Math.cbrt(informative(target)))));
  let share = shareOf(target, strata);
  const mostStrata = Math.min(MOST_STRATA, target.length / LEAST_MEMBERS);
  while (strata.scores !== undefined && 2 * strata.count <= mostStrata) {
    const finer = stratify(input, 2 * strata.count);
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
function informative(target: Float64Array): number {
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
  const sums = new Float64Array(strata.count * SUMS_A_STRATUM);
  for (let i = 0; i < target.length; i++) addMember(sums, 0, strata, i, target[i]!);
  return explainedFromSums(sums);
}
