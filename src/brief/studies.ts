import { formatNumber } from '../result/format.ts';
import type { Quantiles, Result } from '../result/result.ts';
import type { BacktestStudy, StudiedVariant, Study, VariantStudy } from '../result/study.ts';
import { scoresOf } from './backtest.ts';
import { tableWithTools } from './fold.ts';
import { html, type Markup } from './markup.ts';
import { badge, verdictWord } from './verdict.ts';
import { bare, fromTo, listed, plural, withUnit } from './words.ts';

/** Differences of log probabilities beyond so many errors are no luck. */
const CLEARLY = 4;
const Z90 = 1.6449;

/** What was found at another time and saved beside the scenario, each part with its date and with what has changed since. */
export function studiesSections(
  studies: readonly Study[],
  { inference }: Result,
): readonly { readonly title: string; readonly id: string; readonly content: Markup }[] {
  return studies.map((study, index) => {
    const id = `study-${index}`;
    return study.kind === 'variants'
      ? { id, title: shortTitle(study.title), content: variants(study, id, inference) }
      : { id, title: 'Backtest', content: backtest(study, id, inference) };
  });
}

/** What stands behind the colon of a title, as the list of contents says it. */
function shortTitle(title: string): string {
  const words = title.slice(title.indexOf(': ') < 0 ? 0 : title.indexOf(': ') + 2);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

type Inference = Result['inference'];

function variants(study: VariantStudy, id: string, inference: Inference): Markup {
  const { title, about, lines, claims, variants: all } = study;
  const now =
    inference === undefined
      ? ' This page leaves the evidence out.'
      : Math.abs(inference.log_marginal - study.log_marginal) <=
          CLEARLY * Math.hypot(inference.error, study.error)
        ? ` As it stands the record’s log probability was ${formatNumber(study.log_marginal, 4)} then and is ${formatNumber(inference.log_marginal, 4)} on this page: the same but for luck.`
        : ` As it stands the record’s log probability was ${formatNumber(study.log_marginal, 4)} then and is ${formatNumber(inference.log_marginal, 4)} on this page: the scenario has changed since, so the numbers below are those of an earlier state.`;
  const unit = lines[0]?.unit ?? '1';
  const rows = [
    row(
      'As it stands',
      undefined,
      lines.map(({ posterior }) => posterior),
      unit,
      html`1`,
    ),
    ...all.map((one) => row(one.title, one.about, one.lines, unit, against(one, study))),
  ];
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${about === undefined ? undefined : html`<p>${about}</p>`}
<p class="small">${madeBy(study)}${now}</p>
<ul>${claims.map((claim) => html`<li><b>${claim.id}</b> ${course(claim, all)}</li>`)}</ul>
${tableWithTools(
  'Claims with each part of the model',
  html`<table><caption>How the claims are judged with each</caption><thead><tr><th scope="col">Model</th>${claims.map((claim) => html`<th scope="col">${claim.id}</th>`)}</tr></thead><tbody><tr><th scope="row">As it stands</th>${claims.map((claim) => html`<td>${badge(claim.verdict)} ${value(claim)}</td>`)}</tr>${all.map(
    (one) =>
      html`<tr><th scope="row">${one.title}</th>${claims.map((claim) => {
        const found = claim.without?.find(({ variant }) => variant === one.id);
        return html`<td>${found === undefined ? undefined : html`${badge(found.verdict)} ${value(found)}`}</td>`;
      })}</tr>`,
  )}</tbody></table>`,
)}
<p class="small">The number is that of the comparison that decides, with its bound.</p>
${tableWithTools(
  'Lines with each part of the model',
  html`<table><caption>Where the lines would lie${unit === '1' ? '' : `, in ${unit}`}: median, 5 % and 95 %</caption><thead><tr><th scope="col">Model</th>${lines.map(({ class_title }) => html`<th scope="col">${class_title}</th>`)}<th scope="col">Times as likely to show the record <small>90 % of luck</small></th></tr></thead><tbody>${rows}</tbody></table>`,
)}</section>
`;
}

function row(
  title: string,
  about: string | undefined,
  at: readonly Quantiles[],
  unit: string,
  likely: Markup,
): Markup {
  return html`<tr><th scope="row">${title}${about === undefined ? undefined : html` <small>${about}</small>`}</th>${at.map(
    ({ q05, q50, q95 }) =>
      html`<td>${bare(Number(q50.toPrecision(2)), unit)} <small>${fromTo(Number(q05.toPrecision(2)), Number(q95.toPrecision(2)), unit)}</small></td>`,
  )}<td>${likely}</td></tr>`;
}

/** The ratio of marginal likelihoods and where it lies but for luck, where the same number of rows was observed. */
function against(
  { rows, log_evidence: log, bits_error: error, found }: StudiedVariant,
  study: VariantStudy,
): Markup {
  if (rows !== study.rows)
    return html`<small>${plural(rows, 'row', 'rows')}, not ${plural(study.rows, 'row', 'rows')}: not comparable</small>`;
  if (log === undefined || found === 'not') return html`<small>not to be told</small>`;
  const ratio = html`${formatNumber(Math.exp(log), 2)}`;
  if (error === undefined) return ratio;
  const off = Z90 * error * Math.LN2;
  return html`${ratio} <small>${formatNumber(Math.exp(log - off), 2)} to ${formatNumber(Math.exp(log + off), 2)}</small>`;
}

type Judged = Pick<VariantStudy['claims'][number], 'verdict' | 'share' | 'value' | 'bound' | 'terms'> & {
  readonly unit?: string;
};

function value(claim: Judged): Markup | undefined {
  const unit =
    claim.unit ??
    claim.terms?.find((term) => term.value === claim.value && term.bound === claim.bound)?.unit ??
    '1';
  if (claim.share !== undefined) return html`<small>${withUnit(claim.share, 'share')}</small>`;
  if (claim.value === undefined) return undefined;
  const than = claim.bound === undefined ? '' : ` against ${counted(claim.bound, unit)}`;
  return html`<small>${counted(claim.value, unit)}${than}</small>`;
}

/** `1.5 rungs`: a unit that is one word in small letters stands in the plural beside all but one. */
function counted(value: number, unit: string): string {
  const many = /^[a-z]{4,}$/.test(unit) && !/s$|^share$|^people$/.test(unit) && round(value) !== 1;
  return withUnit(round(value), many ? `${unit}s` : unit);
}

function round(value: number): number {
  return Number(value.toPrecision(2));
}

/** `fails, as it stands and with each of these.` */
function course(claim: VariantStudy['claims'][number], all: readonly StudiedVariant[]): Markup {
  const own = claim.without ?? [];
  const others = own.filter(({ verdict }) => verdict !== claim.verdict);
  const said = html`(${claim.says}) ${verdictWord(claim.verdict)} as it stands`;
  if (others.length === 0)
    return html`${said}, and with each of the ${plural(own.length, 'other model', 'other models')}.`;
  const words = others.map(
    ({ variant, title, verdict }) =>
      `${verdict === 'open' ? 'is open' : verdictWord(verdict)} ${lower(all.find((one) => one.id === variant)?.title ?? title)}`,
  );
  return html`${said}, but ${listed(words)}.`;
}

function lower(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

function backtest(study: BacktestStudy, id: string, inference: Inference): Markup {
  const changed =
    inference !== undefined && inference.meaning !== study.meaning
      ? ' The evidence, or what bears on it, has changed since: it scores an earlier state of the scenario.'
      : '';
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">What the record would have foretold</h2>
${scoresOf(study.facts)}
<p class="small">${madeBy(study)}${changed}</p></section>
`;
}

function madeBy({ made, rubicon, command }: Study): Markup {
  return html`Found on ${made} with Rubicon ${rubicon} by <code>${command}</code>; it is not found again with each run of this page.`;
}
