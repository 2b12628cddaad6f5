import type { Judged } from '../claims/judge.ts';
import { MOST_LIMITS } from '../explore/boxes/choose-box.ts';
import { turningBox } from '../explore/boxes/turning-box.ts';
import { conditional } from '../explore/conditional.ts';
import { decisive, rank } from '../explore/decisive.ts';
import type { Ranked } from '../explore/input.ts';
import type { Resamples } from '../explore/resamples.ts';
import {
  decidedWorlds,
  NOTHING_TURNS,
  shareMeasure,
  type Turnable,
  turning,
  turningOfValue,
} from '../explore/turning.ts';
import { faultOf } from '../reference/refused.ts';
import type { TurningBoxFacts } from '../result/exploration.ts';
import type { ClaimResult, Explanation } from '../result/result.ts';
import { againstVerdict, boxOf, tradeOffOf } from './box.ts';

/** How many assumptions are listed under a claim. All that stand out are tried for the sentence that turns it. */
const LISTED = 6;

/** What assumptions are ranked on: inputs over the first worlds, so many of them, and the replicates of the bootstrap. */
export interface Grounds {
  readonly inputs: readonly Ranked[];
  readonly worlds: number;
  readonly resamples: Resamples;
}

/** A judged claim with what explains it. */
export function explained(judged: Judged, grounds: Grounds): ClaimResult {
  return { ...judged.result, ...explanationOf(judged, grounds) };
}

/**
 * The assumptions that decide a claim, what turns it, and the box in which it comes out the other way, or why there is none. What
 * turns it is left out where the claim comes out otherwise among the worlds ranked than among all.
 */
export function explanationOf(judged: Judged, grounds: Grounds): Explanation {
  if (judged.result.kind === 'not_judged') return { decisive: [] };
  return judged.indicator === undefined
    ? ofAggregate(judged, grounds)
    : ofWorldClaim(judged.indicator, judged.result, grounds);
}

function ofWorldClaim(
  all: Float64Array,
  { bound = 0.5, verdict }: Judged['result'],
  { inputs, worlds: first, resamples }: Grounds,
): Explanation {
  const indicator = all.subarray(0, first);
  const ranking = rank(indicator, inputs);
  const ranked = ranking.map(({ input }) => input);
  const list = decisive(indicator, ranking, { resamples, top: LISTED });
  if (sideOf(indicator, bound) !== sideOf(all, bound)) return { decisive: list, no_box: OTHERWISE };
  const box = boxOf(againstVerdict(indicator, verdict === 'holds'), inputs);
  const single = turning(indicator, bound, ranked);
  const measure = shareMeasure(indicator, bound);
  return {
    decisive: list,
    ...(single === undefined ? {} : turned(single, measure, decidedWorlds(indicator), ranked)),
    ...('reason' in box ? { no_box: box.reason } : { box: box.facts, trade_off: tradeOffOf(box.discovery) }),
  };
}

function ofAggregate({ measure, unmeasured = '' }: Judged, { inputs, worlds: first }: Grounds): Explanation {
  if (measure === undefined) {
    return { decisive: [], no_box: `${unmeasured} A part of the worlds does not tell that.`.trim() };
  }
  const { bound, unit } = measure;
  const value = lenient(measure.value, Number.NaN);
  const holds = lenient(measure.holds, Number.NaN);
  const sides = measure.sides && lenient(measure.sides, { left: Number.NaN, right: Number.NaN });
  const worlds = measure.worlds.filter((world) => world < first);
  const ranking = conditional(value, worlds, inputs);
  const list = ranking.slice(0, LISTED).map(({ facts }) => facts);
  if (bound === undefined) {
    return {
      decisive: list,
      no_box: 'It is about a share of spread. A part of the worlds does not tell that.',
    };
  }
  if (worlds.length < measure.worlds.length && holds(worlds) !== holds(measure.worlds)) {
    return { decisive: list, no_box: OTHERWISE };
  }
  const turnable = { value, bound, sides, unit, holds };
  const ranked = ranking.map(({ input }) => input);
  const single = turningOfValue(turnable, worlds, ranked);
  if (single === undefined) return { decisive: list, no_box: 'It is undecided.' };
  const found = turningBoxFacts(turnable, worlds, ranked);
  if (found === undefined) {
    const no_box =
      ranked.length === 0
        ? 'No assumption stands out from noise, so there is none to look for a box with.'
        : `No box of up to ${MOST_LIMITS} conditions was found in which it clearly comes out the other way.`;
    return { decisive: list, turns: single === NOTHING_TURNS ? NOT_TOGETHER : single, no_box };
  }
  return { decisive: list, turns: single === NOTHING_TURNS ? TOGETHER : single, turning_box: found };
}

/** What is read off some of the worlds, or nothing where it comes to a value in them that may not be, as a ratio does to 0 / 0. */
function lenient<T>(read: (worlds: Uint32Array) => T, nothing: T): (worlds: Uint32Array) => T {
  return (worlds) => {
    try {
      return read(worlds);
    } catch (thrown) {
      faultOf(thrown);
      return nothing;
    }
  };
}

const OTHERWISE = 'It comes out otherwise among the worlds on which assumptions are ranked than among all.';
const NOT_TOGETHER = `No single assumption, high or low within its range, turns this, and no box of up to ${MOST_LIMITS} conditions was found that does.`;
const TOGETHER = 'No single assumption, high or low within its range, turns this; several together do.';

/** A world claim's sentence, and the box of several assumptions where none turns it alone. */
function turned(
  single: string,
  measure: Turnable,
  worlds: Uint32Array,
  ranked: readonly Ranked[],
): Pick<Explanation, 'turns' | 'turning_box'> {
  if (single !== NOTHING_TURNS) return { turns: single };
  const found = turningBoxFacts(measure, worlds, ranked);
  return found === undefined ? { turns: NOT_TOGETHER } : { turns: TOGETHER, turning_box: found };
}

/** Inputs that a box is looked for with, those first that decide most. */
const TRIED = 8;

function turningBoxFacts(
  measure: Turnable,
  worlds: Uint32Array,
  ranked: readonly Ranked[],
): TurningBoxFacts | undefined {
  const found = turningBox(measure, worlds, ranked.slice(0, TRIED));
  if (found === undefined) return undefined;
  const { conditions, inside, rest, error, mass } = found;
  const { value, bound, unit, holds } = measure;
  return {
    conditions: conditions.map(({ input: { id, about }, words }) => ({
      assumption: id,
      ...(about === undefined ? {} : { about }),
      words,
    })),
    holds: holds(inside) === 1,
    inside: value(inside),
    inside_mcse: error,
    rest: value(rest),
    bound,
    unit,
    mass,
  };
}

/** Whether a claim holds in all worlds, in none, in fewer than the bound asks for or in enough; undefined where in none decided. */
function sideOf(indicator: Float64Array, bound: number): 'all' | 'none' | 'under' | 'enough' | undefined {
  let yes = 0;
  let decided = 0;
  for (const truth of indicator) {
    if (truth === 1) yes++;
    if (!Number.isNaN(truth)) decided++;
  }
  if (decided === 0) return undefined;
  if (yes === decided) return 'all';
  if (yes === 0) return 'none';
  return yes / decided >= bound ? 'enough' : 'under';
}
