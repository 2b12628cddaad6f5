import type { OptionSettlement, ReasonFacts, SettlementFacts } from '../../result/settlement.ts';
import { REASON_WORDS } from '../../result/settlement.ts';
import { html, type Markup } from '../markup.ts';
import { errorSize, listed, signed, worldShare } from '../words.ts';
import { weighs } from './obstacles.ts';
import { actorTitle, dateWords, issueOf, packageTitle, shownFirst, worthUnit } from './shown.ts';

/** What a reader has to know first, in sentences. */
export function inShort(facts: SettlementFacts): Markup {
  const [first, most] = shownFirst(facts);
  if (first === undefined) return html`<p>No option is played.</p>`;
  const items = [
    signing(first, most),
    acceptable(first, facts),
    refusing(first, facts),
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
          `in ${dateWords(one.date, facts)} ${worldShare(one[one.most])} of the worlds without acceptable terms would have some if ${REASON_WORDS[one.most]}`,
        ],
  );
  return told.length === 0
    ? undefined
    : html`<b>Why is there war at all?</b> By what single difference would do most under “${option.title}”: ${told.join('; ')}.`;
}

/** Who refuses the package that is nearest to being acceptable to all, at the first date. */
function refusing(option: OptionSettlement, facts: SettlementFacts): Markup | undefined {
  const [pack, ...others] = option.acceptance;
  const date = facts.dates.indexOf(option.reasons[0]?.date ?? '');
  if (pack === undefined || date < 0) return undefined;
  const nearest = others.reduce((a, b) => ((b.all[date] ?? 0) > (a.all[date] ?? 0) ? b : a), pack);
  const needed = new Set(facts.actors.filter((actor) => actor.must_agree).map(({ id }) => id));
  const refuse = nearest.actors
    .filter(({ id }) => needed.has(id))
    .map(({ id, accepts }) => ({ id, share: 1 - (accepts[date] ?? 0) }))
    .sort((a, b) => b.share - a.share)
    .map(({ id, share }) => `${actorTitle(facts, id)} in ${worldShare(share)}`);
  const obstacle = option.moments
    ?.find((moment) => moment.date === facts.dates[date])
    ?.packages.find((one) => one.package === nearest.package);
  const { refuser } = obstacle ?? {};
  const because =
    refuser === undefined || !weighs(refuser)
      ? ''
      : ` What costs ${actorTitle(facts, refuser.id)} most in it is “${issueOf(facts, refuser.issue).title}”.`;
  return html`<b>Who refuses?</b> The package that most worlds have all accept in ${dateWords(facts.dates[date] ?? '', facts)}, “${packageTitle(facts, nearest.package)}”, is refused by ${listed(refuse)}.${because}`;
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
