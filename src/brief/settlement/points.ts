import type { MomentFacts, SettlementFacts, TermsPoint } from '../../result/settlement.ts';
import { drawing, feet, levels, type Sheet, tenth } from '../drawing.ts';
import { dataTable, fold } from '../fold.ts';
import { html, type Markup } from '../markup.ts';
import { roundTicks } from '../round-ticks.ts';
import { bare, errorSize, withUnit, worldShare } from '../words.ts';
import { dateWords, issueOf, packageTitle, worthUnit } from './shown.ts';

/** All terms that there are, the frontier of what they bring, and the points between; where it was looked at. */
export function pointsFigures(facts: SettlementFacts): Markup | undefined {
  const looked = facts.options.flatMap(({ title, moments = [] }) =>
    moments.filter(({ open }) => open.worlds > 0).map((moment) => ({ title, moment })),
  );
  if (looked.length === 0) return undefined;
  const [first, second] = facts.actors.filter(({ must_agree }) => must_agree);
  if (first === undefined || second === undefined) return undefined;
  const parts = looked.map(({ title, moment }, place) =>
    fold(html`<h4>${title}, ${dateWords(moment.date, facts)}</h4>`, part(title, moment, facts), place === 0),
  );
  return html`<h3>All terms that could be agreed, and the points between</h3><p class="small">Beyond the named packages: all levels of the issues with a range, the other levels and the risk of breaking down as in one of the packages.</p>${parts}`;
}

function part(title: string, { date, open }: MomentFacts, facts: SettlementFacts): Markup {
  const { worlds, acceptable, range, points } = open;
  const reach =
    range.length === 0
      ? undefined
      : html`<p class="small">In the middle of these, from the lowest to the highest: ${range.map(({ issue, from, to }, at) => `${at === 0 ? '' : '; '}${issueOf(facts, issue).title} ${bare(from[1], issueOf(facts, issue).unit)} to ${withUnit(to[1], issueOf(facts, issue).unit)}`)}.</p>`;
  return html`<p>Terms that all would accept exist in ${worldShare(acceptable)} of ${worlds.toLocaleString('en-GB')} worlds (±\u00a0${errorSize(Math.sqrt((acceptable * (1 - acceptable)) / worlds), 'share')}).</p>${reach}${
    points === undefined
      ? html`<p class="small">On the mean of the worlds there are none, so that there is no frontier to draw.</p>`
      : figure(title, date, points, facts)
  }`;
}

type Points = NonNullable<MomentFacts['open']['points']>;

const SHEET: Sheet = {
  width: 420,
  height: 280,
  marginLeft: 60,
  marginRight: 16,
  marginTop: 12,
  marginBottom: 28,
};

function figure(title: string, date: string, points: Points, facts: SettlementFacts): Markup {
  const unit = worthUnit(facts);
  const say = facts.actors.filter(({ must_agree }) => must_agree);
  const [first, second] = say;
  const marked: readonly (readonly [string, TermsPoint])[] = [
    ['Nash', points.nash],
    ['Kalai–Smorodinsky', points.kalai_smorodinsky],
  ];
  const about = `Terms on the frontier: ${title}, ${dateWords(date, facts)}`;
  const rows = [...marked, ...points.frontier.map((point, at) => [`Frontier ${at + 1}`, point] as const)].map(
    ([name, { terms, gains }]) =>
      html`<tr><th scope="row">${name}</th>${terms.map(({ issue, level }) => html`<td>${withUnit(level, issueOf(facts, issue).unit)}</td>`)}${gains.map((gain) => html`<td>${bare(gain, unit)}</td>`)}</tr>`,
  );
  const heads = [
    ...points.nash.terms.map(({ issue }) => issueOf(facts, issue).title),
    ...say.map((actor) => `Gain of ${actor.title}`),
  ];
  return html`<figure class="chart"><p class="key">Up: what ${second?.title ?? ''} gains over going on. To the right: what ${first?.title ?? ''} gains. On the mean of the worlds, the other levels as in “${packageTitle(facts, points.package)}”.</p>${plot(about, points, marked, unit)}<figcaption>The line is the most that the one can have for what the other has${
    say.length > 2
      ? `, whatever ${say
          .slice(2)
          .map(({ title: name }) => name)
          .join(' and ')} gains so long as it accepts, too`
      : ''
  }. Nash’s point has the largest product of gains, Kalai and Smorodinsky’s the same part of the most that each could have; with more than two, points lie off the line.</figcaption>${dataTable(
    about,
    html`<table><caption>${about}</caption><thead><tr><th scope="col">Point</th>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`,
  )}</figure>
`;
}

function plot(
  about: string,
  { frontier }: Points,
  marked: readonly (readonly [string, TermsPoint])[],
  unit: string,
): Markup {
  const all = [...frontier, ...marked.map(([, point]) => point)].map(
    ({ gains: [a = Number.NaN, b = Number.NaN] }) => [a, b] as const,
  );
  const [xs, ys] = [0, 1].map((side) => {
    const values = all.map((pair) => pair[side]!).filter(Number.isFinite);
    const most = Math.max(0, ...values);
    return roundTicks(Math.min(0, ...values), most === 0 ? 1 : most, 4);
  }) as [ReturnType<typeof roundTicks>, ReturnType<typeof roundTicks>];
  const right = SHEET.width - SHEET.marginRight;
  const foot = SHEET.height - SHEET.marginBottom;
  const x = (value: number): number =>
    SHEET.marginLeft + ((value - xs.low) / (xs.high - xs.low)) * (right - SHEET.marginLeft);
  const y = (value: number): number =>
    foot - ((value - ys.low) / (ys.high - ys.low)) * (foot - SHEET.marginTop);
  const along = frontier
    .map(({ gains }) => [gains[0] ?? Number.NaN, gains[1] ?? Number.NaN] as const)
    .filter(([a, b]) => Number.isFinite(a + b))
    .toSorted((a, b) => a[0] - b[0])
    .map(([a, b], at) => `${at === 0 ? 'M' : 'L'}${tenth(x(a))} ${tenth(y(b))}`)
    .join('');
  const marks = marked.map(([name, { gains }], at) => {
    const [cx, cy] = [tenth(x(gains[0] ?? 0)), tenth(y(gains[1] ?? 0))];
    return html`<path class="dot" d="M${cx} ${cy}h0"/><text class="number" x="${cx - 9}" y="${cy + (at === 0 ? -7 : 16)}" text-anchor="end">${name}</text>`;
  });
  const words = marked.map(
    ([name, { gains }]) => `${name} ${bare(gains[0] ?? 0, unit)} and ${bare(gains[1] ?? 0, unit)}`,
  );
  return drawing(
    'trade-off',
    `${about}: ${words.join('; ')}.`,
    SHEET,
    html`${levels(
      SHEET,
      ys.at.map((value) => ({ at: y(value), words: bare(value, unit) })),
    )}${feet(
      SHEET,
      xs.at.map((value) => ({ at: x(value), words: bare(value, unit) })),
    )}<path class="frontier" d="${along}"/>${marks}`,
  );
}
