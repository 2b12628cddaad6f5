import { isSeen } from '../../result/foresight-words.ts';
import type { OptionSettlement, SettlementFacts } from '../../result/settlement.ts';
import { tableWithTools } from '../fold.ts';
import { html, type Markup } from '../markup.ts';
import { worldShare } from '../words.ts';
import { dateWords } from './shown.ts';

/** What comes of it by option, and which package is signed. */
export function overview(facts: SettlementFacts): Markup {
  const { options } = facts;
  const rows = options.map((option) => {
    const { title, settled, mcse, foresight, when } = option;
    const at = (iso: string | undefined): string => (iso === undefined ? '–' : dateWords(iso, facts));
    return html`<tr><th scope="row">${title}</th><td>${tabled(option)}</td><td>${worldShare(settled)} <span class="range">± ${(mcse * 100).toFixed(1)}${isSeen(foresight, mcse) ? `, of foresight alone ${(foresight * 100).toFixed(1)}` : ''}</span></td><td>${at(when?.q50)}</td><td>${at(when?.q95)}</td></tr>`;
  });
  return html`<h3>What is signed</h3>${tableWithTools(
    'Settlements by option',
    html`<table><thead><tr><th scope="col">Option</th><th scope="col">Terms on the table, in a period, % of worlds</th><th scope="col">Something is signed, % of worlds</th><th scope="col">Half of it by</th><th scope="col">Most of it by</th></tr></thead><tbody>${rows}</tbody></table>`,
  )}${signedTable(facts)}`;
}

function tabled({ acceptance }: OptionSettlement): string {
  const offered = acceptance[0]?.offered ?? [];
  const mean = offered.reduce((sum, one) => sum + one, 0) / Math.max(1, offered.length);
  return mean === 0 ? 'never' : worldShare(mean);
}

/** Packages by options: the share of worlds in which a package is what is signed, the darker the more. */
function signedTable({ options, packages }: SettlementFacts): Markup | undefined {
  const most = Math.max(...options.flatMap(({ signed }) => signed));
  if (!(most > 0)) return undefined;
  const rows = packages.map(
    ({ title, about }, place) =>
      html`<tr><th scope="row">${title}${about === undefined ? undefined : html`<small>${about}</small>`}</th>${options.map(
        ({ signed }) => {
          const share = signed[place] ?? 0;
          return html`<td class="heat heat-${Math.ceil((5 * share) / most)}">${share === 0 ? '–' : worldShare(share)}</td>`;
        },
      )}</tr>`,
  );
  return html`<p class="small">Which package it is, in % of all worlds. Where all would accept several, the one with the largest product of gains is signed.</p><div class="wide">${tableWithTools(
    'What is signed, by package and option',
    html`<table><thead><tr><th scope="col">Package</th>${options.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`,
  )}</div>`;
}
