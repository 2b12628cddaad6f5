import type { Fan, OptionResult } from '../result/result.ts';
import { type Frame, fanPanel, levelOf, type Quantiles } from './fan-panel.ts';
import { fanTable } from './fan-table.ts';
import { dataTable } from './fold.ts';
import { type Content, html, type Markup } from './markup.ts';
import { rateOf } from './time-frame.ts';

/** One panel of a figure. */
export interface FanPart {
  readonly title: string;
  readonly q: Quantiles;
  /** What its dashed line is the median of. */
  readonly against?: Quantiles;
}

/** A quantity through time: one small panel an option on one pair of axes, its key, its caption and its table. */
export function fanFigure(
  fan: Fan,
  options: readonly OptionResult[],
  heading: Markup,
  caption: Content,
): Markup {
  const first = fan.options[0];
  const title = (id: string): string => options.find((option) => option.id === id)?.title ?? id;
  const parts = fan.options.map(({ id, q }) =>
    first === undefined || id === first.id
      ? { title: title(id), q }
      : { title: title(id), q, against: first.q },
  );
  const dashed = first === undefined || parts.length < 2 ? undefined : title(first.id);
  return figureOfParts(fan, parts, dashed, heading, caption);
}

/**
 * The same of any panels.
 *
 * @param dashed what the dashed lines are the median of
 */
export function figureOfParts(
  fan: Fan,
  parts: readonly FanPart[],
  dashed: string | undefined,
  heading: Markup,
  caption: Content,
): Markup {
  const frame = frameOf(fan, parts);
  const panels = parts.map(({ title, q, against }) => fanPanel(frame, title, q, against));
  const drawn =
    fan.worlds === undefined
      ? undefined
      : html` <span>From the first ${fan.worlds.toLocaleString('en-GB')} worlds.</span>`;
  const each = rateOf(frame.unit);
  const unit =
    frame.unit === 'share' || frame.unit === '1'
      ? undefined
      : html`<span>${each === undefined ? `In ${fan.unit}` : `Per ${each}`}.</span>`;
  return html`<figure class="chart fans">${heading}<p class="key">${frame.bands.map(
    (pair, i) => html`<span class="k band-${Math.min(i, 1)}">${levelOf(fan, pair)} of worlds</span> `,
  )}<span class="k median">median</span> ${
    dashed === undefined ? undefined : html`<span class="k base">median of ${dashed}</span> `
  }${unit}${drawn}</p>${fan.dates.length < 2 ? undefined : html`<div class="panels" role="group" tabindex="0" aria-label="${fan.title} by option; arrow keys read the values by date">${panels}</div>`}${
    caption === undefined ? undefined : html`<figcaption>${caption}</figcaption>`
  }${dataTable(`${fan.title}, by date`, fanTable(frame, parts))}</figure>
`;
}

function frameOf(fan: Fan, parts: readonly FanPart[]): Frame {
  const values = parts.flatMap(({ q }) => q.flat()).filter(Number.isFinite);
  const middle = fan.p.reduce(
    (best, p, k) => (Math.abs(p - 0.5) < Math.abs((fan.p[best] ?? 2) - 0.5) ? k : best),
    0,
  );
  const pairs = Array.from(
    { length: Math.floor(fan.p.length / 2) },
    (_, k) => [k, fan.p.length - 1 - k] as const,
  );
  const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return {
    fan,
    unit: fan.share ? 'share' : fan.unit,
    reach:
      values.length === 0 ? [0, 1] : [least, least === most ? least + (Math.abs(least) / 10 || 1) : most],
    bands: pairs,
    middle,
  };
}
