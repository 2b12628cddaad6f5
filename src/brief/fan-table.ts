import { longDate } from './day.ts';
import { tenth } from './drawing.ts';
import { type Frame, levelOf, type Quantiles } from './fan-panel.ts';
import { html, type Markup } from './markup.ts';
import { dateAt } from './time-frame.ts';
import { bare, fromTo } from './words.ts';

/** At most this many dates in a table for reading; between them the chart tells enough. */
const ROWS = 40;

/** Median and widest range of every option by date. */
export function fanTable(frame: Frame, options: readonly { title: string; q: Quantiles }[]): Markup {
  const { fan, unit, bands, middle } = frame;
  const widest = bands[0];
  const step = Math.max(1, Math.ceil(fan.dates.length / ROWS));
  const rows = fan.dates.map((date, period) => {
    if ((fan.dates.length - 1 - period) % step !== 0) return undefined;
    const cells = options.map(({ q }) => {
      const at = (row: number): number => q[row]?.[period] ?? Number.NaN;
      const range =
        widest === undefined
          ? undefined
          : html` <span class="range">${fromTo(at(widest[0]), at(widest[1]), unit)}</span>`;
      return html`<td>${bare(at(middle), unit)}${range}</td>`;
    });
    return html`<tr data-x="${tenth(dateAt(fan.dates, period))}"><th scope="row">${longDate(date)}</th>${cells}</tr>`;
  });
  const every = step === 1 ? '' : `; one date in ${step} is listed`;
  const named = unit === 'share' || unit === '1' ? '' : `, in ${unit}`;
  const range = widest === undefined ? '' : ` and range of ${levelOf(fan, widest)} of worlds`;
  return html`<table><caption>${fan.title}${named}: median${range} at the end of the period${every}</caption><thead><tr><th scope="col">Date</th>${options.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`;
}
