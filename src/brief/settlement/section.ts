import type { Result } from '../../result/result.ts';
import { html, type Markup } from '../markup.ts';
import { listed } from '../words.ts';
import { acceptanceFigure } from './acceptance.ts';
import { boundsTable } from './bounds.ts';
import { datesFigure } from './dates.ts';
import { levelFigures } from './levels.ts';
import { movingFigure } from './moving.ts';
import { obstacles } from './obstacles.ts';
import { overview } from './overview.ts';
import { pointsFigures } from './points.ts';
import { reasonsFigure } from './reasons.ts';
import { inShort } from './short.ts';
import { waitingFigure } from './waiting.ts';

/** Which terms all would accept, when, who stands in the way and why, and how waiting moves them. */
export function settlementSection(result: Result): Markup | undefined {
  const { settlement } = result;
  const dates = datesFigure(result);
  if (settlement === undefined) {
    return dates === undefined
      ? undefined
      : html`<section id="settlement" aria-labelledby="settlement-title"><h2 id="settlement-title">Terms, in other scenarios</h2>
<p>Terms are not named, accepted or refused in this scenario. What follows was found in others, which say on what it rests.</p>
${dates}</section>
`;
  }
  const { actors, worlds } = settlement;
  const needed = actors.filter((actor) => actor.must_agree).map(({ title }) => title);
  return html`<section id="settlement" aria-labelledby="settlement-title"><h2 id="settlement-title">${settlement.title ?? 'Settlement'}</h2>${settlement.as_written === true ? html`<p class="small as-published">As written, until what the actors foresee has been found for what is moved. Till then options and claims, too, are played with what they foresee as written.</p>` : undefined}
<p>Nothing is signed unless ${listed(needed)} accept. Each accepts terms that are worth at least what going on is worth to it then, with what it hopes of later terms and what signing costs at home. What follows is told of ${worlds.toLocaleString('en-GB')} worlds of each option in which nothing was signed before; what would be accepted is told whether or not anything lies on the table.</p>
${inShort(settlement)}
${overview(settlement)}
${acceptanceFigure(settlement)}
${movingFigure(settlement)}
${waitingFigure(settlement)}
${dates}
${levelFigures(settlement)}
${reasonsFigure(settlement)}
${obstacles(settlement)}
${pointsFigures(settlement)}
${boundsTable(settlement)}
</section>
`;
}
