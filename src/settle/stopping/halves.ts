import type { Columns } from '../regression/columns.ts';
import type { Standard } from '../regression/design.ts';
import { withRows } from '../rows/with-rows.ts';
import { type Ground, groupsOf, layGround, layLuck, middleOf } from './ground.ts';
import type { Decision, Play } from './play.ts';

/** Terms of a regression at most, beyond which they cost more by the noise that they let in than they explain, unless fewer worlds than this for each are there to learn from. */
const MOST_TERMS = 20;
const WORLDS_PER_TERM = 10;
/** Terms on which the weight of luck may depend: the first of a regression. */
const LEVERS = 12;
/** What stands for a play that was not stopped. */
export const NOTHING = -1 as const;

/** A half of the worlds, by its number: each learns from its own worlds, and judges the other's. */
export type HalfNumber = 0 | 1;

/** What one half of the worlds has learned, and what came of it in the worlds of the other: plain data, which can be handed to another thread. */
export interface HalfLearned {
  /** The first of the worlds that it judges, and that after the last. Columns of worlds below have a value for each of these. */
  readonly from: number;
  readonly to: number;
  /** The date at which the play was stopped, and the number of what was chosen there; the number of dates and `NOTHING` where it never was. */
  readonly stoppedAt: Int32Array;
  readonly chosen: Int16Array;
  /** By actor. */
  readonly actors: readonly ActorLearned[];
}

/** The same of one actor. */
export interface ActorLearned {
  /** What going on is expected to be worth at each date: at `date * (to − from) + world − from`. */
  readonly goingOn: Float64Array;
  /** See `ActorForeseen`. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly realised: Float64Array;
  /** By date, the sums over worlds of upper less lower, and of what was realised beyond its value in the first world, and of the square of that. */
  readonly gaps: Float64Array;
  readonly sums: Float64Array;
  readonly squares: Float64Array;
  readonly firsts: Float64Array;
  /** By date, how many terms were kept, and the formula: features standardised, and coefficients of all terms. */
  readonly terms: Float64Array;
  readonly formulas: readonly {
    readonly standards: readonly Standard[];
    readonly coefficients: Float64Array;
  }[];
}

/** Values of one actor from the present date on, in all worlds. */
interface Course {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly realised: Float64Array;
  readonly goingOn: Float64Array;
}

/** A half while it learns. */
interface Half {
  readonly learned: HalfLearned;
  readonly courses: readonly Course[];
}

/** Terms of a regression of a play at most. */
export function mostTermsOf({ worlds, mostTerms = MOST_TERMS }: Pick<Play, 'worlds' | 'mostTerms'>): number {
  return Math.max(2, Math.min(mostTerms, Math.floor(middleOf(worlds) / WORLDS_PER_TERM)));
}

/**
 * Plays a play backwards from its end, as `playBackward` says, by what some of its halves learn. What a half comes to does not depend on whether
 * the other is there: they may as well be learned by two threads.
 *
 * Throws a RangeError as `playBackward` does.
 */
export function learnHalves(play: Play, numbers: readonly HalfNumber[]): HalfLearned[] {
  const { worlds, dates } = play;
  if (worlds < 40) throw new RangeError(`${worlds} worlds are too few to learn from`);
  const halves = numbers.map((number) => halfOf(play, number));
  const parts = numbers.map((number) => partOf(worlds, number));
  const most = mostTermsOf(play);
  const groups = groupsOf(play.informed);
  withRows((rows) => {
    for (let date = dates - 1; date >= 0; date--) {
      const shocks = play.shocks?.(date) ?? [];
      const luck = layLuck(rows, shocks, { worlds, most, levers: LEVERS, targets: play.actors });
      for (const [information, group] of groups) {
        const features = play.features(information, date);
        const ground = layGround({ rows, worlds, features, luck, parts, most, levers: LEVERS }, group.length);
        mustBeLuck(ground, luck);
        for (const actor of group) {
          const flow = play.flow?.(actor, date);
          if (flow !== undefined) for (const { courses } of halves) addTo(courses[actor]!, flow);
        }
        for (const [part, half] of halves.entries()) learn(half, ground, part, group, date);
      }
      for (const half of halves) {
        const on = half.courses.map(({ goingOn }) => goingOn);
        settleDate(half, play.decide(date, on), date);
      }
    }
  });
  return halves.map(({ learned, courses }) => ({
    ...learned,
    actors: learned.actors.map((actor, place) => ({ ...actor, ...judged(learned, courses[place]!) })),
  }));
}

/** The worlds of a half. */
function partOf(worlds: number, number: HalfNumber): readonly [number, number] {
  const middle = middleOf(worlds);
  return number === 0 ? [0, middle] : [middle, worlds];
}

function halfOf({ worlds, dates, actors, never }: Play, number: HalfNumber): Half {
  const [from, to] = partOf(worlds, number === 0 ? 1 : 0);
  const none = new Float64Array();
  const byDate = (): Float64Array => new Float64Array(dates);
  return {
    learned: {
      ...{ from, to },
      stoppedAt: new Int32Array(to - from).fill(dates),
      chosen: new Int16Array(to - from).fill(NOTHING),
      actors: Array.from({ length: actors }, () => ({
        goingOn: new Float64Array(dates * (to - from)),
        ...{ lower: none, upper: none, realised: none },
        ...{ gaps: byDate(), sums: byDate(), squares: byDate(), firsts: byDate(), terms: byDate() },
        formulas: [],
      })),
    },
    courses: Array.from({ length: actors }, (_, actor) => {
      const end = never(actor);
      if (end.length !== worlds || !end.every(Number.isFinite)) {
        throw new RangeError('what an actor has at the end is missing in some world');
      }
      return {
        lower: end.slice(),
        upper: end.slice(),
        realised: end.slice(),
        goingOn: new Float64Array(worlds),
      };
    }),
  };
}

/** What some actors, who know the same, learn at a date. */
function learn(
  { learned, courses }: Half,
  ground: Ground,
  part: number,
  group: readonly number[],
  date: number,
): void {
  const own = group.map((actor) => courses[actor]!);
  const values = own.map(({ lower }) => lower);
  const fits = ground.learn(part, values, (place, luck) => takeOff(own[place]!, luck));
  for (const [place, { coefficients, kept }] of fits.entries()) {
    const { terms, formulas } = learned.actors[group[place]!]!;
    terms[date] = kept.length;
    (formulas as { standards: readonly Standard[]; coefficients: Float64Array }[])[date] = {
      standards: ground.standards,
      coefficients,
    };
    ground.expected(coefficients, own[place]!.goingOn);
  }
}

/** Takes the decision of a date, and notes what came of it in the worlds that are judged. */
function settleDate({ learned, courses }: Half, decision: Decision, date: number): void {
  const { from, to, stoppedAt, chosen } = learned;
  const { stops, which } = decision;
  for (let world = from; world < to; world++) {
    if (stops[world] !== 1) continue;
    stoppedAt[world - from] = date;
    if (which !== undefined) chosen[world - from] = which[world]!;
  }
  for (const [actor, course] of courses.entries()) {
    const own = learned.actors[actor]!;
    own.goingOn.set(course.goingOn.subarray(from, to), date * (to - from));
    stop(course, decision, actor);
    const { lower, upper, realised } = course;
    const first = realised[from]!;
    let [gap, sum, squares] = [0, 0, 0];
    for (let world = from; world < to; world++) {
      gap += upper[world]! - lower[world]!;
      const value = realised[world]! - first;
      sum += value;
      squares += value * value;
    }
    own.gaps[date] = gap;
    own.sums[date] = sum;
    own.squares[date] = squares;
    own.firsts[date] = first;
  }
}

function judged(
  { from, to }: HalfLearned,
  { lower, upper, realised }: Course,
): Pick<ActorLearned, 'lower' | 'upper' | 'realised'> {
  // Copies, lest the worlds that are not judged be handed on with them.
  return {
    lower: lower.slice(from, to),
    upper: upper.slice(from, to),
    realised: realised.slice(from, to),
  };
}

/** No mean of independent luck lies so many standard errors from 0, unless by one chance in 10¹⁴. */
const TOO_FAR = 8;

/** A shock whose mean is not 0 would give a bound that is none. */
function mustBeLuck(ground: Ground, luck: Columns): void {
  for (let shock = 0; shock < luck.count; shock++) {
    const { sum, squares, count } = ground.sumsOf(shock);
    // Of a rare event the squares fall short of their mean where it did not happen at all.
    if (!(sum * sum <= TOO_FAR * TOO_FAR * Math.max(squares, count)))
      throw new RangeError('the mean of a shock is not 0');
  }
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
