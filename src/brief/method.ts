import { PROBABILITY_WORDS } from '../result/probability-word.ts';
import type { Result, WarningFacts } from '../result/result.ts';
import { shellCommand } from './command.ts';
import { longDate } from './day.ts';
import { fold, scroller } from './fold.ts';
import { html, type Markup } from './markup.ts';
import { count, percent, plural, worldShare } from './words.ts';

/** How the numbers came about, what they mean and do not mean, and the command that gives them again. */
export function methodSection(result: Result): Markup {
  const { scenario } = result;
  return html`<section id="method" aria-labelledby="method-title"><h2 id="method-title">How this was worked out</h2>
<p>${played(result)} In each world every assumption takes one value${result.inference === undefined ? ' from its range' : ', drawn from its range in the light of the evidence'}; then every option is played through on the same luck.</p>
<p><b>Not an oracle.</b> The shares on this page are shares of the worlds that the assumptions describe. They say what follows from the assumptions, not what will happen. If an assumption is wrong, or something that matters is left out, more worlds will not mend it.</p>
<p><b>Monte-Carlo error</b> is the standard error that comes from playing a limited number of worlds; playing four times as many halves it. It says nothing about how good the assumptions are.${ofForesight(result)}</p>
<p><b>Verdicts.</b> A claim about single worlds holds if the share of worlds in which its formula is true reaches the share that its words ask for, or one half if they name none. A claim about averages is one comparison, true or false. A claim is open where the Monte-Carlo error, or worlds in which the formula has no answer, do not let one tell.</p>
<p><b>What decides a claim</b> is ranked by the share of the spread between worlds that knowing one assumption alone would remove. Assumptions that work only together can rank low.</p>
${fold(html`<h3>Words of probability</h3>`, words())}
${result.variants.length === 0 ? undefined : fold(html`<h3>Variants</h3> <span class="count">${result.variants.length}</span>`, variants(result))}
${
  result.checks.length === 0
    ? undefined
    : fold(
        html`<h3>Checks</h3> <span class="count">${failing(result)}</span>`,
        checks(result),
        result.checks.some(({ holds }) => !holds),
      )
}
${result.warnings.length === 0 ? undefined : fold(html`<h3>Warnings</h3> <span class="count">${result.warnings.length}</span>`, warnings(result), true)}
<h3>The same numbers again</h3>
${scroller('Command', html`<pre><code>${shellCommand(result)}</code></pre>`)}
<dl class="facts"><dt>Rubicon</dt><dd>${result.rubicon}</dd><dt>Scenario</dt><dd>${scenario.id}</dd><dt>SHA-256</dt><dd><code>${scenario.hash}</code></dd><dt>Worlds</dt><dd>${count(result.worlds)}${precision(result)}</dd><dt>Seed</dt><dd>${result.seed}</dd></dl>
<p class="small">The same version, file, seed and number of worlds give the same numbers on any machine.</p></section>
`;
}

function played({ worlds, options, scenario }: Result): string {
  const time = scenario.time;
  const periods =
    time === undefined
      ? ''
      : ` It runs from ${longDate(time.start)} to ${longDate(time.finish)} in ${plural(time.count, 'period', 'periods')} of ${time.period}.`;
  return `The scenario was played in ${plural(worlds, 'possible world', 'possible worlds')} under ${plural(options.length, 'option', 'options')}.${periods}`;
}

function precision({ precision: asked }: Result): string {
  if (asked === undefined) return '';
  return asked.reached
    ? `, enough for the precision asked for (${asked.asked})`
    : `, short of the precision asked for (${asked.asked})`;
}

function words(): Markup {
  const rows = PROBABILITY_WORDS.map(
    ({ word, low, high }) =>
      html`<tr><th scope="row">${word}</th><td>${percent(low)} to ${percent(high)}</td></tr>`,
  );
  return html`<table class="icd"><caption>Words of probability, after the analytic standard ICD 203</caption><thead><tr><th scope="col">Word</th><th scope="col">Share of worlds</th></tr></thead><tbody>${rows}</tbody></table><p class="small">Under 1 % and over 99 % the number is given instead. A word tells how large a share is, not how far the scenario can be trusted.</p>`;
}

/** What errors owe to what foresight was learned from. */
function ofForesight({ settlement }: Result): Markup | undefined {
  if (settlement === undefined) return undefined;
  const told = settlement.options.some(({ foresight }) => foresight !== undefined);
  return html` What actors foresee of terms is learned from ${count(settlement.worlds)} other worlds of each option, and from others it would be learned otherwise. ${
    told
      ? 'That part of an error is named as that of foresight alone where it is large enough to be seen in the whole. It falls with the worlds that are learned from, not with those that are played.'
      : 'What errors owe to that is not told of an answer to moved values: they are too small by it.'
  }`;
}

function variants({ variants: list }: Result): Markup {
  return html`<dl>${list.map(({ id, title, about }) => html`<dt>${title} <code>${id}</code></dt><dd>${about ?? 'No further description.'}</dd>`)}</dl>`;
}

function failing({ checks: list }: Result): string {
  const failed = list.filter(({ holds }) => !holds).length;
  return failed === 0 ? 'all hold' : `${failed} of ${list.length} fail`;
}

function checks({ checks: list }: Result): Markup {
  return html`<ul>${list.map(({ id, holds, failing: share, message }) => html`<li><code>${id}</code> ${holds ? 'holds in every world' : html`<b>fails</b> in ${worldShare(share)} of cases`}.${message === undefined ? undefined : ` ${message}`}</li>`)}</ul>`;
}

function warnings({ warnings: list }: Result): Markup {
  return html`<ul>${list.map((warning) => html`<li>${where(warning)}${warning.message}${warning.mend === undefined ? undefined : ` ${warning.mend}`} <code>${warning.code}</code></li>`)}</ul>`;
}

function where({ line }: WarningFacts): Markup | undefined {
  return line === undefined ? undefined : html`Line ${line}: `;
}
