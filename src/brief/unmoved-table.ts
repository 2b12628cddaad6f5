import type { OptionResult, OutcomeFacts } from '../result/result.ts';
import { scroller } from './fold.ts';
import { html, type Markup } from './markup.ts';
import { read, unitOf } from './reading.ts';
import { bare, errorSize } from './words.ts';

/** The outcomes that no option changes, a row each, as they are under the baseline. Nothing where there are none. */
export function unmovedTable(
  outcomes: readonly OutcomeFacts[],
  baseline: OptionResult | undefined,
): Markup | undefined {
  if (outcomes.length === 0 || baseline === undefined) return undefined;
  const rows = outcomes.map((outcome) => row(outcome, baseline));
  const heads = ['Median or probability', '90 % of worlds', 'Mean', 'Monte-Carlo error'];
  const table = html`<table><caption class="unseen">Outcomes that no option changes</caption><thead><tr><th scope="col">Outcome</th>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`;
  return html`<h3 class="turn">The same whatever is done</h3>
<p class="small">In every world these are the same under every option.</p>
${scroller('Outcomes that no option changes', table)}
`;
}

function row(outcome: OutcomeFacts, baseline: OptionResult): Markup {
  const unit = unitOf(outcome);
  const named = unit === '1' || unit === 'share' ? undefined : html`<small>${unit}</small>`;
  const summary = baseline.outcomes[outcome.id];
  const cells =
    summary === undefined
      ? ['–', '–', '–', '–']
      : [
          read(outcome, summary).main,
          outcome.kind === 'truth' ? '–' : read(outcome, summary).range,
          bare(summary.mean, unit),
          errorSize(summary.mcse, unit),
        ];
  return html`<tr><th scope="row">${outcome.title}${named}</th>${cells.map((cell, i) => html`<td>${i === 0 ? html`<b>${cell}</b>` : cell}</td>`)}</tr>`;
}
