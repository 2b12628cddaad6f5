import type { OptionSettlement, ReservationFacts, SettlementFacts } from '../../result/settlement.ts';
import { area, drawing, line, type Point } from '../drawing.ts';
import { dataTable, tableWithTools } from '../fold.ts';
import { html, type Markup } from '../markup.ts';
import { PANEL, timeFrame } from '../time-frame.ts';
import { bare, fromTo, signed, worldShare } from '../words.ts';
import { actorBand, actorKey, actorLine } from './actor-lines.ts';
import { actorTitle, dateWords, issueOf } from './shown.ts';

interface Drawn {
  readonly option: OptionSettlement;
  readonly reservations: ReservationFacts;
}

/** How far each would go on the issue over which they are most opposed, through time: the bargaining range as it moves, and how fast. */
export function movingFigure(facts: SettlementFacts): Markup | undefined {
  const drawn = facts.options.flatMap((option) =>
    option.reservations === undefined ? [] : [{ option, reservations: option.reservations }],
  );
  const [one] = drawn;
  if (one === undefined) return undefined;
  const values = drawn.flatMap(({ reservations }) =>
    reservations.actors.flatMap(({ levels }) => levels.flatMap((level) => level ?? [])),
  );
  if (values.length === 0 || facts.dates.length < 2) return undefined;
  const reach: [number, number] = [Math.min(...values), Math.max(...values)];
  if (reach[0] === reach[1]) return undefined;
  const { title, unit } = issueOf(facts, one.reservations.issue);
  const keys = one.reservations.actors.map(({ id, wants }) =>
    actorKey(
      placeOf(facts, id),
      `the ${wants === 'more' ? 'least' : 'most'} that ${actorTitle(facts, id)} would take`,
    ),
  );
  return html`<figure class="chart fans moving"><h3>The range as it moves: ${title}</h3><p class="key">${keys}<span>Lines: median of worlds; bands: half of them. All else as in the package nearest to agreement in each world.</span></p><div class="panels">${drawn.map((each) => panel(facts, each, reach, unit))}</div><figcaption>Where the least that one would take lies above the most of another, nothing is to be agreed on in the middle of the worlds; single worlds may differ. What is hoped of later terms is in it.</figcaption>${dataTable(`How far each would go on ${title}, by date`, levelTable(facts, drawn, unit))}</figure>
${rates(facts, drawn, title, unit)}`;
}

function placeOf({ actors }: SettlementFacts, id: string): number {
  return actors.findIndex((actor) => actor.id === id);
}

function panel(
  facts: SettlementFacts,
  { option, reservations }: Drawn,
  reach: readonly [number, number],
  unit: string,
): Markup {
  const { dates } = facts;
  const { x, y, axes } = timeFrame(dates, reach, unit);
  const points = (levels: ReservationFacts['actors'][number]['levels'], quantile: 0 | 1 | 2): Point[] =>
    dates.map((_, date) => ({ x: x(date), y: y(levels[date]?.[quantile] ?? Number.NaN) }));
  const words = reservations.actors.map(({ id, wants, levels }) => {
    const [start, end] = [levels[0], levels.at(-1)].map((level) =>
      level == null ? '–' : bare(level[1], unit),
    );
    return `${wants === 'more' ? 'least' : 'most'} of ${actorTitle(facts, id)} ${start} at first, ${end} at last`;
  });
  const content = html`${axes}${reservations.actors.map(({ id, levels }) => actorBand(placeOf(facts, id), area(points(levels, 0), points(levels, 2))))}${reservations.actors.map(({ id, levels }) => actorLine(placeOf(facts, id), line(points(levels, 1))))}`;
  return html`<div class="panel"><p class="name">${option.title}</p>${drawing('fan', `${option.title}: ${words.join('; ')}.`, PANEL, content)}</div>`;
}

function levelTable({ dates, actors }: SettlementFacts, drawn: readonly Drawn[], unit: string): Markup {
  const rows = drawn.flatMap(({ option, reservations }) =>
    dates.map(
      (date, at) =>
        html`<tr><th scope="row">${option.title}</th><td>${date}</td>${reservations.actors.flatMap(({ levels }) => [0, 1, 2].map((q) => html`<td>${levels[at] == null ? '–' : bare(levels[at][q] ?? Number.NaN, unit)}</td>`))}</tr>`,
    ),
  );
  const heads = (drawn[0]?.reservations.actors ?? []).flatMap(({ id, wants }) =>
    ['25 %', 'median', '75 %'].map(
      (q) =>
        html`<th scope="col">${wants === 'more' ? 'Least' : 'Most'} of ${actors.find((actor) => actor.id === id)?.title ?? id}, ${q}</th>`,
    ),
  );
  return html`<table><thead><tr><th scope="col">Option</th><th scope="col">Date</th>${heads}</tr></thead><tbody>${rows}</tbody></table>`;
}

/** How fast, for whom and how sure: at first, in the middle and at last. */
function rates(facts: SettlementFacts, drawn: readonly Drawn[], title: string, unit: string): Markup {
  const last = facts.dates.length - 2;
  const at = [...new Set([0, last >> 1, last])].filter((date) => date >= 0);
  const rows = drawn.flatMap(({ option, reservations }) =>
    reservations.actors.map(
      ({ id, moves, hardens }) =>
        html`<tr><th scope="row">${option.title}</th><td>${actorTitle(facts, id)}</td>${at.map((date) => {
          const move = moves[date];
          return move == null
            ? html`<td>–</td>`
            : html`<td>${signed(move[1], unit)} <span class="range">${fromTo(move[0], move[2], unit)}; asks more in ${worldShare(hardens[date] ?? 0)}</span></td>`;
        })}</tr>`,
    ),
  );
  return html`<details class="part"><summary><h3>How fast the terms move</h3></summary><div class="inside"><p class="small">By how much the level that each would just take of “${title}” moves in a period, for the same terms: the median, half of the worlds, and in how many of them the actor asks for more than before.</p>${tableWithTools(
    'How fast the terms move',
    html`<table><thead><tr><th scope="col">Option</th><th scope="col">Actor</th>${at.map((date) => html`<th scope="col">From ${dateWords(facts.dates[date] ?? '', facts)}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`,
  )}</div></details>`;
}
