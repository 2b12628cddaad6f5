import { PENDING } from '../live/pending.ts';
import { wholeOf } from '../result/part-of.ts';
import type { ClaimResult, Result } from '../result/result.ts';
import { html, type Markup } from './markup.ts';
import { badge } from './verdict.ts';
import { listed } from './words.ts';

/** So many claims are seen at one look without a list of them. */
const FEW = 3;

/**
 * The argument at a glance: a line a claim with its verdict, each leading to the claim itself; verdicts on its parts, whose names go on with
 * `_`, and the scenarios that judge it where this one does not, stand beside it.
 */
export function glance({ claims }: Result): Markup | undefined {
  if (claims.length <= FEW) return undefined;
  const wholes = claims.filter((claim) => wholeOf(claim, claims) === claim);
  const line = (claim: ClaimResult): Markup => {
    const parts = claims.filter((one) => one !== claim && wholeOf(one, claims) === claim);
    const notes = [
      ...parts.map((part) => html`${verdict(part)} ${link(part, html`${part.id}`)}`),
      ...(claim.elsewhere === undefined
        ? []
        : [html`judged in ${listed(claim.elsewhere.map(({ scenario }) => scenario))}`]),
    ];
    return html`<li>${verdict(claim)}${link(claim, html`<b>${claim.id}</b> ${claim.says}`)}${
      notes.length === 0 ? undefined : html`<small>${notes.map((one) => html`<span>${one}</span> `)}</small>`
    }</li>
`;
  };
  const place = (claim: ClaimResult): string => `claim-${claims.indexOf(claim) + 1}`;
  const link = (claim: ClaimResult, words: Markup): Markup => html`<a href="#${place(claim)}">${words}</a>`;
  // What a page says there while assumptions are moved is what its claims say: src/page/echo-verdicts.ts.
  const verdict = (claim: ClaimResult): Markup =>
    html`<span data-verdict-of="${place(claim)}">${claim.because === PENDING ? '…' : badge(claim.verdict)}</span>`;
  return html`<ol class="told" aria-label="The claims at a glance">
${wholes.map(line)}</ol>`;
}
