import type { OptionSettlement, SettlementFacts, WaitingFacts } from '../../result/settlement.ts';
import { area, drawing, line, type Point, tenth } from '../drawing.ts';
import { dataTable } from '../fold.ts';
import { html, type Markup } from '../markup.ts';
import { PANEL, timeFrame } from '../time-frame.ts';
import { bare, worldShare } from '../words.ts';
import { actorBand, actorKey, actorLine } from './actor-lines.ts';
import { actorTitle, worthUnit } from './shown.ts';

/** What a period of waiting costs each actor, through time. */
export function waitingFigure(facts: SettlementFacts): Markup | undefined {
  const dates = facts.dates.slice(0, -1);
  if (dates.length === 0) return html`<p>There is one date only, so that nobody can wait.</p>`;
  const ends = facts.options.flatMap(({ waiting }) =>
    waiting.flatMap(({ price, mcse }) =>
      price.flatMap((value, date) => [value - 2 * (mcse[date] ?? 0), value + 2 * (mcse[date] ?? 0)]),
    ),
  );
  if (ends.length === 0) return undefined;
  const unit = worthUnit(facts);
  const least = Math.min(0, ...ends);
  const most = Math.max(0, ...ends);
  const reach: [number, number] = [least, least === most ? 1 : most];
  const keys = facts.actors.map(({ title }, place) => actorKey(place, title));
  const named = unit === 'share' || unit === '1' ? '' : ` In ${unit}.`;
  return html`<figure class="chart fans waiting"><h3>What a period of waiting costs</h3><p class="key">${keys}<span>Lines: mean of worlds; bands: twice its error. Below 0 waiting pays.${named}</span></p><div class="panels">${facts.options.map((option) => panel(facts, option, dates, reach, unit))}</div><figcaption>What the terms nearest to agreement are worth less if they come a period later, what going on brings in that period included.</figcaption>${dataTable('What a period of waiting costs, by date', table(facts, dates, unit))}</figure>
`;
}

function panel(
  facts: SettlementFacts,
  { title, waiting }: OptionSettlement,
  dates: readonly string[],
  reach: readonly [number, number],
  unit: string,
): Markup {
  const { x, y, low, axes } = timeFrame(dates, reach, unit);
  const points = ({ price, mcse }: WaitingFacts, errors: number): Point[] =>
    dates.map((_, date) => ({
      x: x(date),
      y: y((price[date] ?? Number.NaN) + errors * (mcse[date] ?? 0)),
    }));
  const words = waiting.map(
    ({ id, price }) =>
      `${actorTitle(facts, id)} ${bare(price[0] ?? Number.NaN, unit)} at first, ${bare(price.at(-1) ?? Number.NaN, unit)} at last`,
  );
  const zero =
    low < 0
      ? html`<path stroke="var(--ink)" stroke-opacity="0.5" d="M${PANEL.marginLeft},${tenth(y(0))}H${PANEL.width - PANEL.marginRight}"/>`
      : undefined;
  const content = html`${axes}${zero}${waiting.map((one, place) => actorBand(place, area(points(one, -2), points(one, 2))))}${waiting.map((one, place) => actorLine(place, line(points(one, 0))))}`;
  return html`<div class="panel"><p class="name">${title}</p>${drawing('fan', `${title}: ${words.join('; ')}.`, PANEL, content)}</div>`;
}

function table(facts: SettlementFacts, dates: readonly string[], unit: string): Markup {
  const rows = facts.options.flatMap(({ title, waiting }) =>
    waiting.flatMap(({ id, price, mcse, loses, terms }) =>
      dates.map(
        (date, at) =>
          html`<tr><th scope="row">${title}</th><td>${actorTitle(facts, id)}</td><td>${date}</td><td>${bare(price[at] ?? Number.NaN, unit)}</td><td>${bare(mcse[at] ?? Number.NaN, unit)}</td><td>${worldShare(loses[at] ?? 0)}</td><td>${bare(terms[at] ?? Number.NaN, unit)}</td></tr>`,
      ),
    ),
  );
  return html`<table><thead><tr><th scope="col">Option</th><th scope="col">Actor</th><th scope="col">From</th><th scope="col">Costs it</th><th scope="col">Error</th><th scope="col">Loses by it, of worlds</th><th scope="col">Of it, by the terms themselves</th></tr></thead><tbody>${rows}</tbody></table>`;
}
