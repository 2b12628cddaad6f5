import { formatValue, formatWorlds } from '../result/format.ts';
import type { Result } from '../result/result.ts';
import type {
  OptionSettlement,
  PackageAcceptance,
  RangeFacts,
  SettlementFacts,
} from '../result/settlement.ts';
import { REASON_WORDS } from '../result/settlement.ts';
import { area, drawing, line, type Point } from './drawing.ts';
import { dataTable, tableWithTools } from './fold.ts';
import { html, type Markup } from './markup.ts';
import { PANEL, timeFrame } from './time-frame.ts';
import { bare, listed, worldShare } from './words.ts';

/** Which terms all would accept, when, who refuses, and what waiting costs. */
export function settlementSection({ settlement }: Result): Markup | undefined {
  if (settlement === undefined) return undefined;
  const { actors, worlds } = settlement;
  const needed = actors.filter((actor) => actor.must_agree).map(({ title }) => title);
  const open = settlement.options.filter(isOffered);
  const ranges = settlement.issues.filter(({ range }) => range !== undefined);
  return html`<section id="settlement" aria-labelledby="settlement-title"><h2 id="settlement-title">${settlement.title ?? 'Settlement'}</h2>
<p>Nothing is signed unless ${listed(needed)} accept. Each accepts terms that are worth at least what going on is worth to it then, with what it hopes of later terms and what signing costs at home. Who would accept is told of ${worlds.toLocaleString('en-GB')} worlds of each option in which nothing was signed before.</p>
${overview(settlement)}
${open.length === 0 ? html`<p>Under no option are terms ever on the table.</p>` : acceptanceFigure(settlement, open)}
${ranges.map(({ id, title, unit }) => rangeFigure(settlement, open, id, title, unit))}
${open.length === 0 ? undefined : reasonsTable(settlement, open)}
${open.length === 0 ? undefined : waitingTable(settlement, open)}
</section>
`;
}

function isOffered({ acceptance }: OptionSettlement): boolean {
  return acceptance.some(({ offered }) => offered.some((share) => share > 0));
}

function overview({ options, packages }: SettlementFacts): Markup {
  const rows = options.map(({ title, settled, mcse, when, signed }) => {
    const order = packages
      .map((pack, place) => ({ title: pack.title, share: signed[place] ?? 0 }))
      .filter(({ share }) => share > 0)
      .sort((a, b) => b.share - a.share)
      .map((pack) => `${pack.title} ${formatWorlds(pack.share)}`);
    return html`<tr><th scope="row">${title}</th><td>${worldShare(settled)} <span class="range">± ${(mcse * 100).toFixed(1)}</span></td><td>${when?.q50 ?? '–'}</td><td>${when?.q95 ?? '–'}</td><td>${order.length === 0 ? '–' : listed(order)}</td></tr>`;
  });
  return tableWithTools(
    'Settlements by option',
    html`<table><thead><tr><th scope="col">Option</th><th scope="col">Something is signed, in % of worlds</th><th scope="col">Half of it by</th><th scope="col">Most of it by</th><th scope="col">What is signed, in % of all worlds</th></tr></thead><tbody>${rows}</tbody></table>`,
  );
}

/** A cell for each date, the darker the more worlds; in a drawing so wide. */
const STRIP = { width: 300, height: 14 };

function acceptanceFigure(facts: SettlementFacts, options: readonly OptionSettlement[]): Markup {
  const { dates } = facts;
  const panels = options.map(
    (option) =>
      html`<div class="terms"><h4>${option.title}</h4><ol>${facts.packages.map((pack) => {
        const found = option.acceptance.find((one) => one.package === pack.id);
        return found === undefined ? undefined : packageItem(pack.title, found, facts);
      })}</ol></div>`,
  );
  return html`<figure class="chart acceptance"><h3>Who would accept which terms, and when</h3><p class="key"><span class="k all">all who must agree accept, in no worlds (light) to all (dark)</span> <span>One cell each ${dates.length > 1 ? 'period' : 'date'}, from ${dates[0]} to ${dates.at(-1)}.</span></p>${panels}${dataTable('Acceptance by date and package', acceptanceTable(facts, options))}</figure>
`;
}

function packageItem(title: string, one: PackageAcceptance, facts: SettlementFacts): Markup {
  const { all, offered, actors } = one;
  const first = offered.findIndex((share) => share > 0);
  if (first < 0)
    return html`<li><span class="name">${title}</span><span class="note">never on the table</span></li>`;
  const last = offered.findLastIndex((share) => share > 0);
  const width = STRIP.width / all.length;
  const cells = all.map((share, date) =>
    (offered[date] ?? 0) === 0
      ? undefined
      : html`<rect x="${(date * width).toFixed(2)}" y="0" width="${(width - 0.6).toFixed(2)}" height="${STRIP.height}" fill="var(--data)" fill-opacity="${(0.06 + 0.94 * share).toFixed(3)}"/>`,
  );
  const words = `${worldShare(all[first] ?? 0)} → ${worldShare(all[last] ?? 0)}`;
  return html`<li><span class="name">${title}</span><svg class="cells" viewBox="0 0 ${STRIP.width} ${STRIP.height}" preserveAspectRatio="none" role="img" aria-label="${`${title}: all accept in ${worldShare(all[first] ?? 0)} of worlds at first, ${worldShare(all[last] ?? 0)} at last`}">${cells}</svg><span class="value"><b>${words}</b> <span class="range">${refuser(actors, first, last, facts)}</span></span></li>`;
}

/** Who refuses most often over the dates when it is on the table. */
function refuser(
  actors: PackageAcceptance['actors'],
  first: number,
  last: number,
  facts: SettlementFacts,
): string {
  const needed = actors.filter(({ id }) => facts.actors.some((one) => one.id === id && one.must_agree));
  const share = (accepts: readonly number[]): number => {
    const span = accepts.slice(first, last + 1);
    return 1 - span.reduce((sum, one) => sum + one, 0) / span.length;
  };
  const most = needed.reduce((a, b) => (share(b.accepts) > share(a.accepts) ? b : a));
  const refused = share(most.accepts);
  if (refused < 0.005) return 'nobody refuses';
  const title = facts.actors.find(({ id }) => id === most.id)?.title ?? most.id;
  return `${title} refuses in ${worldShare(refused)}`;
}

function acceptanceTable(facts: SettlementFacts, options: readonly OptionSettlement[]): Markup {
  const rows = options.flatMap((option) =>
    option.acceptance.flatMap((one) =>
      facts.dates.flatMap((date, at) =>
        (one.offered[at] ?? 0) === 0
          ? []
          : [
              html`<tr><th scope="row">${option.title}</th><td>${facts.packages.find(({ id }) => id === one.package)?.title}</td><td>${date}</td><td>${percent(one.all[at])}</td>${one.actors.map(({ accepts }) => html`<td>${percent(accepts[at])}</td>`)}${one.actors.map(({ blocks }) => html`<td>${percent(blocks[at])}</td>`)}</tr>`,
            ],
      ),
    ),
  );
  return html`<table><thead><tr><th scope="col">Option</th><th scope="col">Package</th><th scope="col">Date</th><th scope="col">All accept</th>${facts.actors.map(({ title }) => html`<th scope="col">${title} accepts</th>`)}${facts.actors.map(({ title }) => html`<th scope="col">${title} alone refuses</th>`)}</tr></thead><tbody>${rows}</tbody></table>`;
}

function percent(share: number | undefined): string {
  return share === undefined ? '–' : (share * 100).toFixed(1);
}

/** What all would accept of an issue, through time. */
function rangeFigure(
  facts: SettlementFacts,
  options: readonly OptionSettlement[],
  issue: string,
  title: string,
  unit: string,
): Markup | undefined {
  const drawn = options.flatMap((option) => {
    const range = option.ranges.find((one) => one.issue === issue);
    return range?.from.some((one) => one !== null) === true ? [{ option, range }] : [];
  });
  if (drawn.length === 0) return undefined;
  const all = drawn.flatMap(({ range }) => [...range.from, ...range.to].flatMap((one) => one ?? []));
  const reach: [number, number] = [Math.min(...all), Math.max(...all)];
  if (reach[0] === reach[1]) return undefined;
  return html`<figure class="chart fans ranges"><h3>What all would accept: ${title}</h3><p class="key"><span class="k band-1">from the lowest to the highest acceptable level, medians of worlds</span> <span class="k band-0">90 % of worlds</span> <span>All else as in one of the packages; only worlds in which some level is acceptable to all.</span></p><div class="panels">${drawn.map(({ option, range }) => rangePanel(facts, option.title, range, reach, unit))}</div>${dataTable(`What all would accept of ${title}, by date`, rangeTable(facts, drawn, unit))}</figure>
`;
}

function rangePanel(
  { dates }: SettlementFacts,
  title: string,
  { from, to, acceptable }: RangeFacts,
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

function rangeTable(
  { dates }: SettlementFacts,
  drawn: readonly { readonly option: OptionSettlement; readonly range: RangeFacts }[],
  unit: string,
): Markup {
  const rows = drawn.flatMap(({ option, range }) =>
    dates.map(
      (date, at) =>
        html`<tr><th scope="row">${option.title}</th><td>${date}</td><td>${percent(range.acceptable[at])}</td>${[range.from[at], range.to[at]].flatMap((one) => [0, 1, 2].map((q) => html`<td>${one == null ? '–' : bare(one[q] ?? Number.NaN, unit)}</td>`))}</tr>`,
    ),
  );
  const heads = ['Lowest', 'Highest'].flatMap((end) =>
    ['5 %', 'median', '95 %'].map((q) => html`<th scope="col">${end}, ${q}</th>`),
  );
  return html`<table><thead><tr><th scope="col">Option</th><th scope="col">Date</th><th scope="col">Acceptable, % of worlds</th>${heads}</tr></thead><tbody>${rows}</tbody></table>`;
}

/** Why nothing is agreed, date by date, and which reason would unblock most. */
function reasonsTable({ actors }: SettlementFacts, options: readonly OptionSettlement[]): Markup {
  const reasons = Object.keys(REASON_WORDS) as (keyof typeof REASON_WORDS)[];
  const rows = options.flatMap((option) =>
    option.reasons.map((one) => {
      const shift = one.shift
        .filter(({ anyone, rising }) => anyone >= 0.005 || rising >= 0.005)
        .map(
          ({ id, anyone, rising }) =>
            `${actors.find((actor) => actor.id === id)?.title ?? id} ${worldShare(anyone)} to ${worldShare(rising)}`,
        );
      return html`<tr><th scope="row">${option.title}</th><td>${one.date}</td><td>${worldShare(one.blocked)}</td>${reasons.map((reason) => html`<td>${one.most === reason ? html`<b>${worldShare(one[reason])}</b>` : worldShare(one[reason])}</td>`)}<td>${worldShare(one.nothing)}</td><td>${shift.length === 0 ? '–' : listed(shift)}</td></tr>`;
    }),
  );
  const heads = reasons.map((reason) => html`<th scope="col">If ${REASON_WORDS[reason]}</th>`);
  return html`<h3>Why nothing is agreed</h3><p class="small">In how many worlds no package is acceptable to all; and in how many of these one would be, were a single thing different and all else as it is. Bold: what would unblock most. The last column: in how many of all worlds power shifts against an actor faster than terms can make good, if later shares go to whoever can hold them, and if the rising side makes all later offers.</p>${tableWithTools(
    'Why nothing is agreed',
    html`<table><thead><tr><th scope="col">Option</th><th scope="col">Date</th><th scope="col">Nothing acceptable</th>${heads}<th scope="col">Not with all of these</th><th scope="col">Power shifts against</th></tr></thead><tbody>${rows}</tbody></table>`,
  )}`;
}

/** What a period costs each actor at first and at last. */
function waitingTable(facts: SettlementFacts, options: readonly OptionSettlement[]): Markup {
  const last = facts.dates.length - 2;
  if (last < 0) return html`<p>There is one date only.</p>`;
  const rows = options.flatMap((option) =>
    option.waiting.map(({ id, price, mcse, loses, terms }) => {
      const actor = facts.actors.find((one) => one.id === id);
      const at = (date: number): string =>
        `${formatValue(price[date] ?? Number.NaN, facts.unit)} ± ${formatValue(mcse[date] ?? Number.NaN, facts.unit)}`;
      return html`<tr><th scope="row">${option.title}</th><td>${actor?.title ?? id}</td><td>${at(0)}</td><td>${at(last)}</td><td>${worldShare(loses[0] ?? 0)}</td><td>${formatValue(terms[0] ?? Number.NaN, facts.unit)}</td></tr>`;
    }),
  );
  return html`<h3>What waiting costs</h3><p class="small">What the terms nearest to agreement are worth less if they come a period later, the war of that period included; below 0 waiting pays.</p>${tableWithTools(
    'What a period of waiting costs',
    html`<table><thead><tr><th scope="col">Option</th><th scope="col">Actor</th><th scope="col">From ${facts.dates[0]}</th><th scope="col">From ${facts.dates[last]}</th><th scope="col">Loses by it, at first</th><th scope="col">Of it, by the terms themselves</th></tr></thead><tbody>${rows}</tbody></table>`,
  )}`;
}
