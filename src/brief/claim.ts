import { PENDING } from '../live/pending.ts';
import { boxSentence } from '../result/box-sentence.ts';
import type { BoxCondition } from '../result/exploration.ts';
import { formatNumber } from '../result/format.ts';
import { inWords } from '../result/in-words.ts';
import type { ClaimResult, ClaimTerm } from '../result/result.ts';
import { turningSentence } from '../result/turning-sentence.ts';
import { boxFigure } from './box-figure.ts';
import { decisiveList } from './decisive.ts';
import { keepReading, scroller } from './fold.ts';
import { gauge } from './gauge.ts';
import { html, type Markup } from './markup.ts';
import { badge, verdictWord } from './verdict.ts';
import { errorSize, foresightPart, listed, percent, sentence, withUnit } from './words.ts';

/** One claim: its words, what was found of it elsewhere, the verdict with its number, how it is read, what turns it, and the rest behind a fold. */
export function claimItem(claim: ClaimResult, place: number, elsewhere?: Markup): Markup {
  return html`<li class="claim${claim.kind === 'not_judged' ? ' unjudged' : ''}" id="claim-${place}"><h3><span class="id">${claim.id}</span> ${claim.says}</h3>
<div class="answer">${claimAnswer(claim)}</div>
<div class="words">${
    claim.because === undefined || claim.because === PENDING
      ? undefined
      : html`<p class="because"><b>Why it is not judged here.</b> ${claim.because}</p>`
  }${elsewhere}${claim.reading === undefined ? undefined : html`<p><b>Read as.</b> ${claim.reading}</p>`}${
    claim.turns === undefined ? undefined : html`<p class="turns"><b>What turns it.</b> ${claim.turns}</p>`
  }${
    claim.elsewhere === undefined || elsewhere !== undefined
      ? undefined
      : html`<p><b>Judged in</b></p><ul>${claim.elsewhere.map((one) => html`<li>${one.title} (<code>${one.scenario}</code>): <b>${one.verdict}</b>${one.share === undefined ? undefined : html`, in ${percent(one.share)} of worlds`}.${one.reading === undefined ? undefined : html` <small>${one.reading}</small>`}</li>`)}</ul>`
  }${claim.kind === 'not_judged' || claim.kind === 'elsewhere' ? undefined : keepReading(`claim ${claim.id}`, more(claim))}</div></li>
`;
}

/** The verdict with its number: what changes when worlds do. A claim that waits for other runs to be played says so. */
export function claimAnswer(claim: ClaimResult): Markup {
  if (claim.because === PENDING) return html`<p class="small">Being worked out …</p>`;
  return html`${badge(claim.verdict)}${number(claim)}`;
}

/** The number behind a verdict and what it is measured against, or who judged it. */
function number(claim: ClaimResult): Markup | undefined {
  if (claim.elsewhere !== undefined) {
    return html`<p class="small">Judged in ${listed(claim.elsewhere.map(({ scenario }) => scenario))}, whatever is assumed here.</p>`;
  }
  if (claim.kind === 'world') {
    const { share, mcse = 0, bound, odds, undecided = 0 } = claim;
    if (share === undefined || Number.isNaN(share)) return html`<p class="small">No world decides it.</p>`;
    return html`<p class="figure"><b>${percent(share)}</b> of worlds${
      claim.word === undefined ? undefined : html`: ${claim.word}`
    }</p>${gauge(share, mcse, bound)}<p class="small">Monte-Carlo error ${errorSize(mcse, 'share')}${foresightPart(claim.foresight, mcse, 'share')}.${
      bound === undefined
        ? undefined
        : html` It holds from ${percent(bound)}${odds === undefined ? undefined : html` (“${odds}”)`}.`
    }${undecided > 0 ? html` Undecided in ${percent(undecided)}.` : undefined}</p>`;
  }
  if (claim.kind === 'aggregate' && claim.value !== undefined) {
    const term = decidingTerm(claim);
    const unit = term?.unit ?? '1';
    return html`<p class="figure"><b>${withUnit(claim.value, unit)}</b>${
      claim.bound === undefined ? undefined : html` against ${withUnit(claim.bound, unit)}`
    }</p>${
      term === undefined
        ? undefined
        : html`<p class="small">${term.words === undefined ? html`<code>${term.text}</code>` : sentence(term.words)}</p><p class="small">Monte-Carlo error ${errorSize(term.mcse, unit)}${foresightPart(term.foresight, term.mcse, unit)}.</p>`
    }`;
  }
  return undefined;
}

/** The comparison whose value stands at the head of an aggregate claim. */
function decidingTerm(claim: ClaimResult): ClaimTerm | undefined {
  const terms = claim.terms ?? [];
  return terms.find((term) => term.value === claim.value && term.bound === claim.bound) ?? terms[0];
}

function more(claim: ClaimResult): Markup {
  return html`${
    claim.formula === undefined
      ? undefined
      : html`<h4>The formula</h4><pre><code>${claim.formula}</code></pre>`
  }${terms(claim)}${gathering(claim)}${decisiveList(claim, decidingTerm(claim)?.unit ?? '1')}${without(claim)}`;
}

function terms(claim: ClaimResult): Markup | undefined {
  if (claim.terms === undefined || claim.terms.length === 0) return undefined;
  const rows = claim.terms.map(
    (term) =>
      html`<tr><th scope="row"><code>${term.text}</code></th><td>${withUnit(term.value, term.unit)}</td><td>${errorSize(term.mcse, term.unit)}${foresightPart(term.foresight, term.mcse, term.unit)}</td><td>${withUnit(term.bound, term.unit)}</td><td>${term.holds ? 'yes' : 'no'}</td></tr>`,
  );
  return html`<h4>Its comparisons</h4>${scroller(
    `Comparisons of claim ${claim.id}`,
    html`<table><caption class="unseen">Every comparison in the formula, with its value and its bound</caption><thead><tr><th scope="col">Comparison</th><th scope="col">Value</th><th scope="col">Monte-Carlo error</th><th scope="col">Bound</th><th scope="col">Met</th></tr></thead><tbody>${rows}</tbody></table>`,
  )}`;
}

/** Where the claim comes out the other way. */
function gathering({ id, box, trade_off = [], turning_box, no_box }: ClaimResult): Markup | undefined {
  if (box === undefined && turning_box === undefined && no_box === undefined) return undefined;
  return html`<h4>Where it comes out the other way</h4>${box && html`${boxPart(boxSentence(box), box.conditions)}${boxFigure(box, trade_off, `What a box could be instead, claim ${id}`)}`}${turning_box && boxPart(turningSentence(turning_box), turning_box.conditions)}${no_box === undefined ? undefined : html`<p>No box of assumptions is told. ${no_box}</p>`}`;
}

function boxPart(
  told: string,
  conditions: readonly (Omit<BoxCondition, 'quasi_p'> & { readonly quasi_p?: number })[],
): Markup {
  const items = conditions.map(
    ({ assumption, about, words, quasi_p }) =>
      html`<li><code>${assumption}</code> is <b>${words}</b>${about === undefined || inWords({ id: assumption, about }) !== assumption ? undefined : html` <small>${about}</small>`}${quasi_p === undefined ? undefined : html` <small>(quasi-p ${quasi_p < 0.001 ? '< 0.001' : formatNumber(quasi_p, 2)})</small>`}</li>`,
  );
  return html`<p>${told}</p><ul class="conditions">${items}</ul><p class="small">Found on half of the worlds and measured on the other half.${conditions.some(({ quasi_p }) => quasi_p !== undefined) ? ' A quasi-p-value is how likely the box would be as dense if the condition did not matter.' : ''}</p>`;
}

/** The claim judged again with a reason left out of the model. */
function without(claim: ClaimResult): Markup | undefined {
  if (claim.without === undefined || claim.without.length === 0) return undefined;
  const items = claim.without.map((again) => {
    const value = again.share ?? again.value;
    const unit = again.share === undefined ? (again.unit ?? '1') : 'share';
    const spread =
      again.mcse === undefined
        ? ''
        : ` ± ${errorSize(again.mcse, unit)}${foresightPart(again.foresight, again.mcse, unit)}`;
    const bound = again.bound === undefined ? '' : ` against ${withUnit(again.bound, unit)}`;
    const told = value === undefined ? undefined : html` (${withUnit(value, unit)}${spread}${bound})`;
    const turned = again.verdict === claim.verdict ? 'the verdict stays' : 'the verdict changes';
    return html`<li><b>${again.title}:</b> ${verdictWord(again.verdict)}${told}; ${turned}.</li>`;
  });
  return html`<h4>Judged again with a reason left out</h4><ul>${items}</ul>`;
}
