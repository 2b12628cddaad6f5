import { formatValue, formatWorlds } from '../result/format.ts';
import { inWords } from '../result/in-words.ts';
import { ascendingIn, bandsOf } from './bands.ts';
import { membership, type ValueOf, varianceOfOne } from './conditional.ts';
import type { Ranked } from './input.ts';
import { type Region, regionOf } from './region.ts';

/** What is said where no input turns a claim. */
export const NOTHING_TURNS = 'No single assumption, high or low within its range, turns this.';

/** How finely an input's range is cut: into this many bands at most, with at least so many worlds each. */
export interface Cut {
  readonly most: number;
  readonly leastWorlds: number;
}

/** Shares of worlds are cheap to count, and pooling makes up for the noise of small bands. */
const FINE: Cut = { most: 400, leastWorlds: 10 };
/** Means and quantiles need more worlds to mean anything. */
const COARSE: Cut = { most: 10, leastWorlds: 100 };

/**
 * A region that turns a claim is no corner of the range: it has at least this part of the worlds, and no fewer than that
 * many. As it was looked for, its value must lie on the other side of the bound by so many standard errors.
 */
const LEAST_PART = 0.02;
const LEAST_REGION = 30;
const CLEARLY = 3;

/**
 * One sentence on what would turn a world claim: the first of the inputs that, low or high in its range or in some of its
 * categories, brings the share of worlds to the other side of the bound. Inputs come in the order of their weight.
 * Undefined where no world is decided.
 *
 * @param indicator by world 1 where the claim holds, 0 where it fails; NaN is left out
 */
export function turning(
  indicator: Float64Array,
  bound: number,
  inputs: readonly Ranked[],
): string | undefined {
  const worlds = decidedWorlds(indicator);
  if (worlds.length === 0) return undefined;
  const { value: shareOf } = shareMeasure(indicator, bound);
  const share = shareOf(worlds);
  if (share === 1) return 'Holds in every world judged.';
  if (share === 0) return 'Fails in every world judged.';
  const holds = share >= bound;
  const over = (value: number): boolean => (holds ? value < bound : value >= bound);
  for (const input of inputs) {
    const found = splitBy(input, worlds, shareOf, over, FINE);
    if (found === undefined) continue;
    const inside = shareOf(found.inside);
    const error = Math.sqrt((bound * (1 - bound)) / found.inside.length);
    if (!over(inside) || Math.abs(inside - bound) < CLEARLY * error) continue;
    const [there, rest] = [formatWorlds(inside), formatWorlds(shareOf(found.rest))];
    const { words } = found.region;
    if (input.kind === 'truth') return eitherWay(input, words === 'yes', holds, there, rest);
    return holds
      ? `Fails where ${inWords(input)} is ${words} (holds in ${there} of those worlds, ${rest} of the rest).`
      : `Holds where ${inWords(input)} is ${words} (in ${there} of those worlds, ${rest} of the rest).`;
  }
  return NOTHING_TURNS;
}

/** What decides a claim about single worlds, as a claim about their share. */
export function shareMeasure(indicator: Float64Array, bound: number): Turnable {
  const value: ValueOf = (some) => {
    let yes = 0;
    for (let i = 0; i < some.length; i++) yes += indicator[some[i]!]!;
    return yes / some.length;
  };
  return {
    value,
    bound,
    unit: 'share',
    holds: (some) => (some.length === 0 ? Number.NaN : Number(value(some) >= bound)),
  };
}

/** The worlds in which a claim is decided, ascending. */
export function decidedWorlds(indicator: Float64Array): Uint32Array {
  const all = Uint32Array.from(indicator, (_, world) => world);
  return all.filter((world) => !Number.isNaN(indicator[world]));
}

/** For a yes or no that turns a claim when it is `turnsAt`. */
function eitherWay(input: Ranked, turnsAt: boolean, holds: boolean, there: string, rest: string): string {
  const holdsAt = turnsAt !== holds ? 'yes' : 'no';
  const [yes, no] = holds ? [rest, there] : [there, rest];
  return `Holds where ${inWords(input)} is ${holdsAt} (in ${yes} of those worlds), fails where ${holdsAt === 'yes' ? 'no' : 'yes'} (holds in ${no}).`;
}

/** What decides a claim about aggregates, for `turningOfValue`. */
export interface Turnable {
  /** In `unit`. */
  readonly value: ValueOf;
  readonly bound: number;
  /** The sides whose difference the value is, if it is one. */
  readonly sides?: ((worlds: Uint32Array) => { readonly left: number; readonly right: number }) | undefined;
  readonly unit: string;
  /** Whether the claim holds over some worlds: 1, 0 or NaN. */
  readonly holds: ValueOf;
}

/**
 * One sentence on what would turn a claim about aggregates: the first of the inputs that, low or high in its range or in some
 * of its categories, turns the claim as a whole by bringing its value to the other side of the bound.
 *
 * @param worlds those to consider, ascending
 */
export function turningOfValue(
  { value, bound, sides, unit, holds }: Turnable,
  worlds: Uint32Array,
  inputs: readonly Ranked[],
): string | undefined {
  const truth = holds(worlds);
  if (Number.isNaN(truth)) return undefined;
  const above = value(worlds) >= bound;
  const over = (one: number): boolean => (above ? one < bound : one >= bound);
  const variance = varianceOfOne(value, worlds);
  for (const input of inputs) {
    const found = splitBy(input, worlds, value, over, COARSE);
    if (found === undefined || holds(found.inside) !== 1 - truth || holds(found.rest) !== truth) continue;
    const inside = value(found.inside);
    const error = Math.sqrt(variance / found.inside.length);
    if (!over(inside) || Math.abs(inside - bound) < CLEARLY * error) continue;
    const opening = `${truth === 1 ? 'Fails' : 'Holds'} where ${inWords(input)} is ${found.region.words}`;
    const written = (one: number): string => formatValue(one, unit);
    if (sides !== undefined) {
      const [there, rest] = [found.inside, found.rest].map((some) => {
        const { left, right } = sides(some);
        return `${written(left)} against ${written(right)}`;
      });
      return `${opening} (${there} there, ${rest} in the rest).`;
    }
    return `${opening} (${written(inside)} there, ${written(value(found.rest))} in the rest, against ${written(bound)}).`;
  }
  return NOTHING_TURNS;
}

export interface Split {
  readonly region: Region;
  readonly inside: Uint32Array;
  readonly rest: Uint32Array;
}

/** The worlds inside and outside the region where an input turns a value; undefined where it does not, or hardly anywhere. */
export function splitBy(
  input: Ranked,
  worlds: Uint32Array,
  value: ValueOf,
  over: (value: number) => boolean,
  { most, leastWorlds }: Cut = COARSE,
): Split | undefined {
  const count = Math.max(2, Math.min(most, Math.floor(worlds.length / leastWorlds)));
  const bands = bandsOf(input, count, membership(worlds));
  const values = ascendingIn(bands, (worlds.at(-1) ?? -1) + 1).map(value);
  if (values.some(Number.isNaN)) return undefined;
  const region = regionOf(input, bands, values, over);
  if (region === undefined) return undefined;
  const known = worlds.filter((world) => !Number.isNaN(input.values[world]));
  const inside = known.filter((world) => region.contains(input.values[world]!));
  const rest = known.filter((world) => !region.contains(input.values[world]!));
  const least = Math.max(LEAST_REGION, LEAST_PART * known.length);
  return inside.length < least || rest.length === 0 ? undefined : { region, inside, rest };
}
