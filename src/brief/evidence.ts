import type { InferenceFacts, LearnedFacts, Quantiles, Result } from '../result/result.ts';
import { fold, scroller } from './fold.ts';
import { html, type Markup } from './markup.ts';
import { bare, count, percent, plural } from './words.ts';

/** Below this nothing was learned that a reader could see. */
const LEAST_BITS = 0.05;

/** What the evidence taught: assumptions before and after it, and what tells whether that can be relied on. */
export function evidenceSection({ inference, prior }: Result): Markup | undefined {
  if (inference === undefined) return prior === true ? ignored() : undefined;
  const { observations, learned } = inference;
  const rows = observations.reduce((sum, one) => sum + one.rows, 0);
  const moved = learned.filter(({ bits }) => bits >= LEAST_BITS);
  const unmoved = learned.filter(({ bits }) => bits < LEAST_BITS);
  return html`<section id="evidence" aria-labelledby="evidence-title"><h2 id="evidence-title">What the evidence taught</h2>${inference.as_written === true ? html`<p class="small as-published">As written: this part does not follow what is moved. The draws behind it are weighed for the answers.</p>` : undefined}
<p>All worlds on this page are drawn in the light of ${plural(rows, 'observation', 'observations')}. Together they taught ${bare(inference.bits, '')} bits about the assumptions they bear on; one bit halves what is thought possible.</p>
<ul>${observations.map(({ title, about, rows: own }) => html`<li><b>${title}</b>, ${plural(own, 'row', 'rows')}${about === undefined ? undefined : html`: ${about}`}</li>`)}</ul>
${moved.length === 0 ? html`<p>No assumption moved enough to be seen.</p>` : fold(html`<h3>Before and after</h3> <span class="count">${moved.length}</span>`, scroller('Assumptions before and after the evidence', table(moved)), true)}
${unmoved.length === 0 ? undefined : html`<p>About ${plural(unmoved.length, 'assumption', 'assumptions')} the evidence says next to nothing, so what is thought of ${unmoved.length === 1 ? 'it' : 'them'} rests on the prior alone: ${unmoved.map(({ id }, i) => html`${i === 0 ? '' : ', '}<code>${id}</code>`)}.</p>`}
<p class="small">${trust(inference)}</p></section>
`;
}

function ignored(): Markup {
  return html`<section id="evidence" aria-labelledby="evidence-title"><h2 id="evidence-title">Evidence</h2>
<p>The scenario has evidence, and this run leaves it out: worlds are drawn as they were thought before it.</p></section>
`;
}

function table(learned: readonly LearnedFacts[]): Markup {
  return html`<table class="assumptions"><caption class="unseen">Assumptions before and after the evidence: median, 5 % and 95 % quantiles</caption><thead><tr><th scope="col">Assumption</th><th scope="col">Before</th><th scope="col">After</th><th scope="col" class="unit">Unit</th><th scope="col">Bits</th></tr></thead><tbody>${learned.map(row)}</tbody></table>`;
}

function row({ id, about, unit, share, prior, posterior, labels, bits }: LearnedFacts): Markup {
  const name = html`${about === undefined ? undefined : html`${about} `}<code>${id}</code>`;
  const told = share ? 'share' : unit;
  const [before, after] =
    labels === undefined
      ? [spread(prior, told), spread(posterior, told)]
      : [prior, posterior].map(
          (_, side) =>
            html`${labels.map((label, i) => html`${i === 0 ? '' : ', '}${label.id} ${percent(side === 0 ? label.prior : label.posterior)}`)}`,
        );
  return html`<tr><th scope="row">${name}</th><td>${before}</td><td>${after}</td><td class="unit">${labels !== undefined || told === '1' ? '' : told}</td><td>${bare(Number(bits.toPrecision(2)), '')}</td></tr>`;
}

function spread({ q05, q50, q95 }: Quantiles, unit: string): Markup {
  return html`${bare(q50, unit)} <small>${bare(q05, unit)} to ${bare(q95, unit)}</small>`;
}

/** What tells whether it can be relied on, in a sentence. */
function trust({ runs, particles, ess, rhat, log_marginal, error }: InferenceFacts): string {
  return `Found by ${runs} independent runs of ${count(particles)} particles each, which agree (R-hat at most ${rhat.toFixed(3)}) and are worth at least ${count(ess)} independent draws. Log marginal likelihood ${log_marginal.toFixed(2)}, give or take ${error.toFixed(2)}.`;
}
