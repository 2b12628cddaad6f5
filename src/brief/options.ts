import { parted } from '../result/families.ts';
import type { OptionResult, OutcomeFacts, Result } from '../result/result.ts';
import { unmoved } from '../result/unmoved.ts';
import { fold } from './fold.ts';
import { html, type Markup } from './markup.ts';
import { matrix } from './matrix.ts';
import { outcomeCard } from './outcome-card.ts';
import { unmovedTable } from './unmoved-table.ts';

/**
 * The options side by side: what each does, all outcomes that they change in one table, then outcome by outcome, then the
 * outcomes that are the same whatever is done. A scenario with a single option has outcomes only.
 */
export function optionsSection(result: Result): Markup {
  const { options, outcomes } = result;
  const same = outcomes.filter((outcome) => unmoved(outcome, options));
  const changed = outcomes.filter((outcome) => !same.includes(outcome));
  const cards = cardsOf(changed, options);
  if (options.length < 2) {
    return html`<section id="options" aria-labelledby="options-title"><h2 id="options-title">Outcomes</h2>
<p>The scenario has a single option, so there is nothing to compare it with.</p>
<h3 class="unseen">Outcome by outcome</h3>
${cards}</section>
`;
  }
  return html`<section id="options" aria-labelledby="options-title"><h2 id="options-title">Options side by side</h2>
<p>Every option is played in the same worlds and meets the same luck, so that a difference between two options is one that the options make. The baseline is <b>${options[0]?.title}</b>: the others are better, the same or worse than it, world by world.</p>
<ol class="options">${options.map(optionItem)}</ol>
${
  changed.length === 0
    ? undefined
    : html`${matrix(changed, options)}
<h3 class="turn">Outcome by outcome</h3>
${cards}`
}${unmovedTable(same, options[0])}</section>
`;
}

/** So many outcomes are drawn before a reader asks for more. */
const SHOWN = 4;

/** A card for each outcome, the first ones open; those of one outcome with many rows lie together. */
function cardsOf(outcomes: readonly OutcomeFacts[], options: readonly OptionResult[]): Markup {
  const { single, families } = parted(outcomes);
  const card = (outcome: OutcomeFacts): Markup => outcomeCard(outcome, options);
  // One more is no reason for a lid.
  const shown = single.length <= SHOWN + 1 ? single : single.slice(0, SHOWN);
  return html`<div class="cards">${shown.map(card)}${single
    .slice(shown.length)
    .map((outcome) => fold(outcome.title, card(outcome)))}${families.map(({ title, members }) =>
    fold(html`${title} <span class="count">${members.length}</span>`, members.map(card)),
  )}</div>`;
}

function optionItem(option: OptionResult, place: number): Markup {
  return html`<li><b>${option.title}</b>${place === 0 ? html` <span class="tag">baseline</span>` : undefined}${
    option.about === undefined ? undefined : html`<p>${option.about}</p>`
  }${
    option.rules.length === 0
      ? undefined
      : fold(
          html`Rules<span class="unseen"> of ${option.title}</span>`,
          html`<pre><code>${option.rules.join('\n')}</code></pre>`,
        )
  }</li>`;
}
