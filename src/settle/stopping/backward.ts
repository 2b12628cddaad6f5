import type { Regression } from '../regression/regression.ts';
import { withRows } from '../rows/with-rows.ts';
import { groupsOf, layGround, middleOf } from './ground.ts';
import type { Decision, Play } from './play.ts';

/** Terms of a regression at most, beyond which they cost more by the noise that they let in than they explain, unless fewer worlds than this for each are there to learn from. */
const MOST_TERMS = 20;
const WORLDS_PER_TERM = 10;
/** Terms on which the weight of luck may depend: the first of a regression. */
const LEVERS = 12;

/** What became of a play, each world judged by a rule that was learned from the half of the worlds to which it does not belong. */
export interface Foreseen {
  /** By actor: what going on is expected to be worth at each date in each world: at `date * worlds + world`. */
  readonly goingOn: readonly Float64Array[];
  /** By world, the date at which the play was stopped; `dates` where it never was. */
  readonly stoppedAt: Int32Array;
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

/** What one half of the worlds has learned, of one actor: values from the present date on. */
interface Course {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly realised: Float64Array;
  readonly goingOn: Float64Array;
}

/** Worlds are cut into two halves, which learn for one another. */
interface Half {
  readonly from: number;
  readonly to: number;
  readonly courses: readonly Course[];
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
  const { worlds, dates, actors } = play;
  if (worlds < 40) throw new RangeError(`${worlds} worlds are too few to learn from`);
  const middle = middleOf(worlds);
  const halves = [halfOf(play, 0, middle), halfOf(play, middle, worlds)] as const;
  const goingOn = Array.from({ length: actors }, () => new Float64Array(dates * worlds));
  const stoppedAt = new Int32Array(worlds).fill(dates);
  const by = (): Float64Array[] => Array.from({ length: actors }, () => new Float64Array(dates));
  const [gaps, spreads, terms] = [by(), by(), by()];
  const rules = Array.from({ length: actors }, (): Regression[] => []);
  const { mostTerms = MOST_TERMS } = play;
  const most = Math.max(2, Math.min(mostTerms, Math.floor(middle / WORLDS_PER_TERM)));
  const groups = groupsOf(play.informed);
  withRows((rows) => {
    for (let date = dates - 1; date >= 0; date--) {
      const shocks = play.shocks?.(date) ?? [];
      shocks.forEach(mustBeLuck);
      for (const [information, group] of groups) {
        const parts = halves.map(({ from, to }): [number, number] => [from, to]);
        const features = play.features(information, date);
        const ground = layGround(
          { rows, worlds, features, shocks, parts, most, levers: LEVERS },
          group.length,
        );
        for (const actor of group) {
          const flow = play.flow?.(actor, date);
          if (flow !== undefined) for (const half of halves) addTo(half.courses[actor]!, flow);
        }
        const sums = group.map(() => new Float64Array(ground.size));
        for (const [number, half] of halves.entries()) {
          const courses = group.map((actor) => half.courses[actor]!);
          const values = courses.map(({ lower }) => lower);
          const fits = ground.learn(number, values, (place, luck) => takeOff(courses[place]!, luck));
          for (const [place, { coefficients, kept }] of fits.entries()) {
            terms[group[place]!]![date]! += kept.length / 2;
            ground.expected(coefficients, courses[place]!.goingOn);
            for (const term of kept) sums[place]![term]! += coefficients[term]! / 2;
          }
        }
        for (const [place, sum] of sums.entries()) rules[group[place]!]![date] = ground.formula(sum);
      }
      for (const [number, half] of halves.entries()) {
        const decision = play.decide(
          date,
          half.courses.map((course) => course.goingOn),
        );
        const other = halves[1 - number]!;
        for (let world = other.from; world < other.to; world++) {
          if (decision.stops[world] === 1) stoppedAt[world] = date;
        }
        for (const [actor, course] of half.courses.entries()) {
          goingOn[actor]!.set(course.goingOn.subarray(other.from, other.to), date * worlds + other.from);
          stop(course, decision, actor);
        }
      }
      for (let actor = 0; actor < actors; actor++) {
        const { gap, spread } = apart(halves, actor, worlds);
        gaps[actor]![date] = gap;
        spreads[actor]![date] = spread;
      }
    }
  });
  return {
    goingOn,
    stoppedAt,
    rules,
    actors: gaps.map((gap, actor) => ({
      ...joined(halves, actor, worlds),
      gaps: gap,
      spreads: spreads[actor]!,
      terms: terms[actor]!,
    })),
  };
}

/** No mean of independent luck lies so many standard errors from 0, unless by one chance in 10¹⁴. */
const TOO_FAR = 8;

/** A shock whose mean is not 0 would give a bound that is none. */
function mustBeLuck(shock: Float64Array): void {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < shock.length; i++) {
    sum += shock[i]!;
    squares += shock[i]! * shock[i]!;
  }
  // Of a rare event the squares fall short of their mean where it did not happen at all.
  if (!(sum * sum <= TOO_FAR * TOO_FAR * Math.max(squares, shock.length)))
    throw new RangeError('the mean of a shock is not 0');
}

function halfOf(play: Play, from: number, to: number): Half {
  return {
    from,
    to,
    courses: Array.from({ length: play.actors }, (_, actor) => {
      const end = play.never(actor);
      if (end.length !== play.worlds || !end.every(Number.isFinite)) {
        throw new RangeError('what an actor has at the end is missing in some world');
      }
      return {
        lower: end.slice(),
        upper: end.slice(),
        realised: end.slice(),
        goingOn: new Float64Array(play.worlds),
      };
    }),
  };
}

function addTo({ lower, upper, realised }: Course, flow: Float64Array): void {
  for (let i = 0; i < lower.length; i++) {
    const value = flow[i]!;
    lower[i]! += value;
    upper[i]! += value;
    realised[i]! += value;
  }
}

function takeOff({ lower, upper }: Course, luck: Float64Array): void {
  for (let i = 0; i < lower.length; i++) {
    lower[i]! -= luck[i]!;
    upper[i]! -= luck[i]!;
  }
}

/** Takes the decision of a date: where the play is stopped, values from there on are what stopping is worth. */
function stop({ lower, upper, realised }: Course, { stops, worth, best }: Decision, actor: number): void {
  const own = worth[actor]!;
  const most = best[actor];
  for (let i = 0; i < stops.length; i++) {
    if (stops[i] === 1) {
      lower[i] = own[i]!;
      realised[i] = own[i]!;
      if (most === undefined) upper[i] = own[i]!;
    }
    // A missing value is above none.
    if (most !== undefined && most[i]! > upper[i]!) upper[i] = most[i]!;
  }
}

/** The mean of upper less lower, and the standard deviation of what was realised, over the worlds that each half judges. */
function apart(
  halves: readonly Half[],
  actor: number,
  worlds: number,
): { readonly gap: number; readonly spread: number } {
  let [gap, sum, squares] = [0, 0, 0];
  const shift = halves[0]!.courses[actor]!.realised[0]!;
  for (const [number, half] of halves.entries()) {
    const { from, to } = halves[1 - number]!;
    const { lower, upper, realised } = half.courses[actor]!;
    for (let i = from; i < to; i++) {
      gap += upper[i]! - lower[i]!;
      const value = realised[i]! - shift;
      sum += value;
      squares += value * value;
    }
  }
  return { gap: gap / worlds, spread: Math.sqrt(Math.max(0, squares - (sum * sum) / worlds) / worlds) };
}

/** The values that each half has of the other's worlds. */
function joined(
  halves: readonly Half[],
  actor: number,
  worlds: number,
): Pick<ActorForeseen, 'lower' | 'upper' | 'realised'> {
  const pick = (name: 'lower' | 'upper' | 'realised'): Float64Array => {
    const out = new Float64Array(worlds);
    for (const [number, half] of halves.entries()) {
      const { from, to } = halves[1 - number]!;
      out.set(half.courses[actor]![name].subarray(from, to), from);
    }
    return out;
  };
  return { lower: pick('lower'), upper: pick('upper'), realised: pick('realised') };
}
