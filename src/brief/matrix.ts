import { ownTitle, parted } from '../result/families.ts';
import type { OptionResult, OutcomeFacts } from '../result/result.ts';
import { fold, scroller } from './fold.ts';
import { html, type Markup } from './markup.ts';
import { numbersOf, read, unitOf } from './reading.ts';
import { sharesBar } from './versus.ts';
import { signed } from './words.ts';

/** One table of outcomes (rows) by all options (columns); outcomes with many rows have one of their own below, closed. */
export function matrix(outcomes: readonly OutcomeFacts[], options: readonly OptionResult[]): Markup {
  const { single, families } = parted(outcomes);
  // With nothing but families there would be nothing to see at once.
  const [main, apart] = single.length === 0 ? [outcomes, []] : [single, families];
  return html`<div class="glance"><h3>All in one table</h3><p class="small">The median, and under it the range of 90 % of worlds; for yes or no the probability and its Monte-Carlo error. Bars: <span class="k better">better</span> <span class="k same">the same</span> <span class="k worse">worse</span> than the baseline, in percent of worlds.</p><div class="wide">${scroller(
    'All outcomes and options',
    table(
      'All outcomes by all options',
      main.map((outcome) => row(outcome, outcome.title, options)),
      options,
    ),
  )}${apart.map((family) =>
    fold(
      html`${family.title} <span class="count">${family.members.length}</span>`,
      scroller(
        `${family.title}, by option`,
        table(
          family.title,
          family.members.map((member) => row(member, ownTitle(member, family), options)),
          options,
        ),
      ),
    ),
  )}</div></div>`;
}

function table(caption: string, rows: readonly Markup[], options: readonly OptionResult[]): Markup {
  const heads = options.map((option) => html`<th scope="col">${option.title}</th>`);
  return html`<table class="matrix"><caption class="unseen">${caption}</caption><thead><tr><th scope="col">Outcome</th>${heads}</tr></thead><tbody>${rows}</tbody></table>`;
}

function row(outcome: OutcomeFacts, title: string, options: readonly OptionResult[]): Markup {
  const unit = unitOf(outcome);
  const shown = unit === 'share' || outcome.kind === 'label' ? numbersOf(outcome).main : unit;
  return html`<tr><th scope="row">${title}<small>${shown === '1' ? 'number' : shown}${way(outcome)}</small></th>${options.map((option) => cell(outcome, option))}</tr>`;
}

/** Which way is better, in a few words. */
function way(outcome: OutcomeFacts): string {
  return outcome.better === undefined ? '' : `, ${outcome.better} is better`;
}

function cell(outcome: OutcomeFacts, option: OptionResult): Markup {
  const summary = option.outcomes[outcome.id];
  if (summary === undefined) return html`<td>–</td>`;
  const { main, range } = read(outcome, summary);
  const paired = option.versus[outcome.id];
  const bar = paired === undefined ? undefined : sharesBar(paired, true);
  const difference =
    paired === undefined || bar !== undefined || outcome.kind === 'label'
      ? undefined
      : html`<span class="diff">${signed(outcome.kind === 'truth' ? paired.mean : paired.q50, unitOf(outcome))}</span>`;
  return html`<td><b>${main}</b><span class="range">${range}</span>${bar}${difference}</td>`;
}
