import type { OptionSettlement, ReasonFacts, SettlementFacts } from '../../result/settlement.ts';
import { REASON_WORDS } from '../../result/settlement.ts';
import { dataTable } from '../fold.ts';
import { html, type Markup } from '../markup.ts';
import { listed, worldShare } from '../words.ts';
import { actorTitle, byOption, dateWords } from './shown.ts';

type Reason = keyof typeof REASON_WORDS;
const REASONS = Object.keys(REASON_WORDS) as readonly Reason[];

/** Why nothing is agreed: a bar for each reason and date, as long as it would unblock. */
export function reasonsFigure(facts: SettlementFacts): Markup | undefined {
  const parts = byOption(facts, (option) =>
    option.reasons.some(({ blocked }) => blocked > 0) ? optionPart(option, facts) : undefined,
  );
  if (parts.length === 0) return undefined;
  return html`<figure class="chart why"><h3>Why nothing is agreed</h3><p class="key">The classical reasons for war (Fearon 1995; that promises cannot bind where power shifts fast against what peace saves, and that indivisible stakes come to the same: Powell 2006), each by what its absence would do: of the worlds in which no package is acceptable to all, in how many one would be, were a single thing different and all else, hope of later terms too, as it is. The longest bar of a date is the reason that blocks most; several may each do by themselves.</p>${parts}${dataTable('Why nothing is agreed, by option and date', table(facts))}</figure>
`;
}

function optionPart(option: OptionSettlement, facts: SettlementFacts): Markup {
  const heads = option.reasons.map(
    ({ date, blocked }) =>
      html`<th scope="col">${dateWords(date, facts)}<small>nothing acceptable in ${worldShare(blocked)}</small></th>`,
  );
  const rows = REASONS.map(
    (reason) =>
      html`<tr><th scope="row">If ${REASON_WORDS[reason]}</th>${option.reasons.map((one) => html`<td>${bar(one, reason)}</td>`)}</tr>`,
  );
  const none = html`<tr><th scope="row">With all of these, and still nothing</th>${option.reasons.map(({ nothing }) => html`<td>${worldShare(nothing)}</td>`)}</tr>`;
  const shifts = option.reasons.map((one) => html`<td>${shiftWords(one, facts)}</td>`);
  return html`<div class="scroll" role="region" aria-label="${`Why nothing is agreed: ${option.title}`}" tabindex="0"><table class="bars-table"><thead><tr><th scope="col">Some package would be acceptable</th>${heads}</tr></thead><tbody>${rows}${none}<tr><th scope="row">Power shifts, in all worlds, faster than terms can make good against<small>if later shares go to whoever can hold them / if the rising side makes all later offers</small></th>${shifts}</tr></tbody></table></div>`;
}

function bar(one: ReasonFacts, reason: Reason): Markup {
  const share = one[reason];
  const words = one.most === reason ? html`<b>${worldShare(share)}</b>` : worldShare(share);
  return html`<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><path class="track" d="M0 4H100"/><path class="${one.most === reason ? 'most' : 'some'}" d="M0 4H${(share * 100).toFixed(1)}"/></svg>${words}`;
}

function shiftWords({ shift }: ReasonFacts, facts: SettlementFacts): string {
  const found = shift
    .filter(({ anyone, rising }) => anyone >= 0.005 || rising >= 0.005)
    .map(
      ({ id, anyone, rising }) => `${actorTitle(facts, id)} ${worldShare(anyone)} / ${worldShare(rising)}`,
    );
  return found.length === 0 ? '–' : listed(found);
}

function table(facts: SettlementFacts): Markup {
  const rows = facts.options.flatMap((option) =>
    option.reasons.map(
      (one) =>
        html`<tr><th scope="row">${option.title}</th><td>${one.date}</td><td>${worldShare(one.blocked)}</td>${REASONS.map((reason) => html`<td>${worldShare(one[reason])}</td>`)}<td>${worldShare(one.nothing)}</td><td>${shiftWords(one, facts)}</td></tr>`,
    ),
  );
  const heads = REASONS.map((reason) => html`<th scope="col">If ${REASON_WORDS[reason]}</th>`);
  return html`<table><thead><tr><th scope="col">Option</th><th scope="col">Date</th><th scope="col">Nothing acceptable</th>${heads}<th scope="col">Nothing with all of these</th><th scope="col">Power shifts against</th></tr></thead><tbody>${rows}</tbody></table>`;
}
