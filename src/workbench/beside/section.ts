import { fold } from '../../brief/fold.ts';
import { html, type Markup } from '../../brief/markup.ts';
import { count } from '../../brief/words.ts';
import type { Beside } from '../../live/pins.ts';
import { claimsTable } from './claims.ts';
import { outcomeTables } from './outcomes.ts';
import { writtenOtherwise } from './written.ts';

/** An answer that was pinned, beside the one that is there now: claims, then what has changed by more than luck, then all. */
export function besideSection({ pinned, now, comparison }: Beside): Markup {
  const { claims, how, apart } = comparison;
  const written = writtenOtherwise(comparison);
  return html`<section id="compared" aria-labelledby="compared-title"><h2 id="compared-title">Beside the pinned answer</h2>
<p class="small">Pinned: ${pinned.scenario.title}, ${count(pinned.worlds)} worlds. Now: ${now.scenario.title}, ${count(now.worlds)} worlds. ${
    how === 'paired'
      ? 'Both meet the same luck, and differences are taken world by world: ± is the Monte-Carlo error of the difference itself.'
      : apart === 'evidence'
        ? 'What was moved changes what the evidence teaches, so that the same luck does not meet in both, and differences are judged as if each had its own.'
        : 'As many worlds as were pinned have not been played yet, and until then differences are judged as if each answer had luck of its own.'
  }</p>
${written && fold(written.title, written.table)}
${claimsTable(pinned, now, claims)}
${outcomeTables(pinned, now, comparison)}</section>
`;
}
