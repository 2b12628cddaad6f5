// The script of a living page: sliders on the page's side, questions to its worker, and what it answers put in place.
import type { Change } from '../live/change.ts';
import { openLive } from '../live/client.ts';
import type { Lever } from '../live/handles.ts';
import type { SessionSettings } from '../live/question.ts';
import type { Bundle } from '../live/web.ts';
import type { Shown } from './live-worker.ts';
import { sharedChanges, shareText } from './share.ts';
import { count, withUnit } from './words.ts';

/** The little of an element that is used here. */
interface Element {
  textContent: string;
  innerHTML: string;
  outerHTML: string;
  value: string;
  hidden: boolean;
  disabled: boolean;
  nextElementSibling: Element | null;
  parentElement: Element | null;
  className: string;
  readonly firstChild: unknown;
  readonly firstElementChild: Element | null;
  readonly isConnected: boolean;
  readonly content: Element;
  readonly querySelectorAll: (selector: string) => Iterable<Element>;
  readonly replaceWith: (other: Element) => void;
  readonly prepend: (other: Element) => void;
  readonly before: (other: Element) => void;
  readonly dataset: Readonly<Record<string, string>>;
  readonly addEventListener: (type: string, listener: () => void) => void;
  readonly setAttribute: (name: string, value: string) => void;
  readonly toggleAttribute: (name: string, on: boolean) => void;
}

interface Document {
  readonly documentElement: Element;
  readonly createElement: (name: string) => Element;
  readonly getElementById: (id: string) => Element | null;
  readonly querySelectorAll: (selector: string) => Iterable<Element>;
}

const scope = globalThis as unknown as {
  readonly document: Document;
  readonly location: { hash: string; readonly href: string };
  readonly history: { readonly replaceState: (state: null, title: string, url: string) => void };
  readonly navigator: { readonly clipboard?: { readonly writeText: (text: string) => Promise<void> } };
  readonly addEventListener: (type: string, listener: () => void) => void;
};
const { document } = scope;
const element = (id: string): Element => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no ${id}`);
  return found;
};

const code = element('rubicon-engine').textContent;
const { bundle, settings } = JSON.parse(element('rubicon-scenario').textContent) as {
  readonly bundle: Bundle;
  readonly settings: SessionSettings;
};
const sliders = [...document.querySelectorAll('input[data-rubicon-assumption]')];
const names = sliders.map(({ dataset }) => dataset.rubiconAssumption ?? '');
const folds = sliders.map(({ parentElement }) => [...(parentElement?.querySelectorAll('.prior') ?? [])][0]);
const priors: Lever['prior'][] = [];
const fieldsOf = (place: number): Element[] => [...(folds[place]?.querySelectorAll('input') ?? [])];
const answers = [...document.querySelectorAll('.claim > .answer')];
const tally = [...document.querySelectorAll('#claims .tally')];
const status = element('live-status');
const reset = element('live-reset');
const share = element('live-share');
const published = {
  now: sliders.map((slider) => slider.nextElementSibling?.textContent ?? ''),
  value: sliders.map(({ value }) => value),
  answers: answers.map(({ innerHTML }) => innerHTML),
  tally: tally.map(({ innerHTML }) => innerHTML),
};
/** What stands in the place of each piece that follows, and the published piece that stood there. */
const followed = new Map<string, { now: Element; readonly published: Element; markup: string }>();
/** Pieces that are to be put in place, by their keys. */
const coming = new Map<string, { readonly there: Element; readonly markup: string }>();
let waiting = false;

/** Puts pieces in place, each in a task of its own, so that the page's thread is free in between. */
const soon = (): void => {
  if (waiting) return;
  waiting = true;
  setTimeout(() => {
    waiting = false;
    for (const [key, { there, markup }] of coming) {
      coming.delete(key);
      const known = followed.get(key) ?? { now: there, published: there, markup: '' };
      if (known.markup === markup) continue;
      const template = document.createElement('template');
      // Markup of the brief, in which every word of the scenario is escaped.
      template.innerHTML = markup;
      const next = template.content.firstElementChild;
      if (next === null) continue;
      known.now.replaceWith(next);
      followed.set(key, { now: next, published: known.published, markup });
      break;
    }
    if (coming.size > 0) soon();
  }, 0);
};

/** A piece that is to stand where another stands, or stood when the page was opened. */
const follows = (key: string, there: Element | null | undefined, markup: string | undefined): void => {
  if (there === null || there === undefined || markup === undefined) return;
  coming.set(key, { there, markup });
  soon();
};

/** Sections that stay as published, which is said in them while something is moved. */
const STAYS = ['choosing', 'red-lines', 'settlement', 'evidence', 'assumptions'];
const notes: Element[] = [];
/** Of actors who bargain: what they expect was found before the page was made. */
const FORESIGHT =
  ' Nor does what the actors foresee: options and claims are played anew with the foresight of the published run.';
const note = (put: (words: Element) => void, more = ''): void => {
  const words = document.createElement('p');
  words.className = 'small as-published';
  words.textContent = `As published: this part does not follow the sliders.${more}`;
  put(words);
  notes.push(words);
};
const mark = (moved: boolean): void => {
  document.documentElement.toggleAttribute('data-rubicon-moved', moved);
  if (moved && notes.length === 0) {
    for (const claim of document.querySelectorAll('.claim > .words')) {
      const [turns] = claim.querySelectorAll('.turns, details');
      if (turns !== undefined) note((words) => turns.before(words));
    }
    for (const id of STAYS) {
      const section = document.getElementById(id);
      const more = id === 'settlement' ? FORESIGHT : '';
      if (section !== null) note((words) => section.prepend(words), more);
    }
  }
  for (const words of notes) words.hidden = !moved;
};

let changes: Record<string, Change> = {};
/** The list of claims, and how many answers it has shown. */
const [list] = document.querySelectorAll('[data-rubicon="answer"]');
let drawn = 0;

const put = (shown: Shown): void => {
  if (shown.kind === 'message') {
    status.textContent = shown.message;
    return;
  }
  if (Object.keys(changes).length === 0) return;
  shown.answers.forEach((markup, place) => {
    const answer = answers[place];
    if (answer !== undefined && answer.innerHTML !== markup) answer.innerHTML = markup;
  });
  for (const line of tally) line.textContent = shown.tally;
  list?.setAttribute('data-rubicon-answers', String(++drawn));
  follows('options', document.getElementById('options'), shown.options);
  for (const { section, markups } of shown.figures ?? []) {
    const figures = [...document.querySelectorAll(`#${section} figure`)];
    if (figures.length !== markups.length) continue;
    for (const [place, figure] of figures.entries()) follows(`${section} ${place}`, figure, markups[place]);
  }
  status.textContent = `Your values, ${count(shown.worlds)} worlds${shown.stage === 'coarse' ? ' so far' : ''}. ${shown.evidence} The published values are untouched.`;
};

const live = openLive<Shown>(
  URL.createObjectURL(new Blob([code], { type: 'text/javascript' })),
  bundle,
  settings,
  {
    opened: (levers) => {
      sliders.forEach((slider, place) => {
        const lever = levers.find(({ name }) => name === names[place]);
        slider.disabled = lever === undefined;
        priors[place] = lever?.prior;
        const fold = folds[place];
        if (fold !== undefined) fold.hidden = lever?.prior === undefined;
        fill(place);
      });
      document.documentElement.toggleAttribute('data-rubicon-ready', true);
      if (Object.keys(changes).length === 0) status.textContent = 'Published values.';
    },
    learning: (words) => {
      status.textContent = words;
    },
    told: put,
    failed: (message) => {
      status.textContent = `This page cannot play worlds here: ${message}`;
      for (const slider of sliders) slider.disabled = true;
    },
  },
  code,
);

/** Fields say what is thought now, or what was thought as published. */
function fill(place: number): void {
  const change = changes[names[place] ?? ''];
  const range = change?.kind === 'range' ? change : priors[place];
  if (range === undefined) return;
  const [low, high] = fieldsOf(place);
  if (low !== undefined) low.value = String(Number(range.low.toPrecision(6)));
  if (high !== undefined) high.value = String(Number(range.high.toPrecision(6)));
}

/** Shows where the sliders stand, and asks. */
const follow = (): void => {
  sliders.forEach((slider, place) => {
    const change = changes[names[place] ?? ''];
    const now = slider.nextElementSibling;
    if (change?.kind === 'fixed') slider.value = String(change.value);
    else slider.value = published.value[place] ?? '';
    slider.parentElement?.toggleAttribute('data-rubicon-moved', change !== undefined);
    fill(place);
    if (now === null) return;
    const unit = slider.dataset.unit ?? '1';
    const words =
      change === undefined
        ? undefined
        : change.kind === 'fixed'
          ? `fixed at ${withUnit(change.value, unit)}`
          : `thought ${withUnit(change.low, unit)} to ${withUnit(change.high, unit)}`;
    now.textContent =
      words === undefined ? (published.now[place] ?? '') : `${words} (${published.now[place]})`;
  });
  const moved = Object.keys(changes).length > 0;
  mark(moved);
  reset.disabled = !moved;
  share.disabled = !moved;

  if (moved) {
    live.ask({ changes, until: 'whole' });
    return;
  }
  live.ask({ changes: {}, until: 'coarse' });
  answers.forEach((answer, place) => {
    answer.innerHTML = published.answers[place] ?? '';
  });
  tally.forEach((line, place) => {
    line.innerHTML = published.tally[place] ?? '';
  });
  coming.clear();
  for (const { now, published: before } of followed.values()) now.replaceWith(before);
  followed.clear();
  status.textContent = 'Published values.';
};

/** The address follows when something rests, as browsers limit how often it may change. */
const rest = (): void => scope.history.replaceState(null, '', `#${shareText(changes)}`);
sliders.forEach((slider, place) => {
  for (const field of fieldsOf(place)) {
    field.addEventListener('change', () => {
      const [low = 0, high = 0] = fieldsOf(place).map(({ value }) =>
        value === '' ? Number.NaN : Number(value),
      );
      if (!(low < high)) {
        status.textContent = 'The second number of a range is the greater one.';
        return;
      }
      changes = { ...changes, [names[place] ?? '']: { kind: 'range', low, high } };
      follow();
      rest();
    });
  }
  slider.addEventListener('input', () => {
    changes = { ...changes, [names[place] ?? '']: { kind: 'fixed', value: Number(slider.value) } };
    follow();
  });
  slider.addEventListener('change', rest);
});
reset.addEventListener('click', () => {
  changes = {};
  scope.history.replaceState(null, '', '#sliders');
  follow();
});
share.addEventListener('click', () => {
  scope.history.replaceState(null, '', `#${shareText(changes)}`);
  const said = (): void => {
    status.textContent = 'The link to this state stands in the address bar.';
  };
  scope.navigator.clipboard?.writeText(scope.location.href).then(() => {
    status.textContent = 'The link to this state is copied.';
  }, said) ?? said();
});
const restore = (): void => {
  const shared = sharedChanges(scope.location.hash, names);
  if (shared === undefined) return;
  changes = { ...shared };
  follow();
};
scope.addEventListener('hashchange', restore);
element('sliders').hidden = false;
restore();
