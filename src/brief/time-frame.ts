import { formatTogether } from '../result/format.ts';
import { feet, levels, type Sheet } from './drawing.ts';
import { html, type Markup } from './markup.ts';
import { roundTicks } from './round-ticks.ts';
import { timeTicks } from './time-ticks.ts';
import { bare } from './words.ts';

/** A panel through time, in pixels. */
export const PANEL: Sheet = {
  width: 300,
  height: 170,
  marginLeft: 44,
  marginRight: 12,
  marginTop: 8,
  marginBottom: 22,
};

/** How far to the right in a panel a date stands, in its pixels, by its place among the dates. */
export function dateAt(dates: readonly string[], date: number): number {
  const day = (at: number): number => Date.parse(dates[at] ?? '');
  return along((day(date) - day(0)) / (day(dates.length - 1) - day(0)));
}

/** A single date stands at the left. */
function along(share: number): number {
  return PANEL.marginLeft + (share || 0) * (PANEL.width - PANEL.marginLeft - PANEL.marginRight);
}

/** Where dates and values stand in a panel, and its axes. */
export interface TimeFrame {
  /** Pixels from the left, by place among the dates. */
  readonly x: (date: number) => number;
  /** Pixels from the top. */
  readonly y: (value: number) => number;
  /** The lowest and the highest value of the axis. */
  readonly low: number;
  readonly high: number;
  readonly axes: Markup;
}

/** What a rate is for each of, which is said once for all of its axis: `month`; undefined of any other unit. */
export function rateOf(unit: string): string | undefined {
  return /^(?:1|share)\s*\/\s*(.+)$/.exec(unit)?.[1];
}

/**
 * The frame of a panel through time.
 *
 * @param dates as in ISO 8601, ascending
 * @param reach the lowest and the highest value that is drawn
 */
export function timeFrame(
  dates: readonly string[],
  reach: readonly [number, number],
  unit: string,
): TimeFrame {
  const [first, last] = [dates[0], dates.at(-1)].map(
    (iso) => new Date(iso === undefined ? 0 : `${iso}T00:00:00Z`),
  ) as [Date, Date];
  const { low, high, at } = roundTicks(...reach, 4);
  const foot = PANEL.height - PANEL.marginBottom;
  const y = (value: number): number => foot - ((value - low) / (high - low)) * (foot - PANEL.marginTop);
  const ticks = timeTicks(first, last);
  const words =
    rateOf(unit) === undefined
      ? at.map((value) => bare(value, unit))
      : formatTogether(at, unit).map((one) => one.replace(/\/.*/, ''));
  const axes = html`${levels(
    PANEL,
    at.map((value, place) => ({ at: y(value), words: words[place] ?? '' })),
  )}${feet(
    PANEL,
    ticks.at.map((day) => ({
      at: along((day.getTime() - first.getTime()) / (last.getTime() - first.getTime())),
      words: ticks.words(day),
    })),
  )}`;
  return { x: (date) => dateAt(dates, date), y, low, high, axes };
}
