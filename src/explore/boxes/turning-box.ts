import { varianceOfOne } from '../conditional.ts';
import type { Ranked } from '../input.ts';
import type { Turnable } from '../turning.ts';
import { type Box, inBox, type Limit, meets, withLimit, withoutLimit } from './box.ts';
import { MOST_LIMITS } from './choose-box.ts';
import { rounded, wordsOf } from './words.ts';

/** A part of the space of assumptions in which a claim comes out the other way as a whole. */
export interface TurningBox {
  readonly conditions: readonly { readonly input: Ranked; readonly words: string }[];
  /** Worlds that the box was not found with, in it and outside. */
  readonly inside: Uint32Array;
  readonly rest: Uint32Array;
  /** Standard error of the claim's value in the box. */
  readonly error: number;
  /** Share of those worlds that lies in the box. */
  readonly mass: number;
}

/** Share of the worlds in the box that one step takes away, or gives back. */
const ALPHA = 0.05;
/** Larger cuts, for a value that first goes the other way towards one end. */
const CUTS = [ALPHA, 0.25, 0.5, 0.75, 0.9] as const;
/** A box is no corner: it has at least this share of the worlds, and no fewer than that many. */
const LEAST_MASS = 0.02;
const LEAST_WORLDS = 30;
/** By so many standard errors its value is beyond the bound where the box is looked for, and on other worlds. */
const CLEARLY = 4;
const STILL = 2;

/**
 * The largest box of few conditions found in which a claim about many worlds turns: from all worlds on, the slice at one end of an
 * assumption, or the category, goes that brings the value towards its bound the most for each world lost, as PRIM does with the
 * mean of a number (J. H. Friedman and N. I. Fisher, "Bump hunting in high-dimensional data", Statistics and Computing 9, 1999),
 * until the value is clearly beyond it; then conditions that are not needed go, and edges move outward as far as it stays so. Done
 * on every other world; undefined where the claim does not turn clearly on the worlds between, too.
 *
 * @param worlds those to consider, ascending
 * @param inputs to be tried
 */
export function turningBox(
  measure: Turnable,
  worlds: Uint32Array,
  inputs: readonly Ranked[],
): TurningBox | undefined {
  const { value, bound, holds } = measure;
  const truth = holds(worlds);
  if (Number.isNaN(truth)) return undefined;
  const [search, held] = [0, 1].map((half) => worlds.filter((world) => world % 2 === half)) as [
    Uint32Array,
    Uint32Array,
  ];
  const variance = varianceOfOne(value, search);
  const way = value(worlds) >= bound ? -1 : 1;
  const turns = (some: Uint32Array, clearly: number): boolean =>
    some.length >= LEAST_WORLDS &&
    way * (value(some) - bound) > clearly * Math.sqrt(variance / some.length) &&
    holds(some) === 1 - truth;
  const least = Math.max(LEAST_WORLDS, LEAST_MASS * search.length);
  const within = (box: Box, some: Uint32Array): Uint32Array =>
    some.filter((world) => inBox(box, inputs, world));
  const peeled = peelTowards(
    search,
    inputs,
    least,
    (some) => way * value(some),
    (some) => turns(some, CLEARLY),
  );
  if (peeled === undefined || peeled.size === 0) return undefined;
  const stays = (box: Box): boolean => turns(within(box, search), CLEARLY);
  const box = rounded(widened(plainest(peeled, stays), inputs, search, stays), inputs);
  const inside = within(box, held);
  if (!turns(inside, STILL)) return undefined;
  return {
    conditions: [...box].map(([number, limit]) => ({
      input: inputs[number]!,
      words: wordsOf(limit, inputs[number]!),
    })),
    inside,
    rest: held.filter((world) => !inBox(box, inputs, world)),
    error: Math.sqrt(variance / inside.length),
    mass: inside.length / held.length,
  };
}

/** Peels until a box is good enough; undefined where that is nowhere. */
function peelTowards(
  search: Uint32Array,
  inputs: readonly Ranked[],
  least: number,
  height: (worlds: Uint32Array) => number,
  isEnough: (worlds: Uint32Array) => boolean,
): Box | undefined {
  let box: Box = new Map();
  let inside = search;
  while (!isEnough(inside)) {
    const now = height(inside);
    let best: { readonly input: number; readonly limit: Limit; readonly left: Uint32Array } | undefined;
    let bestGain = 0;
    for (const [number, input] of inputs.entries()) {
      if (box.size === MOST_LIMITS && !box.has(number)) continue;
      for (const limit of narrower(input, box.get(number), inside)) {
        const left = inside.filter((world) => meets(limit, input.values[world]!));
        if (left.length < least || left.length === inside.length) continue;
        const gain = (height(left) - now) / (inside.length - left.length);
        if (gain > bestGain) [best, bestGain] = [{ input: number, limit, left }, gain];
      }
    }
    if (best === undefined) return undefined;
    box = withLimit(box, best.input, best.limit);
    inside = best.left;
  }
  return box;
}

/** The limits that an input could have a step on: a slice less at either end, or a category. */
function narrower(input: Ranked, before: Limit | undefined, inside: Uint32Array): Limit[] {
  const { values, kind } = input;
  const sorted = Float64Array.from(inside, (world) => values[world]!)
    .filter((value) => !Number.isNaN(value))
    .sort();
  if (kind === 'truth' || kind === 'label') {
    const categories = [...new Set(sorted)];
    if (categories.length < 2) return [];
    return categories.map((gone) => ({
      kind: 'some',
      kept: new Set(categories.filter((category) => category !== gone)),
    }));
  }
  const { low, high } = before?.kind === 'range' ? before : { low: -Infinity, high: Infinity };
  return CUTS.flatMap((cut) => {
    const step = Math.max(1, Math.floor(cut * sorted.length));
    // Equal values go together: the edge stands at the first that stays, or below the first that goes.
    const from = sorted[firstAbove(sorted, sorted[step - 1] ?? Infinity)];
    const to = sorted[sorted.length - step];
    return [
      ...(from === undefined ? [] : [{ kind: 'range', low: from, high } as const]),
      ...(to === undefined || to === sorted[0] ? [] : [{ kind: 'range', low, high: to } as const]),
    ];
  });
}

/** A box without the conditions that it does not need. */
function plainest(box: Box, stays: (box: Box) => boolean): Box {
  for (const number of box.keys()) {
    const without = withoutLimit(box, number);
    if (without.size > 0 && stays(without)) return plainest(without, stays);
  }
  return box;
}

/** A box with its edges moved outward and its categories come back, step by step and in turns, as far as it stays what it is. */
function widened(
  box: Box,
  inputs: readonly Ranked[],
  search: Uint32Array,
  stays: (box: Box) => boolean,
): Box {
  const sorted = new Map(
    [...box.keys()].map((number) => [
      number,
      Float64Array.from(search, (world) => inputs[number]!.values[world]!)
        .filter((value) => !Number.isNaN(value))
        .sort(),
    ]),
  );
  let now = box;
  for (;;) {
    const before = now;
    for (const [number, limit] of before) {
      for (const wider of wideningsOf(limit, sorted.get(number)!)) {
        const next = withLimit(now, number, wider);
        if (stays(next)) {
          now = next;
          break;
        }
      }
    }
    if (now === before) return now;
  }
}

function wideningsOf(limit: Limit, sorted: Float64Array): Limit[] {
  if (limit.kind === 'some') {
    const categories = [...new Set(sorted)];
    if (limit.kept.size + 1 >= categories.length) return [];
    return categories
      .filter((category) => !limit.kept.has(category))
      .map((category) => ({ kind: 'some', kept: new Set([...limit.kept, category]) }));
  }
  const step = Math.max(1, Math.floor((ALPHA / 2) * sorted.length));
  const { low, high } = limit;
  // An edge stays an edge: a condition that could go has gone.
  const lower = low === -Infinity ? undefined : sorted[firstFrom(sorted, low) - step];
  const higher = high === Infinity ? undefined : sorted[firstFrom(sorted, high) + step];
  return [
    ...(lower === undefined ? [] : [{ kind: 'range', low: lower, high } as const]),
    ...(higher === undefined ? [] : [{ kind: 'range', low, high: higher } as const]),
  ];
}

/** The place of the first number that is above a value. */
function firstAbove(sorted: Float64Array, value: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle]! > value) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** The place of the first number that is not below a value. */
function firstFrom(sorted: Float64Array, value: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle]! < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
