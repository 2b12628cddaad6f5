import { morph, parsed } from './morph.ts';
import type { Panel } from './panel.ts';

/** One element on the page that shows a piece of markup. */
interface Piece {
  element: Element;
  shown: string | undefined;
  wanted: string | undefined;
}

/** A panel on the page: what stands around its figures, and these, in their order. */
interface Place {
  readonly root: Piece;
  figures: Piece[];
  /** Of the panel that has come, to be handed to figures once what is around them stands. */
  coming: readonly string[];
}

/** Milliseconds without a change after which what nobody sees is drawn, too: until then what is seen is worked on. */
const QUIET = 1500;
/** What is so near to being seen is drawn as if it were, in CSS pixels. */
const NEAR = 400;

export interface Panels {
  /** A panel is to show this, and stands in this element from now on. */
  readonly show: (panel: Panel, element: Element) => void;
  /** Names of the panels that a reader sees, or nearly. */
  readonly seen: () => readonly string[];
  /** Something else has changed what stands in a panel. */
  readonly touched: (name: string) => void;
  /** Draws all that is to be drawn, at once. */
  readonly finish: () => void;
  /** Nothing that was to be drawn is drawn any more. */
  readonly forget: () => void;
}

/**
 * Puts panels on the page a piece at a time, each in a task of its own, so that the page's thread is free in between: first what a reader
 * sees, the rest when nothing has changed for a while. Of a piece only what differs is changed.
 */
export function panels(): Panels {
  const places = new Map<string, Place>();
  const seen = new WeakSet<Element>();
  let changed = 0;
  let timer = 0;
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) seen.add(target);
        else seen.delete(target);
      }
      if (entries.some(({ isIntersecting }) => isIntersecting)) soon(0);
    },
    { rootMargin: `${NEAR}px` },
  );

  const soon = (pause: number): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (draw()) soon(0);
      else if (stale().length > 0) soon(QUIET);
    }, pause);
  };

  const stale = (): Piece[] =>
    [...places.values()].flatMap(({ root, figures }) =>
      [root, ...figures].filter(({ shown, wanted }) => wanted !== undefined && shown !== wanted),
    );

  /** Draws one piece; tells whether there was one to draw now. */
  const draw = (all = false): boolean => {
    const waiting = stale();
    const next =
      // A panel that has never been drawn is drawn in its turn: what is seen depends on how high it is.
      waiting.find(({ element, shown }) => shown === undefined || seen.has(element)) ??
      (all || performance.now() - changed >= QUIET ? waiting[0] : undefined);
    if (next === undefined) return false;
    const markup = next.wanted!;
    const fresh = parsed(markup);
    if (fresh === undefined) next.element.replaceChildren();
    else if (fresh.localName === next.element.localName) morph(next.element, fresh);
    else {
      const [old] = next.element.children;
      if (old?.localName === fresh.localName) morph(old, fresh);
      else next.element.replaceChildren(fresh);
    }
    next.shown = markup;
    for (const place of places.values()) if (place.root === next) settle(place);
    return true;
  };

  /** Finds the figures of a panel once what is around them stands. */
  const settle = (place: Place): void => {
    const elements = [...place.root.element.querySelectorAll('figure')];
    const before = new Map(place.figures.map((piece) => [piece.element, piece]));
    for (const element of before.keys())
      if (!elements.includes(element as HTMLElement)) watch.unobserve(element);
    place.figures = elements.map((element, at): Piece => {
      const known = before.get(element);
      const wanted = place.coming[at];
      if (known !== undefined) return Object.assign(known, { wanted });
      watch.observe(element);
      return { element, shown: '', wanted };
    });
  };

  const placeIn = (element: Element): Place => {
    watch.observe(element);
    const shown = element.firstChild === null ? undefined : '';
    return { root: { element, shown, wanted: undefined }, figures: [], coming: [] };
  };

  return {
    show: ({ name, markup, figures }, element) => {
      const known = places.get(name);
      const place = known?.root.element === element ? known : placeIn(element);
      places.set(name, place);
      place.root.wanted = markup;
      place.coming = figures;
      if (place.root.shown === markup) settle(place);
      changed = performance.now();
      soon(0);
    },
    seen: () => [...places].filter(([, { root }]) => seen.has(root.element)).map(([name]) => name),
    touched: (name) => {
      const root = places.get(name)?.root;
      if (root?.shown !== undefined) root.shown = '';
    },
    finish: () => {
      while (draw(true));
    },
    forget: () => {
      clearTimeout(timer);
      watch.disconnect();
      places.clear();
    },
  };
}
