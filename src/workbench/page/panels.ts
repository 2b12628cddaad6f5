import type { Sections } from '../messages.ts';
import { made } from './dom.ts';

/** Puts panels into their places; what a reader has opened in one stays open. */
export function showPanels(answer: HTMLElement, sections: Sections): void {
  for (const { name, markup } of sections) panel(answer, name, markup);
}

function panel(answer: HTMLElement, name: string, markup: string): void {
  let place = answer.querySelector<HTMLElement>(`[data-panel="${name}"]`);
  if (place === null) {
    place = made('div', '');
    place.dataset.panel = name;
    answer.append(place);
  }
  const open = [...place.querySelectorAll('details')].map((part) => part.open);
  // Markup of the brief, in which every word of the scenario is escaped.
  place.innerHTML = markup;
  const parts = [...place.querySelectorAll('details')];
  if (parts.length === open.length) for (const [i, part] of parts.entries()) part.open = open[i] === true;
}
