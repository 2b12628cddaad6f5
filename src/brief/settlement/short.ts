import type { OptionSettlement, ReasonFacts, SettlementFacts } from '../../result/settlement.ts';
import { REASON_WORDS } from '../../result/settlement.ts';
import { html, type Markup } from '../markup.ts';
import { errorSize, listed, signed, worldShare } from '../words.ts';
import { actorTitle, dateWords, shownFirst, worthUnit } from './shown.ts';

/** What a reader has to know first, in sentences. */
export function inShort(facts: SettlementFacts): Markup {
  const [first, most] = shownFirst(facts);
  if (first === undefined) return html`<p>No option is played.</p>`;
  const items = [
    signing(first, most),
    acceptable(first, facts),
    blocking(first, facts),
    waiting(first, facts),
  ].filter((one) => one !== undefined);
  return html`<ul class="in-short">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

function signing(first: OptionSettlement, most: OptionSettlement | undefined): Markup {
  const own = html`<b>Is anything signed?</b> Under “${first.title}” in ${worldShare(first.settled)} of worlds`;
  return most === undefined || most.settled <= first.settled
    ? html`${own}${most === undefined ? '' : ', and under no other option in more'}.`
    : html`${own}; most under “${most.title}”, in ${worldShare(most.settled)}.`;
}

function acceptable(option: OptionSettlement, facts: SettlementFacts): Markup | undefined {
  const [start, end] = [option.reasons[0], option.reasons.at(-1)];
  if (start === undefined || end === undefined) return undefined;
  const at = ({ date, blocked }: ReasonFacts): string =>
    `in ${worldShare(1 - blocked)} of worlds in ${dateWords(date, facts)}`;
  const later = start === end ? '' : ` and ${at(end)}`;
  return html`<b>Is there anything to sign?</b> Under “${option.title}” some package would be acceptable to all ${at(start)}${later}, were it on the table.`;
}

function blocking(option: OptionSettlement, facts: SettlementFacts): Markup | undefined {
  const told = option.reasons.flatMap((one) =>
    one.most === undefined || one.blocked < 0.005
      ? []
      : [
          `in ${dateWords(one.date, facts)} it would do most that ${REASON_WORDS[one.most]}: it would unblock ${worldShare(one[one.most])} of the worlds in which nothing is acceptable`,
        ],
  );
  return told.length === 0
    ? undefined
    : html`<b>What blocks most?</b> Under “${option.title}”, ${told.join('; ')}.`;
}

function waiting(option: OptionSettlement, facts: SettlementFacts): Markup | undefined {
  const unit = worthUnit(facts);
  const parts = option.waiting.flatMap(({ id, price, mcse }) =>
    price[0] === undefined
      ? []
      : [
          `${actorTitle(facts, id)} ${signed(price[0], unit)} (±\u00a0${errorSize(mcse[0] ?? 0, unit)})${unit === 'share' ? '' : ` ${unit}`}`,
        ],
  );
  return parts.length === 0
    ? undefined
    : html`<b>What does the first period of waiting cost?</b> With the terms nearest to agreement: ${listed(parts)}; below 0 waiting pays.`;
}
