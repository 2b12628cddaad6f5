import { isoDate } from '../model/iso-date.ts';
import { formatValue } from '../result/format.ts';
import type { Band } from './bands.ts';
import type { Ranked } from './input.ts';
import { nonDecreasing, nonIncreasing } from './isotonic.ts';
import { roundThreshold } from './round-threshold.ts';

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
  { kind, labels }: Ranked,
  bands: readonly Band[],
  values: readonly number[],
  over: (value: number) => boolean,
): Region | undefined {
  const found = bands.filter((_, i) => over(values[i] ?? Number.NaN)).map(({ low }) => low);
  if (found.length === 0 || found.length === bands.length) return undefined;
  const name = (value: number): string =>
    kind === 'truth' ? (value === 1 ? 'yes' : 'no') : (labels?.[value] ?? String(value));
  return { words: found.map(name).join(' or '), contains: (value) => found.includes(value) };
}

/** By the monotone sequence, rising or falling, that fits the bands better. */
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
  const sides = fitted.map(over);
  const turn = sides.findIndex((side, i) => i > 0 && side !== sides[i - 1]);
  if (turn < 0) return undefined;
  const [below, above] = [bands[turn - 1], bands[turn]];
  if (below === undefined || above === undefined) return undefined;
  const { scale, text } = input.unit;
  const edge = (below.high + above.low) / 2;
  const rounded = roundThreshold(edge / scale, (above.high - below.low) / 2 / scale) * scale;
  const threshold = input.kind === 'date' ? Math.round(edge) : rounded;
  const shown = input.kind === 'date' ? isoDate(threshold) : formatValue(threshold / scale, text);
  if (sides[0] === true) {
    return {
      words: `${input.kind === 'date' ? 'before' : 'below'} ${shown}`,
      contains: (value) => value < threshold,
    };
  }
  return {
    words: `${input.kind === 'date' ? 'from' : 'at least'} ${shown}`,
    contains: (value) => value >= threshold,
  };
}
