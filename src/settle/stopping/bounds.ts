import { type Moments, momentsOf, standardDeviation, standardError } from '../../math/moments.ts';
import type { ActorForeseen } from './backward.ts';

/** A mean over worlds and its Monte-Carlo standard error. */
export interface Estimate {
  readonly value: number;
  readonly mcse: number;
}

/** What an actor's own stopping is worth, between two bounds: the others' rule held fixed where there are others. */
export interface Bounds {
  /** What following the rule is worth: no more than the best rule is. */
  readonly lower: Estimate;
  /** No less than what the best rule is worth to an actor who knows all that has happened and all that is fixed in a world. */
  readonly upper: Estimate;
  /** What lies between, of which the best deviation from the rule can gain no more. */
  readonly gap: Estimate;
  /** The standard deviation over worlds of what the rule brings. */
  readonly spread: number;
  /** The median over dates of the gap from the date on as a share of the spread from the date on. 0 where nothing is at stake. */
  readonly gapShare: number;
}

export function boundsOf({ lower, upper, realised, gaps, spreads }: ActorForeseen): Bounds {
  const gap = upper.map((most, world) => most - lower[world]!);
  const shares = gaps
    .map((one, date) => (one <= 1e-12 * Math.abs(spreads[date]!) ? 0 : one / spreads[date]!))
    .sort();
  const middle = shares.length >> 1;
  return {
    lower: estimateOf(momentsOf(lower)),
    upper: estimateOf(momentsOf(upper)),
    gap: estimateOf(momentsOf(gap)),
    spread: standardDeviation(momentsOf(realised)),
    gapShare: shares.length % 2 === 1 ? shares[middle]! : (shares[middle - 1]! + shares[middle]!) / 2,
  };
}

function estimateOf(moments: Moments): Estimate {
  return { value: moments.mean, mcse: standardError(moments) };
}
