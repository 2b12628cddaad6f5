import type { Sections, Verdicts } from '../messages.ts';
import { made } from './dom.ts';

/** A panel on the page, and its figures, each in the place that the panel's markup keeps for it. */
interface Place {
  readonly root: HTMLElement;
  markup: string;
  figures: Figure[];
}

interface Figure {
  element: Element;
  shown: string;
  wanted: string;
}

const places = new Map<string, Place>();
/** Figures that a reader sees, or nearly. */
const seen = new WeakSet<Element>();
const watch = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) seen.add(target);
      else seen.delete(target);
    }
    if (entries.some(({ isIntersecting }) => isIntersecting)) soon();
  },
  { rootMargin: '400px' },
);
/** Panels that have come and are not on the page yet, by their names. */
const coming = new Map<string, Sections[number]>();
let waiting = 0;
let changed = 0;
/** Milliseconds without a change after which figures that nobody sees are drawn, too. */
const QUIET = 400;

/**
 * Puts panels into their places, a panel or a figure at a time, so that the page's thread is free in between: first what a reader
 * sees, the rest when nothing changes any more. What a reader has opened stays open.
 */
export function showPanels(answer: HTMLElement, sections: Sections): void {
  for (const section of sections) {
    placeOf(answer, section.name);
    coming.set(section.name, section);
  }
  changed = performance.now();
  soon();
}

/** Nothing of an earlier scenario stays, nor comes. */
export function clearPanels(answer: HTMLElement): void {
  places.clear();
  coming.clear();
  answer.replaceChildren();
}

/** Puts verdicts into the claims that are there; tells whether they are all there. */
export function showVerdicts({ tally, answers }: Verdicts): boolean {
  const root = places.get('claims')?.root;
  const there = [...(root?.querySelectorAll('.claim > .answer') ?? [])];
  if (root === undefined || there.length !== answers.length) return false;
  for (const [place, answer] of there.entries()) replace(answer, answers[place] ?? '');
  const line = root.querySelector('.tally');
  if (line !== null && line.textContent !== tally) line.textContent = tally;
  return true;
}

/** What was last put into an element. */
const put = new WeakMap<Element, string>();

function replace(element: Element, markup: string): void {
  if (put.get(element) === markup) return;
  put.set(element, markup);
  // Markup of the brief, in which every word of the scenario is escaped.
  element.innerHTML = markup;
}

function placeOf(answer: HTMLElement, name: string): Place {
  const known = places.get(name);
  if (known !== undefined) return known;
  const root = made('div', '');
  root.dataset.panel = name;
  answer.append(root);
  const place = { root, markup: '', figures: [] };
  places.set(name, place);
  return place;
}

/** Does the next piece of work in a task of its own. */
function soon(): void {
  clearTimeout(waiting);
  waiting = window.setTimeout(() => {
    if (draw()) soon();
    else if ([...places.values()].some(({ figures }) => figures.some(isStale))) {
      clearTimeout(waiting);
      waiting = window.setTimeout(soon, QUIET);
    }
  }, 0);
}

/** Draws one piece; tells whether there was one to draw now. */
function draw(): boolean {
  for (const section of coming.values()) {
    coming.delete(section.name);
    const place = places.get(section.name);
    if (place !== undefined && settle(place, section)) return true;
  }
  const stale = [...places.values()].flatMap(({ figures }) => figures.filter(isStale));
  const quiet = performance.now() - changed >= QUIET;
  const next = stale.find(({ element }) => seen.has(element)) ?? (quiet ? stale[0] : undefined);
  if (next === undefined) return false;
  const template = document.createElement('template');
  // Markup of the brief, in which every word of the scenario is escaped.
  template.innerHTML = next.wanted;
  const figure = template.content.firstElementChild;
  if (figure !== null) {
    reopen(figure, openParts(next.element));
    if (seen.has(next.element)) seen.add(figure);
    watch.unobserve(next.element);
    next.element.replaceWith(figure);
    watch.observe(figure);
    next.element = figure;
  }
  next.shown = next.wanted;
  return true;
}

function isStale({ shown, wanted }: Figure): boolean {
  return shown !== wanted;
}

/** Takes over a panel; tells whether that changed its markup beside the figures. */
function settle(place: Place, { markup, figures }: Sections[number]): boolean {
  const same = place.markup === markup;
  if (!same) {
    const open = openParts(place.root);
    const drawn = place.figures;
    // Markup of the brief, in which every word of the scenario is escaped.
    place.root.innerHTML = markup;
    place.markup = markup;
    reopen(place.root, open);
    const kept = [...place.root.querySelectorAll('figure.waiting')];
    place.figures = kept.map((element, at): Figure => {
      const old = kept.length === drawn.length ? drawn[at] : undefined;
      // A figure that has been drawn stays until its successor is.
      if (old !== undefined) element.replaceWith(old.element);
      else watch.observe(element);
      return old ?? { element, shown: '', wanted: '' };
    });
  }
  for (const [at, figure] of place.figures.entries()) figure.wanted = figures[at] ?? '';
  return !same;
}

/** Which parts are open, those of figures left out. */
function openParts(root: Element): readonly boolean[] {
  return partsOf(root).map(({ open }) => open);
}

/** What was open stays open, where the parts are the same. */
function reopen(root: Element, open: readonly boolean[]): void {
  const parts = partsOf(root);
  if (parts.length !== open.length) return;
  for (const [at, part] of parts.entries()) part.open = open[at] === true;
}

function partsOf(root: Element): HTMLDetailsElement[] {
  const inside = root.localName !== 'figure';
  return [...root.querySelectorAll('details')].filter((part) => !inside || part.closest('figure') === null);
}

// What is printed is drawn before.
window.addEventListener('beforeprint', () => {
  changed = 0;
  while (draw());
});
