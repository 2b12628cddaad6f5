import type { OptionSettlement, PackageAcceptance, SettlementFacts } from '../../result/settlement.ts';
import { dataTable } from '../fold.ts';
import { html, type Markup } from '../markup.ts';
import { worldShare } from '../words.ts';
import { actorTitle, byOption, dateWords, packageTitle } from './shown.ts';

/** A cell for each date, the darker the more worlds; in a drawing so wide. */
const STRIP = { width: 300, height: 14 };

/** Who would accept which package when, a row of cells for each; and who refuses most. */
export function acceptanceFigure(facts: SettlementFacts): Markup {
  const { dates } = facts;
  const [first = '', last = first] = [dates[0], dates.at(-1)];
  const parts = byOption(
    facts,
    (option) =>
      html`<ol class="terms">${option.acceptance.map((one) => packageItem(packageTitle(facts, one.package), one, facts))}</ol>`,
  );
  return html`<figure class="chart acceptance"><h3>Who would accept which terms, and when</h3><p class="key"><span class="k all">all who must agree would accept, in no worlds (light) to all (dark)</span> <span>A cell for each ${dates.length > 1 ? 'period' : 'date'}, from ${dateWords(first, facts)} to ${dateWords(last, facts)}; beside it the first and the last, and who refuses most on the mean of all.</span></p>${parts}${dataTable('Acceptance by date and package', acceptanceTable(facts, facts.options))}</figure>
`;
}

function packageItem(title: string, { all, actors }: PackageAcceptance, facts: SettlementFacts): Markup {
  const width = STRIP.width / all.length;
  const cells = all.map(
    (share, date) =>
      html`<rect x="${(date * width).toFixed(1)}" y="0" width="${(width - 0.6).toFixed(1)}" height="${STRIP.height}" fill="var(--data)" fill-opacity="${(0.06 + 0.94 * share).toFixed(2)}"/>`,
  );
  const [start, end] = [all[0] ?? 0, all.at(-1) ?? 0].map(worldShare) as [string, string];
  return html`<li><span class="name">${title}</span><svg class="cells" viewBox="0 0 ${STRIP.width} ${STRIP.height}" preserveAspectRatio="none" role="img" aria-label="${`${title}: all would accept in ${start} of worlds at first, ${end} at last`}">${cells}</svg><span class="value"><b>${start} → ${end}</b> <span class="range">${refuser(actors, facts)}</span></span></li>`;
}

/** Who refuses most often over all dates. */
function refuser(actors: PackageAcceptance['actors'], facts: SettlementFacts): string {
  const needed = actors.filter(({ id }) => facts.actors.some((one) => one.id === id && one.must_agree));
  const share = ({ accepts }: PackageAcceptance['actors'][number]): number =>
    1 - accepts.reduce((sum, one) => sum + one, 0) / Math.max(1, accepts.length);
  const most = needed.reduce((a, b) => (share(b) > share(a) ? b : a));
  const refused = share(most);
  return refused < 0.005
    ? 'nobody refuses'
    : `${actorTitle(facts, most.id)} refuses in ${worldShare(refused)}`;
}

function acceptanceTable(facts: SettlementFacts, options: readonly OptionSettlement[]): Markup {
  const rows = options.flatMap((option) =>
    option.acceptance.flatMap((one) =>
      facts.dates.map(
        (date, at) =>
          html`<tr><th scope="row">${option.title}</th><td>${packageTitle(facts, one.package)}</td><td>${date}</td><td>${percent(one.offered[at])}</td><td>${percent(one.all[at])}</td>${one.actors.map(({ accepts }) => html`<td>${percent(accepts[at])}</td>`)}${one.actors.map(({ blocks }) => html`<td>${percent(blocks[at])}</td>`)}</tr>`,
      ),
    ),
  );
  return html`<table><thead><tr><th scope="col">Option</th><th scope="col">Package</th><th scope="col">Date</th><th scope="col">On the table</th><th scope="col">All would accept</th>${facts.actors.map(({ title }) => html`<th scope="col">${title} would</th>`)}${facts.actors.map(({ title }) => html`<th scope="col">${title} alone refuses</th>`)}</tr></thead><tbody>${rows}</tbody></table>`;
}

/** In percent of worlds. */
function percent(share: number | undefined): string {
  return share === undefined ? '–' : (share * 100).toFixed(1);
}
