import type { OptionSettlement, RangeFacts, SettlementFacts } from '../../result/settlement.ts';
import { area, drawing, line, type Point } from '../drawing.ts';
import { dataTable, fold } from '../fold.ts';
import { html, type Markup } from '../markup.ts';
import { PANEL, timeFrame } from '../time-frame.ts';
import { bare, worldShare } from '../words.ts';
import { issueOf, shownFirst } from './shown.ts';

interface Drawn {
  readonly option: OptionSettlement;
  readonly range: RangeFacts;
}

/** What all would accept of each issue with a range, through time. */
export function levelFigures(facts: SettlementFacts): Markup | undefined {
  const open = shownFirst(facts);
  const figures = facts.issues.flatMap(({ id, range }) => {
    if (range === undefined) return [];
    const drawn = open.flatMap((option) => {
      const found = option.ranges.find((one) => one.issue === id);
      return found?.from.some((one) => one !== null) === true ? [{ option, range: found }] : [];
    });
    return figure(facts, drawn, id) ?? [];
  });
  return figures.length === 0
    ? undefined
    : fold(
        html`<h3>What all would accept, issue by issue</h3>`,
        html`<p class="small">From the lowest to the highest level that all who must agree would accept, with all else as in one of the packages; only worlds in which some level is acceptable to all.</p>${figures}`,
      );
}

function figure(facts: SettlementFacts, drawn: readonly Drawn[], id: string): Markup | undefined {
  const all = drawn.flatMap(({ range }) => [...range.from, ...range.to].flatMap((one) => one ?? []));
  const reach: [number, number] = [Math.min(...all), Math.max(...all)];
  if (drawn.length === 0 || !(reach[0] < reach[1])) return undefined;
  const { title, unit } = issueOf(facts, id);
  return html`<figure class="chart fans ranges"><h4>${title}</h4><p class="key"><span class="k band-1">medians of worlds</span> <span class="k band-0">90 % of worlds</span></p><div class="panels">${drawn.map((one) => panel(facts, one, reach, unit))}</div>${dataTable(`What all would accept of ${title}, by date`, table(facts, drawn, unit))}</figure>
`;
}

function panel(
  { dates }: SettlementFacts,
  { option: { title }, range: { from, to, acceptable } }: Drawn,
  reach: readonly [number, number],
  unit: string,
): Markup {
  const { x, y, axes } = timeFrame(dates, reach, unit);
  const ends = (rows: RangeFacts['from'], quantile: 0 | 1 | 2): Point[] =>
    dates.map((_, date) => ({ x: x(date), y: y(rows[date]?.[quantile] ?? Number.NaN) }));
  const [start, end] = [0, dates.length - 1].map((date) => worldShare(acceptable[date] ?? 0));
  const words = `${title}: some level is acceptable to all in ${start} of worlds at first, in ${end} at the end.`;
  const content = html`${axes}<path fill="var(--band-0)" d="${area(ends(from, 0), ends(to, 2))}"/><path fill="var(--band-1)" d="${area(ends(from, 1), ends(to, 1))}"/>${[
    from,
    to,
  ].map(
    (rows) =>
      html`<path fill="none" stroke="var(--data)" stroke-width="1.5" stroke-linejoin="round" d="${line(ends(rows, 1))}"/>`,
  )}`;
  return html`<div class="panel"><p class="name">${title}</p>${drawing('fan', words, PANEL, content)}<p class="small">Acceptable in ${start} of worlds at first, in ${end} at the end.</p></div>`;
}

function table({ dates }: SettlementFacts, drawn: readonly Drawn[], unit: string): Markup {
  const rows = drawn.flatMap(({ option, range }) =>
    dates.map(
      (date, at) =>
        html`<tr><th scope="row">${option.title}</th><td>${date}</td><td>${((range.acceptable[at] ?? Number.NaN) * 100).toFixed(1)}</td>${[range.from[at], range.to[at]].flatMap((one) => [0, 1, 2].map((q) => html`<td>${one == null ? '–' : bare(one[q] ?? Number.NaN, unit)}</td>`))}</tr>`,
    ),
  );
  const heads = ['Lowest', 'Highest'].flatMap((end) =>
    ['5 %', 'median', '95 %'].map((q) => html`<th scope="col">${end}, ${q}</th>`),
  );
  return html`<table><thead><tr><th scope="col">Option</th><th scope="col">Date</th><th scope="col">Acceptable, % of worlds</th>${heads}</tr></thead><tbody>${rows}</tbody></table>`;
}
