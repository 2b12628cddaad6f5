import { html, type Markup } from '../markup.ts';

/** How lines of different actors are told apart, by colour and by dashes. */
const DASHES = ['', '6 3', '2 3', '8 3 2 3'];

/** How many kinds of lines there are. */
const KINDS = DASHES.length;

/** A line of an actor, by its place among the actors. */
export function actorLine(place: number, d: string): Markup {
  const kind = place % KINDS;
  return html`<path class="actor-${kind}" fill="none" stroke-width="2" stroke-linejoin="round"${DASHES[kind] === '' ? undefined : html` stroke-dasharray="${DASHES[kind] ?? ''}"`} d="${d}"/>`;
}

/** A range about an actor's line. */
export function actorBand(place: number, d: string): Markup {
  return html`<path class="band actor-${place % KINDS}" stroke="none" d="${d}"/>`;
}

/** What a line stands for, with a piece of it. */
export function actorKey(place: number, words: string): Markup {
  return html`<span class="actor-key"><svg viewBox="0 0 28 8" width="28" height="8" aria-hidden="true">${actorLine(place, 'M0 4H28')}</svg> ${words}</span> `;
}
