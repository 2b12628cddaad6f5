import type { OptionResult, OutcomeFacts } from '../result/result.ts';
import { dataTable } from './fold.ts';
import { html, type Markup } from './markup.ts';
import { outcomeTable } from './outcome-table.ts';
import { labelAt, numbersOf, type Reading, read, scaleOf, unitOf } from './reading.ts';
import type { Scale } from './scale.ts';
import { axis, strip } from './strip.ts';
import { sharesBar } from './versus.ts';
import { bare, errorSize, gap, signed } from './words.ts';

/** One outcome over all options: dots with their ranges on one scale, told in words beside them, and the full table. */
export function outcomeCard(outcome: OutcomeFacts, options: readonly OptionResult[]): Markup {
  const readings = options.map((option) => {
    const summary = option.outcomes[outcome.id];
    return summary === undefined ? undefined : read(outcome, summary);
  });
  const scale = scaleOf(
    outcome,
    readings.flatMap((reading) => (reading === undefined ? [] : [reading.mark])),
  );
  const baseline = options.length > 1 ? readings[0]?.mark.at : undefined;
  const items = options.map((option, i) => item(outcome, option, readings[i], scale, baseline));
  return html`<figure class="chart card"><figcaption><h4>${outcome.title}</h4><p class="small">${facts(outcome)}</p></figcaption><ol>${items}</ol>${axis(scale, (value) => (outcome.kind === 'label' ? labelAt(outcome, value) : bare(value, unitOf(outcome))))}${dataTable(`${outcome.title}, by option`, outcomeTable(outcome, options))}</figure>
`;
}

/** What the numbers of a card are and which way is better. */
function facts(outcome: OutcomeFacts): Markup {
  const { main, range } = numbersOf(outcome);
  const unit = unitOf(outcome);
  const named = unit === 'share' || unit === '1' || outcome.kind === 'label' ? '' : ` in ${unit}`;
  const matters =
    outcome.matters === undefined || outcome.kind === 'label'
      ? ''
      : ` Differences under ${gap(outcome.matters, unit)} count as the same.`;
  const way =
    outcome.better === undefined ? '' : ` ${outcome.better === 'higher' ? 'Higher' : 'Lower'} is better.`;
  const about =
    outcome.about === undefined || outcome.about === outcome.title
      ? undefined
      : html`${outcome.about.replace(/\.$/, '')}. `;
  return html`${about}Dot: ${main}${named}; line: ${range}.${way}${matters}`;
}

function item(
  outcome: OutcomeFacts,
  option: OptionResult,
  reading: Reading | undefined,
  scale: Scale,
  baseline: number | undefined,
): Markup {
  if (reading === undefined)
    return html`<li><span class="name">${option.title}</span><span class="value">–</span></li>`;
  const mark = baseline === undefined ? reading.mark : { ...reading.mark, against: baseline };
  return html`<li><span class="name">${option.title}</span>${strip(scale, mark)}<span class="value"><b>${reading.main}</b> <span class="range">${reading.range}</span></span>${against(outcome, option)}</li>`;
}

/** The option against the baseline: shares of worlds, or the difference where no way is better. */
function against(outcome: OutcomeFacts, option: OptionResult): Markup | undefined {
  const paired = option.versus[outcome.id];
  if (paired === undefined) return undefined;
  const bar = sharesBar(paired);
  if (bar !== undefined || outcome.kind === 'label') return bar;
  const unit = unitOf(outcome);
  // In one world a yes or no differs wholly or not at all; the difference of the chances is what can be told.
  if (outcome.kind === 'truth')
    return html`<span class="diff">difference ${signed(paired.mean, unit)} ± ${errorSize(paired.mcse, unit)}</span>`;
  return html`<span class="diff">difference ${signed(paired.q50, unit)} (${signed(paired.q05, unit)} to ${signed(paired.q95, unit)})</span>`;
}
