import { type Fit, fitChosen, type Sums } from '../regression/fit.ts';
import { fillDesign, type Standard, type Term, termsOf } from '../regression/polynomial.ts';
import { addCombination, crossProducts, gram } from '../regression/products.ts';
import type { Regression } from '../regression/regression.ts';
import { fitMartingale, makeScratch } from './martingale.ts';
import type { Decision, Play } from './play.ts';

/** Terms of a regression, unless fewer worlds than this for each are there to learn from. */
const MOST_TERMS = 40;
const WORLDS_PER_TERM = 10;
/** Worlds are cut into two halves, which learn for one another, and each half into stretches for cross-validation. */
const STRETCHES = 4;

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

interface Half {
  readonly from: number;
  readonly to: number;
  readonly stretches: readonly (readonly [number, number])[];
  readonly courses: readonly Course[];
}

/**
 * Plays a play backwards from its end. At each date what going on is worth is a regression of what came of it on what is known (least-squares
 * Monte Carlo: F. A. Longstaff, E. S. Schwartz, "Valuing American options by simulation", Review of Financial Studies 14, 2001); what
 * the next period's luck explains is taken off first (`fitMartingale`), which leaves the regression less noise and gives the upper
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
  const middle = worlds >> 1;
  const halves = [halfOf(play, 0, middle), halfOf(play, middle, worlds)] as const;
  const goingOn = Array.from({ length: actors }, () => new Float64Array(dates * worlds));
  const stoppedAt = new Int32Array(worlds).fill(dates);
  const by = (): Float64Array[] => Array.from({ length: actors }, () => new Float64Array(dates));
  const [gaps, spreads, terms] = [by(), by(), by()];
  const rules = Array.from({ length: actors }, (): Regression[] => []);
  // Memory of designs, used again at each date: taking it anew costs more than the sums.
  const rooms = new Map<number, Float64Array>();
  const scratch = makeScratch();
  const increments = new Float64Array(worlds);
  const residual = new Float64Array(worlds);
  const { mostTerms = MOST_TERMS } = play;
  const most = Math.max(2, Math.min(mostTerms, Math.floor(middle / WORLDS_PER_TERM)));
  for (let date = dates - 1; date >= 0; date--) {
    const shocks = play.shocks?.(date) ?? [];
    shocks.forEach(mustBeLuck);
    const grounds = new Map<number, Regressors>();
    for (const [actor, information] of play.informed.entries()) {
      const known =
        grounds.get(information) ??
        regressorsOf(play.features(information, date), worlds, most, halves, rooms.get(information));
      grounds.set(information, known);
      rooms.set(information, known.design);
      const flow = play.flow?.(actor, date);
      const sum = new Float64Array(known.size);
      for (const [number, half] of halves.entries()) {
        const course = half.courses[actor]!;
        if (flow !== undefined) addTo(course, flow);
        const first = known.fit(number, half, course.lower);
        const ground = { ...known, from: half.from, to: half.to, matrix: known.matrices[number]! };
        if (shocks.length > 0) {
          residual.set(course.lower);
          addCombination(
            known.design,
            worlds,
            first.coefficients.map((value) => -value),
            residual,
          );
          fitMartingale(ground, first.kept, shocks, residual, increments, scratch);
          for (let i = 0; i < worlds; i++) {
            course.lower[i]! -= increments[i]!;
            course.upper[i]! -= increments[i]!;
          }
        }
        const fit = shocks.length > 0 ? known.fit(number, half, course.lower) : first;
        terms[actor]![date]! += fit.kept.length / 2;
        course.goingOn.fill(0);
        addCombination(known.design, worlds, fit.coefficients, course.goingOn);
        for (const term of fit.kept) sum[term]! += fit.coefficients[term]! / 2;
      }
      rules[actor]![date] = known.formula(sum);
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
  const cut = (part: number): number => from + Math.floor(((to - from) * part) / STRETCHES);
  return {
    from,
    to,
    stretches: Array.from({ length: STRETCHES }, (_, part) => [cut(part), cut(part + 1)] as const),
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

/** The columns of one information at one date. */
interface Regressors {
  readonly design: Float64Array;
  readonly size: number;
  readonly rows: number;
  /** XᵀX of each half. */
  readonly matrices: readonly Float64Array[];
  readonly fit: (number: number, half: Half, target: Float64Array) => Fit;
  /** @param coefficients by term */
  readonly formula: (coefficients: Float64Array) => Regression;
}

function regressorsOf(
  features: readonly Float64Array[],
  rows: number,
  most: number,
  halves: readonly Half[],
  room: Float64Array | undefined,
): Regressors {
  const terms: readonly Term[] = termsOf(features.length, most);
  const size = terms.length;
  const design = room?.length === size * rows ? room : new Float64Array(size * rows);
  const standards: readonly Standard[] = fillDesign(features, terms, rows, design);
  const grams = halves.map(({ stretches }) =>
    stretches.map(([from, to]) => gram(design, size, rows, from, to)),
  );
  const matrices = grams.map((some) => {
    const sum = new Float64Array(size * size);
    for (const one of some) for (let i = 0; i < sum.length; i++) sum[i]! += one[i]!;
    return sum;
  });
  return {
    design,
    size,
    rows,
    matrices,
    formula: (coefficients) => {
      const used = terms.flatMap((term, at) =>
        coefficients[at] === 0 ? [] : [{ term, coefficient: coefficients[at]! }],
      );
      return { standards, parts: used };
    },
    fit: (number, half, target) =>
      fitChosen(
        half.stretches.map(([from, to], part): Sums => {
          const right = new Float64Array(size);
          crossProducts(design, size, rows, target, from, to, right);
          let square = 0;
          for (let i = from; i < to; i++) square += target[i]! * target[i]!;
          return { matrix: grams[number]![part]!, right, square };
        }),
        size,
      ),
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
