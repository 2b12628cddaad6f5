import { morphing, parsed } from './morph.ts';
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
/** Milliseconds of a task: a piece that takes longer is gone on with in the next one. */
const SLICE = 8;
/** What is so near to being seen is drawn as if it were, in CSS pixels. */
const NEAR = 400;

/** What stands in an element of which nothing is known: no markup is like it. */
const UNKNOWN = '\0';

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

/** Makes an element show a markup, step by step. */
function* drawing(element: Element, markup: string): Generator<void, void> {
  const fresh = parsed(markup);
  if (fresh === undefined) element.replaceChildren();
  else if (fresh.localName === element.localName) yield* morphing(element, fresh);
  else {
    const [old] = element.children;
    if (old?.localName === fresh.localName) yield* morphing(old, fresh);
    else element.replaceChildren(fresh);
  }
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

  /** The piece that is being drawn, and what is left to do. */
  let under: { readonly piece: Piece; readonly markup: string; readonly steps: Iterator<void> } | undefined;

  /** Draws at a piece for a while; tells whether there was one to draw now. */
  const draw = (all = false): boolean => {
    // What has come meanwhile is drawn instead.
    if (under === undefined || under.piece.wanted !== under.markup) under = begun(all);
    if (under === undefined) return false;
    const { piece, markup, steps } = under;
    const end = all ? Number.POSITIVE_INFINITY : performance.now() + SLICE;
    let done = steps.next().done;
    while (done !== true && performance.now() < end) done = steps.next().done;
    if (done !== true) return true;
    under = undefined;
    piece.shown = markup;
    for (const place of places.values()) if (place.root === piece) settle(place);
    return true;
  };

  /** The next piece that is to be drawn. */
  const begun = (all: boolean): typeof under => {
    const waiting = stale();
    const piece =
      // A panel that has never been drawn is drawn in its turn: what is seen depends on how high it is.
      waiting.find(({ element, shown }) => shown === undefined || seen.has(element)) ??
      (all || performance.now() - changed >= QUIET ? waiting[0] : undefined);
    if (piece === undefined) return undefined;
    const markup = piece.wanted!;
    return { piece, markup, steps: drawing(piece.element, markup) };
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
      return { element, shown: UNKNOWN, wanted };
    });
  };

  const placeIn = (element: Element): Place => {
    watch.observe(element);
    const shown = element.firstChild === null ? undefined : UNKNOWN;
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
      if (root?.shown === undefined) return;
      // What was to stand there is older than what does now.
      Object.assign(root, { shown: UNKNOWN, wanted: undefined });
      if (under?.piece === root) under = undefined;
    },
    finish: () => {
      while (draw(true));
    },
    forget: () => {
      clearTimeout(timer);
      watch.disconnect();
      places.clear();
      under = undefined;
    },
  };
}
