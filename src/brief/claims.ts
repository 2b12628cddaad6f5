import type { Result } from '../result/result.ts';
import { claimItem } from './claim.ts';
import { html, type Markup } from './markup.ts';
import { tally } from './verdict.ts';

/**
 * What is asked and what is played, then the claims as sentences in the order of the argument, each with its verdict: the
 * answer that the page is for.
 */
export function claimsSection({ claims, scenario }: Result): Markup {
  const question = scenario.page.dek === undefined ? undefined : scenario.question;
  return html`<section id="claims" aria-labelledby="claims-title"><h2 id="claims-title">The claims</h2>
${question === undefined ? undefined : html`<p class="question">${question}</p>`}
${scenario.about === undefined ? undefined : html`<p><b>What is played.</b> ${scenario.about}</p>`}
<p class="tally">${claims.length === 0 ? 'The scenario states no claim.' : tally(claims)}</p>
<ol class="claims">
${claims.map((claim, i) => claimItem(claim, i + 1))}</ol></section>
`;
}
