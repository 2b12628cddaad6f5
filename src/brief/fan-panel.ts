import { areaY, lineY, ruleY } from '@observablehq/plot';
import type { Fan } from '../result/result.ts';
import { drawing } from './drawing.ts';
import { html, type Markup } from './markup.ts';
import { timeTicks } from './time-ticks.ts';
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

/** A panel in pixels. */
const PANEL = { width: 300, height: 170, marginLeft: 44, marginRight: 12, marginTop: 8, marginBottom: 22 };

/** How far to the right in a panel the end of a period stands, in its pixels to the tenth. */
export function dateAt({ dates }: Fan, period: number): number {
  const day = (at: number): number => Date.parse(dates[at] ?? '');
  const along = (day(period) - day(0)) / (day(dates.length - 1) - day(0));
  const x = PANEL.marginLeft + (along || 0) * (PANEL.width - PANEL.marginLeft - PANEL.marginRight);
  return Math.round(x * 10) / 10;
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
  const days = fan.dates.map((iso) => new Date(`${iso}T00:00:00Z`));
  const first = days[0] ?? new Date(0);
  const last = days[days.length - 1] ?? first;
  const kept = thin(days.length);
  const line = (rows: Quantiles, row: number) =>
    kept.map((period) => ({ day: days[period], value: rows[row]?.[period] ?? Number.NaN }));
  const band = ([low, high]: readonly [number, number]) =>
    kept.map((period) => ({
      day: days[period],
      low: own[low]?.[period] ?? Number.NaN,
      high: own[high]?.[period] ?? Number.NaN,
    }));
  const ticks = timeTicks(first, last);
  return html`<div class="panel"><p class="name">${title}</p>${drawing('fan', label(frame, title, own), {
    ...PANEL,
    x: {
      type: 'utc',
      domain: [first, last],
      ticks: [...ticks.at],
      tickFormat: ticks.words,
      tickSize: 4,
      label: null,
    },
    y: {
      domain: frame.reach,
      nice: 4,
      ticks: 4,
      tickFormat: (value: number) => bare(value, unit),
      tickSize: 0,
      grid: true,
      label: null,
    },
    marks: [
      ...bands.map((pair, i) =>
        areaY(band(pair), { x: 'day', y1: 'low', y2: 'high', fill: `var(--band-${Math.min(i, 1)})` }),
      ),
      ...(baseline === undefined
        ? []
        : [
            lineY(line(baseline, middle), {
              x: 'day',
              y: 'value',
              stroke: 'var(--base)',
              strokeWidth: 1.25,
              strokeDasharray: '3 3',
            }),
          ]),
      lineY(line(own, middle), { x: 'day', y: 'value', stroke: 'var(--data)', strokeWidth: 2 }),
      ...(frame.reach[0] < 0 && frame.reach[1] > 0
        ? [ruleY([0], { stroke: 'var(--ink)', strokeOpacity: 0.5 })]
        : []),
    ],
  })}</div>`;
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
