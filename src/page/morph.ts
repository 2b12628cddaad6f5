/** What is changed in one go: no more stands in it than is soon done. */
const UNITS: ReadonlySet<string> = new Set(['tr', 'li', 'p', 'figure', 'svg']);

/**
 * Makes an element like another by changing only what differs, so that a browser styles and lays out no more than that, and what a
 * reader has opened, chosen or focused stays. A figure of the class `waiting` keeps whatever figure stands in its place.
 *
 * @param next is used up
 */
export function morph(now: Element, next: Element): void {
  const steps = morphing(now, next);
  while (steps.next().done !== true);
}

/** The same step by step: whoever takes the steps may do something else in between. */
export function* morphing(now: Element, next: Element): Generator<void, void> {
  attributes(now, next);
  let old = now.firstChild;
  let fresh = next.firstChild;
  while (fresh !== null) {
    const laterOld: ChildNode | null = old?.nextSibling ?? null;
    const laterFresh: ChildNode | null = fresh.nextSibling;
    if (old === null) now.append(fresh);
    else if (old instanceof Element && fresh instanceof Element && old.localName === fresh.localName) {
      if (!isWaiting(fresh)) yield* morphing(old, fresh);
    } else if (!(old instanceof Text && fresh instanceof Text)) old.replaceWith(fresh);
    else if (old.data !== fresh.data) old.data = fresh.data;
    old = laterOld;
    fresh = laterFresh;
  }
  while (old !== null) {
    const later: ChildNode | null = old.nextSibling;
    old.remove();
    old = later;
  }
  if (UNITS.has(now.localName)) yield;
}

function isWaiting(fresh: Element): boolean {
  return fresh.localName === 'figure' && fresh.classList.contains('waiting');
}

/** A part's being open is the reader's. */
function attributes(now: Element, next: Element): void {
  const kept = now.localName === 'details' ? 'open' : undefined;
  const wanted = next.attributes;
  for (let at = 0; at < wanted.length; at++) {
    const { name, value } = wanted[at]!;
    if (name !== kept && now.getAttribute(name) !== value) now.setAttribute(name, value);
  }
  if (now.attributes.length === wanted.length) return;
  for (const { name } of [...now.attributes])
    if (name !== kept && !next.hasAttribute(name)) now.removeAttribute(name);
}

/** The first element of a markup in which every word of a scenario is escaped; undefined where it has none. */
export function parsed(markup: string): Element | undefined {
  const template = document.createElement('template');
  template.innerHTML = markup;
  return template.content.firstElementChild ?? undefined;
}
