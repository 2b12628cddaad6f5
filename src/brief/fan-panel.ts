import type { Fan } from '../result/result.ts';
import { area, drawing, line, type Point, tenth } from './drawing.ts';
import { html, type Markup } from './markup.ts';
import { PANEL, timeFrame } from './time-frame.ts';
import { bare } from './words.ts';

/** Quantiles of one option by period, as in `Fan`. */
export type Quantiles = readonly (readonly number[])[];

/** What all panels of one figure share. */
export interface Frame {
  readonly fan: Fan;
  readonly unit: string;
  /** Lowest and highest value in any panel. */
  readonly reach: readonly [number, number];
  /** Pairs of rows of quantiles that lie about the median, the widest first. */
  readonly bands: readonly (readonly [number, number])[];
  /** Row of the quantile nearest to the median. */
  readonly middle: number;
}

/** At most this many points a line: more could not be told apart at the width of a panel. */
const POINTS = 120;

/** One option's quantiles through time; the dashed line is the baseline's median. */
export function fanPanel(
  frame: Frame,
  title: string,
  own: Quantiles,
  baseline: Quantiles | undefined,
): Markup {
  const { fan, unit, bands, middle } = frame;
  const { x, y, low, high, axes } = timeFrame(fan.dates, frame.reach, unit);
  const kept = thin(fan.dates.length);
  const points = (rows: Quantiles, row: number): Point[] =>
    kept.map((period) => ({ x: x(period), y: y(rows[row]?.[period] ?? Number.NaN) }));
  const content = html`${axes}${bands.map(
    ([below, above], i) =>
      html`<path fill="var(--band-${Math.min(i, 1)})" d="${area(points(own, below), points(own, above))}"/>`,
  )}${
    baseline === undefined
      ? undefined
      : html`<path fill="none" stroke="var(--base)" stroke-width="1.3" stroke-dasharray="3 3" stroke-linejoin="round" d="${line(points(baseline, middle))}"/>`
  }<path fill="none" stroke="var(--data)" stroke-width="2" stroke-linejoin="round" stroke-linecap="round" d="${line(points(own, middle))}"/>${
    low < 0 && high > 0
      ? html`<path stroke="var(--ink)" stroke-opacity="0.5" d="M${PANEL.marginLeft},${tenth(y(0))}H${PANEL.width - PANEL.marginRight}"/>`
      : undefined
  }`;
  return html`<div class="panel"><p class="name">${title}</p>${drawing('fan', label(frame, title, own), PANEL, content)}</div>`;
}

/** Where the option begins and where it ends, in words. */
function label({ fan, unit, bands, middle }: Frame, title: string, own: Quantiles): string {
  const at = (row: number, period: number): string => bare(own[row]?.[period] ?? Number.NaN, unit);
  const last = fan.dates.length - 1;
  const widest = bands[0];
  const range =
    widest === undefined
      ? ''
      : `, ${levelOf(fan, widest)} of worlds between ${at(widest[0], last)} and ${at(widest[1], last)}`;
  return `${title}: median ${at(middle, 0)} at first, ${at(middle, last)} at the end${range}.`;
}

/** How much of the worlds a band holds: `90 %`. */
export function levelOf(fan: Fan, [low, high]: readonly [number, number]): string {
  return `${Math.round(((fan.p[high] ?? 1) - (fan.p[low] ?? 0)) * 100)} %`;
}

/** Periods to draw, evenly apart, the last always among them. */
function thin(periods: number): number[] {
  const step = Math.max(1, Math.ceil(periods / POINTS));
  return Array.from({ length: periods }, (_, i) => i).filter((i) => (periods - 1 - i) % step === 0);
}
