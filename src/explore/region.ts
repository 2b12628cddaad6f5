import type { Band } from './bands.ts';
import { categoryWords, edgeWords, roundedEdge } from './edge.ts';
import type { Ranked } from './input.ts';
import { nonDecreasing, nonIncreasing } from './isotonic.ts';

/** A part of an input's range, in words and as a test. */
export interface Region {
  /** `below 4 %/month`, `from 2024-11-01`, `yes`, `hostile or wary`. */
  readonly words: string;
  readonly contains: (value: number) => boolean;
}

/**
 * The part of an input's range where a value has gone over to the other side of its bound: for numbers below or above a
 * threshold, for categories some of them. Undefined if that is nowhere, or everywhere.
 *
 * @param values of the bands, in their order
 * @param over whether a value is on the other side
 */
export function regionOf(
  input: Ranked,
  bands: readonly Band[],
  values: readonly number[],
  over: (value: number) => boolean,
): Region | undefined {
  return input.kind === 'truth' || input.kind === 'label'
    ? categoriesOver(input, bands, values, over)
    : rangeOver(input, bands, values, over);
}

function categoriesOver(
  input: Ranked,
  bands: readonly Band[],
  values: readonly number[],
  over: (value: number) => boolean,
): Region | undefined {
  const found = bands.filter((_, i) => over(values[i] ?? Number.NaN)).map(({ low }) => low);
  if (found.length === 0 || found.length === bands.length) return undefined;
  return { words: categoryWords(found, input), contains: (value) => found.includes(value) };
}

/** Where the monotone sequence, rising or falling, that fits the bands better goes over. */
function rangeOver(
  input: Ranked,
  bands: readonly Band[],
  values: readonly number[],
  over: (value: number) => boolean,
): Region | undefined {
  const weights = bands.map(({ worlds }) => worlds.length);
  const rising = nonDecreasing(values, weights);
  const falling = nonIncreasing(values, weights);
  const { fitted } = rising.distance <= falling.distance ? rising : falling;
  const turn = fitted.findIndex((value, i) => i > 0 && over(value) !== over(fitted[i - 1] ?? value));
  const [below, above] = [bands[turn - 1], bands[turn]];
  if (below === undefined || above === undefined) return undefined;
  const edge = (below.high + above.low) / 2;
  const threshold = roundedEdge(edge, widthAt(turn, bands, fitted), input);
  return over(fitted[0] ?? Number.NaN)
    ? { words: edgeWords('below', threshold, input), contains: (value) => value < threshold }
    : { words: edgeWords('from', threshold, input), contains: (value) => value >= threshold };
}

/** A threshold may be rounded by this part of the range of the input, its outer twentieths apart. */
const FINEST = 1 / 40;
/** Bands belong to the crossing while the fit has changed by no more than this part of all that it changes. */
const SLACK = 0.1;

/**
 * How wide the crossing is in the input: from where to where the fit hardly differs from what it is on either side of the
 * turn. A steep crossing is narrow, a gentle one wide, and its threshold deserves no more figures than that.
 */
function widthAt(turn: number, bands: readonly Band[], fitted: readonly number[]): number {
  const [first = Number.NaN, last = Number.NaN] = [fitted[0], fitted.at(-1)];
  const slack = SLACK * Math.abs(last - first);
  const near = (i: number, at: number): boolean =>
    Math.abs((fitted[i] ?? Infinity) - (fitted[at] ?? 0)) <= slack;
  let from = turn - 1;
  let to = turn;
  if (Math.abs((fitted[turn] ?? 0) - (fitted[turn - 1] ?? 0)) <= slack) {
    while (near(from - 1, turn - 1)) from--;
    while (near(to + 1, turn)) to++;
  }
  const outer = Math.floor(bands.length / 20);
  const range = (bands.at(-1 - outer)?.high ?? 0) - (bands[outer]?.low ?? 0);
  return Math.max(FINEST * range, (bands[to]?.low ?? 0) - (bands[from]?.high ?? 0));
}
