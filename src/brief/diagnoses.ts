import type { ChoiceFacts } from '../result/exploration.ts';
import type { DiagnosisWeight, Result, WeighedDiagnoses } from '../result/result.ts';
import { wereWeighed } from '../result/weighed.ts';
import { lossesBy } from './choosing.ts';
import { dataTable, tableWithTools } from './fold.ts';
import { html, type Markup } from './markup.ts';
import { axis, strip } from './strip.ts';
import { bare, errorSize, percent, withUnit } from './words.ts';

/**
 * Rival diagnoses: what the evidence leaves of each, what each observation says with the own move that drew it, what other
 * beliefs would have come to, what acting on the wrong one costs, and what correcting it is worth now and later.
 */
export function diagnosesSection(result: Result): Markup | undefined {
  const { diagnoses = [], weighing = [] } = result;
  if (weighing.length === 0) return undefined;
  return html`<section id="diagnoses" aria-labelledby="diagnoses-title"><h2 id="diagnoses-title">Rival diagnoses</h2>
<p>Which reading of the other side is right nobody knows. ${
    wereWeighed(diagnoses)
      ? 'The evidence weighs them against one another; it does not choose.'
      : 'No evidence was asked here, so each has the share that the scenario gives it.'
  }</p>
${weighing.map((one) => {
  const own = diagnoses.filter(({ assumption }) => assumption === one.assumption);
  return html`${weights(own, one)}${observations(one, own)}${beliefs(one, own)}${costs(one, result)}${correcting(one, result)}`;
})}</section>
`;
}

function weights(own: readonly DiagnosisWeight[], { assumption, about }: WeighedDiagnoses): Markup {
  const whole = { low: 0, high: 1 };
  if (!wereWeighed(own)) return given(own, about ?? assumption);
  const items = own.map(({ title, prior, posterior, error }) => {
    const mark = { low: posterior - 2 * error, high: posterior + 2 * error, at: posterior, against: prior };
    return html`<li><span class="name">${title}</span>${strip(whole, mark)}<span class="value"><b>${percent(posterior)}</b> <span class="range">±\u00a0${errorSize(error, 'share')}, before ${percent(prior)}</span></span></li>`;
  });
  const rows = own.map(
    (one) =>
      html`<tr><th scope="row">${one.title}</th><td>${percent(one.prior)}</td><td>${percent(one.posterior)}</td><td>${errorSize(one.error, 'share')}</td><td>${one.log_marginal === null ? 'impossible' : html`${bare(one.log_marginal, '')} <small>±\u00a0${errorSize(one.log_marginal_error, '')}</small>`}</td><td>${percent(one.even_at)}</td></tr>`,
  );
  const title = about ?? assumption;
  return html`<figure class="chart"><h3>${title}</h3><p class="small">Dot: what is thought after the evidence, with twice its error. Dashed: before.</p><ol>${items}</ol>${axis(whole, percent)}${dataTable(
    title,
    html`<table><caption>${title}: before and after the evidence</caption><thead><tr><th scope="col">Diagnosis</th><th scope="col">Before</th><th scope="col">After</th><th scope="col">Error</th><th scope="col">Log probability of the evidence</th><th scope="col">Likelier than not from</th></tr></thead><tbody>${rows}</tbody></table>`,
  )}</figure>`;
}

/** The shares that the scenario gives them. */
function given(own: readonly DiagnosisWeight[], title: string): Markup {
  return html`<h3>${title}</h3>${tableWithTools(
    title,
    html`<table><caption class="unseen">${title}: the shares that the scenario gives</caption><thead><tr><th scope="col">Diagnosis</th><th scope="col">Share</th></tr></thead><tbody>${own.map(
      (one) => html`<tr><th scope="row">${one.title}</th><td>${percent(one.prior)}</td></tr>`,
    )}</tbody></table>`,
  )}`;
}

/** Each row with the own move beside it, because the same reply points in opposite directions after different moves. */
function observations(
  { assumption, observations: seen }: WeighedDiagnoses,
  own: readonly DiagnosisWeight[],
): Markup | undefined {
  if (seen.length === 0) return undefined;
  const moved = seen.some(({ move }) => move !== undefined);
  const rows = seen.map(({ title, move, seen: what, chances }) => {
    const most = Math.max(...chances);
    return html`<tr><th scope="row">${title}</th>${moved ? html`<td>${move ?? ''}</td>` : undefined}<td>${what ?? ''}</td>${chances.map(
      (chance) => html`<td>${chance === most ? html`<b>${bare(chance, '')}</b>` : bare(chance, '')}</td>`,
    )}</tr>`;
  });
  const varied = new Set(seen.map(({ move }) => move)).size > 1;
  return html`<h3>Each observation, and the move that drew it</h3><p class="small">How likely each diagnosis held what was seen to be, before the evidence; the one that held it likeliest stands out.${moved && !varied ? ' The own move never varied: the diagnoses are told apart only by the chances assumed for the moves that were not tried.' : undefined}</p>${tableWithTools(
    `Observations on ${assumption}`,
    html`<table><caption class="unseen">Observations, the moves that drew them, and how likely each diagnosis held them to be</caption><thead><tr><th scope="col">Observation</th>${moved ? html`<th scope="col">Own move</th>` : undefined}<th scope="col">Seen</th>${own.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`,
  )}`;
}

function beliefs(
  { priors, observations: seen }: WeighedDiagnoses,
  own: readonly DiagnosisWeight[],
): Markup | undefined {
  if (seen.length === 0) return undefined;
  const rows = priors.map(
    ({ prior, posterior }) =>
      html`<tr>${prior.map((share, i) => html`<td>${percent(share)} → <b>${percent(posterior[i]!)}</b></td>`)}</tr>`,
  );
  return html`<h3>Had one believed otherwise</h3><p class="small">What other beliefs beforehand come to after the same evidence; the first row is the scenario’s.</p>${tableWithTools(
    'Other beliefs beforehand',
    html`<table><caption class="unseen">Other beliefs beforehand and after the evidence</caption><thead><tr>${own.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`,
  )}`;
}

/** Options by diagnoses, by the first outcome that options are compared by. */
function costs({ assumption }: WeighedDiagnoses, result: Result): Markup | undefined {
  for (const choice of result.choices ?? []) {
    const found = choice.diagnoses?.find((one) => one.assumption === assumption);
    if (found !== undefined) return lossesBy(found, choice, result);
  }
  return undefined;
}

/** Options that know the diagnosis, now or later, against going on as under the first option, in the same worlds. */
function correcting({ assumption }: WeighedDiagnoses, result: Result): Markup | undefined {
  const knowing = result.options.filter(({ knows = [] }) => knows.includes(assumption));
  const choice = result.choices?.find(({ diagnoses = [] }) =>
    diagnoses.some((one) => one.assumption === assumption),
  );
  const [baseline] = result.options;
  if (knowing.length === 0 || choice === undefined || baseline === undefined) return undefined;
  const sign = higherIsBetter(choice, result) ? 1 : -1;
  const rows = knowing.flatMap(({ title, versus }) => {
    const gain = versus[choice.outcome];
    return gain === undefined
      ? []
      : [
          html`<tr><th scope="row">${title}</th><td>${withUnit(sign * gain.mean, choice.unit)} <small>±\u00a0${errorSize(gain.mcse, choice.unit)}</small></td></tr>`,
        ];
  });
  return html`<h3>What it is worth to correct the diagnosis</h3><p class="small">How much more, on average, than “${baseline.title}” in the same worlds. What is left of the first line in the others is what waiting costs.</p>${tableWithTools(
    'Worth of correcting the diagnosis',
    html`<table><caption class="unseen">Worth of correcting the diagnosis, now and later</caption><thead><tr><th scope="col">Course</th><th scope="col">Worth</th></tr></thead><tbody>${rows}</tbody></table>`,
  )}`;
}

function higherIsBetter({ outcome }: ChoiceFacts, { outcomes }: Result): boolean {
  return outcomes.find(({ id }) => id === outcome)?.better !== 'lower';
}
