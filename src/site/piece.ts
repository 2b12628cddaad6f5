import { leadFigure } from '../brief/charts.ts';
import { claimAnswer } from '../brief/claim.ts';
import { partsOf } from '../brief/claims.ts';
import { longDate } from '../brief/day.ts';
import { fold, keepReading } from '../brief/fold.ts';
import { html, type Markup } from '../brief/markup.ts';
import { headline } from '../brief/opening.ts';
import { tally } from '../brief/verdict.ts';
import { count } from '../brief/words.ts';
import type { ClaimResult, Result } from '../result/result.ts';

/** One brief on a site: what was found, and where its pages lie, relative to the site. */
export interface Piece {
  readonly result: Result;
  /** The brief as it stands now, as in `contractors-2024/`. */
  readonly address: string;
  /** The brief as it is today, which stays as it is, as in `contractors-2024/1f0c…/`. */
  readonly pinned: string;
}

/** A piece as a magazine prints it: furniture, lead picture, and a teaser that opens and closes. */
export function pieceArticle(piece: Piece, base: string): Markup {
  const { result, address } = piece;
  const { id, page, question } = result.scenario;
  const dek = page.dek ?? question;
  const title = headline(result);
  const signed = [page.byline, dated(result)].filter((words) => words !== undefined);
  return html`<article id="${id}" aria-labelledby="${id}-title">
<header class="opening"><p class="kicker">${page.section === undefined ? undefined : html`<span class="section">${page.section}</span> `}${page.kicker}</p>
<h2 id="${id}-title"><a href="${address}">${title}</a></h2>
${dek === undefined ? undefined : html`<p class="dek">${dek}</p>`}
${signed.length === 0 ? undefined : html`<p class="byline">${signed.join(' · ')}</p>`}
${page.correction === undefined ? undefined : html`<p class="correction"><b>Correction.</b> ${page.correction}</p>`}</header>
${leadFigure(result, (words) => html`<h3>${words}</h3>`, LEAD)}
<p class="tally">${result.claims.length === 0 ? 'The scenario states no claim.' : tally(result.claims)} <a href="${address}">Read and try the whole brief</a>.</p>
${keepReading(title, inside(piece, base))}
</article>
`;
}

/** The picture of a piece shows the first options only, so that the next piece is not far; its brief shows all. */
const LEAD = {
  options: 3,
  note: (shown: number, of: number): string => `The first ${shown} of ${of} courses; the brief shows all.`,
};

/** When the piece was written, or as of when its worlds were drawn. */
function dated({ scenario }: Result): string | undefined {
  if (scenario.page.date !== undefined) return longDate(scenario.page.date);
  return scenario.as_of === undefined ? undefined : longDate(scenario.as_of);
}

function inside({ result, address, pinned }: Piece, base: string): Markup {
  const { scenario, claims, options } = result;
  return html`${scenario.page.dek === undefined ? undefined : html`<p class="question">${scenario.question}</p>`}${partsOf(scenario.about ?? '').map((part) => html`<p>${part}</p>`)}
${
  claims.length === 0
    ? undefined
    : html`<h3>The claims</h3><ol class="verdicts">${claims.map((claim, i) => claimLine(claim, `${address}#claim-${i + 1}`))}</ol>`
}
<h3>The options</h3><ul class="courses">${options.map(({ title, about }) => html`<li><b>${title}</b>${about === undefined ? undefined : html` ${about}`}</li>`)}</ul>
<p class="as-of">${count(result.worlds)} worlds played. A number here is what follows from stated assumptions, not a forecast. <a href="${address}">The whole brief</a> has the charts, every assumption with its source, and sliders to move them.</p>
${fold('Share or embed', sharing({ result, address, pinned }, base))}`;
}

/** A claim with its verdict and number, leading to its place in the brief. */
function claimLine(claim: ClaimResult, address: string): Markup {
  return html`<li><p><span class="id">${claim.id}</span> <a href="${address}">${claim.says}</a></p><div class="answer">${claimAnswer(claim)}</div></li>`;
}

/** Addresses to pass on, and what another page writes to show the brief inside it. */
function sharing({ result, pinned }: Piece, base: string): Markup {
  const frame = `<iframe src="${base}${pinned}" title="${headline(result).replaceAll('"', '&quot;')}" width="100%" height="900" style="border:0"></iframe>\n<script src="${base}embed.js" async></script>`;
  return html`<p>A link to this piece on this page: <a href="#${result.scenario.id}">#${result.scenario.id}</a>. The brief <a href="${pinned}">as it is today</a> keeps its address and its numbers when the piece is published anew.</p>
<p>To show it inside another page, at its full height:</p><pre><code>${frame}</code></pre>`;
}
