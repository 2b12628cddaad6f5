import type { Columns } from '../regression/columns.ts';
import type { Standard } from '../regression/design.ts';
import { aligned, type Rows } from '../rows/rows.ts';
import { withRows } from '../rows/with-rows.ts';
import { type Ground, groupsOf, layGround, layLuck, middleOf } from './ground.ts';
import type { Decision, Play } from './play.ts';

/** Terms of a regression at most, beyond which they cost more by the noise that they let in than they explain, unless fewer worlds than this for each are there to learn from. */
const MOST_TERMS = 14;
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

/** Where in memory values of one actor stand, from the present date on and in all worlds. */
type Course = Readonly<Record<'lower' | 'upper' | 'realised', number>>;

/** A half while it learns. */
interface Half {
  readonly learned: HalfLearned;
  readonly courses: readonly Course[];
  /** By actor: what going on is expected to be worth in all worlds. */
  readonly goingOn: readonly Float64Array[];
}

/** Memory of rows beside the courses: a column of where the play was stopped, and two others. */
interface Room {
  readonly rows: Rows;
  readonly stride: number;
  readonly stopped: number;
  readonly other: number;
  readonly most: number;
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
 *
 * @param into by actor, where is put what going on is expected to be worth, each half that of the worlds that it judges: at `date * worlds + world`
 */
export function learnHalves(
  play: Play,
  numbers: readonly HalfNumber[],
  into: readonly Float64Array[],
): HalfLearned[] {
  const { worlds, dates, actors } = play;
  if (worlds < 40) throw new RangeError(`${worlds} worlds are too few to learn from`);
  const stride = aligned(worlds);
  const halves = numbers.map((number, place) =>
    halfOf(play, number, place * actors * COURSE * stride, stride),
  );
  const parts = numbers.map((number) => partOf(worlds, number));
  const terms = mostTermsOf(play);
  const groups = groupsOf(play.informed);
  return withRows((rows) => {
    const stopped = halves.length * actors * COURSE * stride;
    const [other, most, from] = [stopped + stride, stopped + 2 * stride, stopped + 3 * stride];
    const room = { rows, stride, stopped, other, most };
    rows.reserve(from);
    rows.heap().fill(0, 0, from);
    for (const { courses } of halves) begin(play, courses, rows);
    for (let date = dates - 1; date >= 0; date--) {
      const shocks = play.shocks?.(date) ?? [];
      const luck = layLuck(rows, shocks, { worlds, most: terms, levers: LEVERS, targets: actors, from });
      const known = new Map<Float64Array, Standard>();
      let isLuck = false;
      for (const [information, group] of groups) {
        const features = play.features(information, date);
        const ground = layGround(
          { rows, worlds, features, luck, parts, known, most: terms, levers: LEVERS },
          group.length,
        );
        if (!isLuck) mustBeLuck(ground, luck);
        isLuck = true;
        for (const actor of group) {
          const flow = play.flow?.(actor, date);
          if (flow !== undefined) addTo(halves, actor, flow, room);
        }
        for (const [part, half] of halves.entries()) {
          learn(half, ground, part, group, date, room, play.decide === undefined);
        }
      }
      for (const half of halves) {
        for (const [actor, on] of half.goingOn.entries()) {
          const { from, to } = half.learned;
          into[actor]!.set(on.subarray(from, to), date * worlds + from);
        }
        settleDate(half, play.decide?.(date, half.goingOn), date, room);
      }
    }
    return halves.map(({ learned, courses }) => ({
      ...learned,
      actors: learned.actors.map((actor, place) => ({
        ...actor,
        ...judged(learned, courses[place]!, rows.heap()),
      })),
    }));
  });
}

/** Columns of a course. */
const COURSE = 3;

/** The worlds of a half. */
function partOf(worlds: number, number: HalfNumber): readonly [number, number] {
  const middle = middleOf(worlds);
  return number === 0 ? [0, middle] : [middle, worlds];
}

/** @param at the first place for its courses */
function halfOf(
  { worlds, dates, actors, decide }: Play,
  number: HalfNumber,
  at: number,
  stride: number,
): Half {
  const [from, to] = partOf(worlds, number === 0 ? 1 : 0);
  const none = new Float64Array();
  const byDate = (): Float64Array => new Float64Array(dates);
  return {
    learned: {
      ...{ from, to },
      stoppedAt: new Int32Array(to - from).fill(dates),
      chosen: new Int16Array(to - from).fill(NOTHING),
      actors: Array.from({ length: actors }, () => ({
        ...{ lower: none, upper: none, realised: none },
        ...{ gaps: byDate(), sums: byDate(), squares: byDate(), firsts: byDate(), terms: byDate() },
        formulas: [],
      })),
    },
    courses: Array.from({ length: actors }, (_, actor) => {
      const lower = at + COURSE * actor * stride;
      // Where nothing is decided the most that any stopping could bring is what comes.
      return { lower, upper: decide === undefined ? lower : lower + stride, realised: lower + 2 * stride };
    }),
    goingOn: Array.from({ length: actors }, () => new Float64Array(worlds)),
  };
}

/** Values at the end. */
function begin({ worlds, never }: Play, courses: readonly Course[], rows: Rows): void {
  for (const [actor, { lower, upper, realised }] of courses.entries()) {
    const end = never(actor);
    if (end.length !== worlds || !end.every(Number.isFinite)) {
      throw new RangeError('what an actor has at the end is missing in some world');
    }
    for (const at of [lower, upper, realised]) rows.heap().set(end, at);
  }
}

/** What some actors, who know the same, learn at a date. */
function learn(
  { learned, courses, goingOn }: Half,
  ground: Ground,
  part: number,
  group: readonly number[],
  date: number,
  { rows, stride }: Room,
  judgedOnly: boolean,
): void {
  const own = group.map((actor) => courses[actor]!);
  const values = own.map(({ lower }) => lower);
  const fits = ground.learn(part, values, (place, luck) => {
    const { lower, upper } = own[place]!;
    for (const at of new Set([lower, upper])) rows.subtract(at, luck, stride, at);
  });
  const judges = [learned.from, learned.to] as const;
  for (const [place, { coefficients, kept }] of fits.entries()) {
    const { terms, formulas } = learned.actors[group[place]!]!;
    terms[date] = kept.length;
    (formulas as { standards: readonly Standard[]; coefficients: Float64Array }[])[date] = {
      standards: ground.standards,
      coefficients,
    };
    // Where nothing is decided nobody asks what is expected in the worlds that are learned from.
    ground.expected(coefficients, goingOn[group[place]!]!, ...(judgedOnly ? [judges] : []));
  }
}

/** Takes the decision of a date, and notes what came of it in the worlds that are judged. */
function settleDate(
  { learned, courses }: Half,
  decision: Decision | undefined,
  date: number,
  room: Room,
): void {
  const { from, to } = learned;
  const heap = room.rows.heap();
  if (decision !== undefined) {
    note(learned, decision, date);
    heap.set(decision.stops, room.stopped);
    for (const [actor, course] of courses.entries()) stop(course, decision, actor, room);
  }
  for (const [actor, { lower, upper, realised }] of courses.entries()) {
    const own = learned.actors[actor]!;
    const first = heap[realised + from]!;
    let [gap, sum, squares] = [0, 0, 0];
    for (let world = from; world < to; world++) {
      gap += heap[upper + world]! - heap[lower + world]!;
      const value = heap[realised + world]! - first;
      sum += value;
      squares += value * value;
    }
    own.gaps[date] = gap;
    own.sums[date] = sum;
    own.squares[date] = squares;
    own.firsts[date] = first;
  }
}

/** Notes when worlds that are judged were stopped. */
function note({ from, to, stoppedAt, chosen }: HalfLearned, { stops, which }: Decision, date: number): void {
  for (let world = from; world < to; world++) {
    if (stops[world] !== 1) continue;
    stoppedAt[world - from] = date;
    if (which !== undefined) chosen[world - from] = which[world]!;
  }
}

function judged(
  { from, to }: HalfLearned,
  { lower, upper, realised }: Course,
  heap: Float64Array,
): Pick<ActorLearned, 'lower' | 'upper' | 'realised'> {
  // Copies, lest the worlds that are not judged be handed on with them.
  const own = (at: number): Float64Array => heap.slice(at + from, at + to);
  return { lower: own(lower), upper: own(upper), realised: own(realised) };
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

function addTo(
  halves: readonly Half[],
  actor: number,
  flow: Float64Array,
  { rows, stride, other }: Room,
): void {
  rows.heap().set(flow, other);
  for (const { courses } of halves) {
    const { lower, upper, realised } = courses[actor]!;
    for (const at of new Set([lower, upper, realised])) rows.add(at, other, stride, at);
  }
}

/** Takes the decision of a date: where the play is stopped, values from there on are what stopping is worth. */
function stop(
  { lower, upper, realised }: Course,
  { worth, best }: Decision,
  actor: number,
  { rows, stride, stopped, other, most: at }: Room,
): void {
  const most = best[actor];
  rows.heap().set(worth[actor]!, other);
  for (const value of [lower, realised, ...(most === undefined ? [upper] : [])]) {
    rows.take(stopped, 1, other, stride, value);
  }
  if (most === undefined) return;
  rows.heap().set(most, at);
  rows.raise(at, stride, upper);
}
