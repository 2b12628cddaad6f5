import { sharedNumbers } from '../../math/shared-numbers.ts';
import type { Regression } from '../regression/regression.ts';
import { formula } from './ground.ts';
import { type ActorLearned, type HalfLearned, learnHalves, mostTermsOf } from './halves.ts';
import type { Play } from './play.ts';

/** What became of a play, each world judged by a rule that was learned from the half of the worlds to which it does not belong. */
export interface Foreseen {
  /** By actor: what going on is expected to be worth at each date in each world: at `date * worlds + world`. */
  readonly goingOn: readonly Float64Array[];
  /** By world, the date at which the play was stopped; `dates` where it never was. */
  readonly stoppedAt: Int32Array;
  /** By world, the number of what was chosen there, of decisions that have several; `NOTHING` where it never was. */
  readonly chosen: Int16Array;
  readonly actors: readonly ActorForeseen[];
  /** By actor and date: what going on is worth as a formula, the mean of those that the halves learned; fit for worlds of neither. */
  readonly rules: readonly (readonly Regression[])[];
}

/** Worlds' values of one actor from each date on, as sums over worlds; and those from the first date on, world by world. */
export interface ActorForeseen {
  /**
   * What the rule brought, less a martingale: its mean is what following the rule is worth, and its spread is
   * only what the martingale did not explain.
   */
  readonly lower: Float64Array;
  /** The most that any stopping could have brought, less the same martingale: its mean is no less than what the best rule is worth. */
  readonly upper: Float64Array;
  /** What the rule brought. */
  readonly realised: Float64Array;
  /** By date, the mean of upper less lower, of those two from that date on. */
  readonly gaps: Float64Array;
  /** By date, the standard deviation of what the rule brought from that date on. */
  readonly spreads: Float64Array;
  /** By date, how many terms the regressions kept (the mean of both halves). */
  readonly terms: Float64Array;
}

/**
 * Plays a play backwards from its end. At each date what going on is worth is a regression of what came of it on what is known (least-squares
 * Monte Carlo: F. A. Longstaff, E. S. Schwartz, "Valuing American options by simulation", Review of Financial Studies 14, 2001); what
 * the next period's luck explains is taken off first (`Ground`), which leaves the regression less noise and gives the upper
 * bound: the mean over worlds of max over dates of (worth − martingale), by L. C. G. Rogers, "Monte Carlo valuation of American options",
 * Mathematical Finance 12 (2002), and M. B. Haugh, L. Kogan, "Pricing American options: a duality approach", Operations Research 52
 * (2004). Both bounds are made on worlds that the rule and the martingale were not learned from. They hold for an actor who knows, beside
 * the features, all draws of periods gone by and all that is fixed in a world: for such an actor the lower bound follows one rule that is open to
 * it, and no rule exceeds the upper one.
 *
 * Throws a RangeError where a feature, flow or end is missing, the mean of a shock is clearly not 0, or there are fewer than 40 worlds.
 */
export function playBackward(play: Play): Foreseen {
  const goingOn = roomForGoingOn(play);
  const [first, second] = learnHalves(play, [0, 1], goingOn);
  return joined(play, first!, second!, goingOn);
}

/** Where two halves may put what going on is worth, in memory that threads share. */
export function roomForGoingOn({
  actors,
  dates,
  worlds,
}: Pick<Play, 'actors' | 'dates' | 'worlds'>): Float64Array[] {
  return Array.from({ length: actors }, () => sharedNumbers(dates * worlds));
}

/** What the two halves of the worlds come to together. */
export function joined(
  play: Pick<Play, 'worlds' | 'dates' | 'mostTerms'>,
  first: HalfLearned,
  second: HalfLearned,
  goingOn: readonly Float64Array[],
): Foreseen {
  const { worlds } = play;
  const halves = [first, second] as const;
  const stoppedAt = new Int32Array(worlds);
  const chosen = new Int16Array(worlds);
  for (const half of halves) {
    stoppedAt.set(half.stoppedAt, half.from);
    chosen.set(half.chosen, half.from);
  }
  const actors = first.actors.map((one, actor) => [one, second.actors[actor]!] as const);
  return {
    stoppedAt,
    chosen,
    goingOn,
    rules: actors.map(([one, other]) =>
      one.formulas.map(({ standards, coefficients }, date) => {
        const others = other.formulas[date]!.coefficients;
        const mean = coefficients.map((value, term) => value / 2 + others[term]! / 2);
        return formula(standards.length, mostTermsOf(play), standards, mean);
      }),
    ),
    actors: actors.map((both) => ({
      lower: whole(halves, both, 'lower', worlds),
      upper: whole(halves, both, 'upper', worlds),
      realised: whole(halves, both, 'realised', worlds),
      gaps: both[0].gaps.map((gap, date) => (gap + both[1].gaps[date]!) / worlds),
      spreads: both[0].gaps.map((_, date) => spreadAt(halves, both, date)),
      terms: both[0].terms.map((count, date) => (count + both[1].terms[date]!) / 2),
    })),
  };
}

function whole(
  halves: readonly HalfLearned[],
  both: readonly ActorLearned[],
  name: 'lower' | 'upper' | 'realised',
  worlds: number,
): Float64Array {
  const all = new Float64Array(worlds);
  for (const [number, { from }] of halves.entries()) all.set(both[number]![name], from);
  return all;
}

/** The standard deviation over all worlds of what was realised from a date on. */
function spreadAt(halves: readonly HalfLearned[], both: readonly ActorLearned[], date: number): number {
  const parts = halves.map(({ from, to }, number) => {
    const { sums, squares, firsts } = both[number]!;
    const [count, sum] = [to - from, sums[date]!];
    return {
      count,
      mean: firsts[date]! + sum / count,
      apart: Math.max(0, squares[date]! - (sum * sum) / count),
    };
  });
  const worlds = parts.reduce((sum, { count }) => sum + count, 0);
  const mean = parts.reduce((sum, part) => sum + part.count * part.mean, 0) / worlds;
  const apart = parts.reduce((sum, part) => sum + part.apart + part.count * (part.mean - mean) ** 2, 0);
  return Math.sqrt(apart / worlds);
}
