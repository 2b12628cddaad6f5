import type { Result } from '../result/result.ts';
import { claimItem } from './claim.ts';
import { foundElsewhere } from './elsewhere.ts';
import { glance } from './glance.ts';
import { html, type Markup } from './markup.ts';
import { tally } from './verdict.ts';

/**
 * What is asked, the answer at a glance and what is played, then the claims as sentences in the order of the argument, each with its
 * verdict: the answer that the page is for.
 */
export function claimsSection(result: Result): Markup {
  const { claims, scenario, elsewhere } = result;
  const question = scenario.page.dek === undefined ? undefined : scenario.question;
  return html`<section id="claims" aria-labelledby="claims-title"><h2 id="claims-title">The claims</h2>
${question === undefined ? undefined : html`<p class="question">${question}</p>`}
<p class="tally">${claims.length === 0 ? 'The scenario states no claim.' : tally(claims)}</p>
${glance(result)}
${paragraphs(scenario.about)}
<ol class="claims" data-rubicon="answer">
${claims.map((claim, i) => claimItem(claim, i + 1, foundElsewhere(claim.id, elsewhere)))}</ol></section>
`;
}

/** A text's paragraphs: a scenario leaves a line empty between them. */
export function partsOf(about: string): readonly string[] {
  return about.split(/\n+/).filter((part) => part !== '');
}

/** The model in words, a paragraph where the scenario leaves a line empty. */
function paragraphs(about = ''): readonly Markup[] {
  return partsOf(about).map(
    (part, i) => html`<p>${i === 0 ? html`<b>What is played.</b> ` : undefined}${part}</p>\n`,
  );
}
