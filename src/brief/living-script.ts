// The script of a living page: sliders on the page's side, questions to its worker, and what it answers put in place.
import type { Change } from '../live/change.ts';
import { openLive } from '../live/client.ts';
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
  readonly dataset: Readonly<Record<string, string>>;
  readonly addEventListener: (type: string, listener: () => void) => void;
  readonly setAttribute: (name: string, value: string) => void;
  readonly toggleAttribute: (name: string, on: boolean) => void;
}

interface Document {
  readonly documentElement: Element;
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
  options: document.getElementById('options')?.outerHTML,
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
  const options = document.getElementById('options');
  if (shown.options !== undefined && options !== null) options.outerHTML = shown.options;
  status.textContent = `Your values, ${count(shown.worlds)} worlds${shown.stage === 'coarse' ? ' so far' : ''}. The published values are untouched.`;
};

const live = openLive<Shown>(
  URL.createObjectURL(new Blob([code], { type: 'text/javascript' })),
  bundle,
  settings,
  {
    opened: (handles) => {
      sliders.forEach((slider, place) => {
        slider.disabled = !handles.includes(names[place] ?? '');
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

/** Shows where the sliders stand, and asks. */
const follow = (): void => {
  sliders.forEach((slider, place) => {
    const change = changes[names[place] ?? ''];
    const now = slider.nextElementSibling;
    if (change?.kind === 'fixed') slider.value = String(change.value);
    else slider.value = published.value[place] ?? '';
    if (now === null) return;
    now.textContent =
      change?.kind === 'fixed'
        ? `fixed at ${withUnit(change.value, slider.dataset.unit ?? '1')} (${published.now[place]})`
        : (published.now[place] ?? '');
  });
  const moved = Object.keys(changes).length > 0;
  reset.disabled = !moved;
  share.disabled = !moved;

  if (moved) {
    live.ask({ changes, until: 'refined' });
    return;
  }
  live.ask({ changes: {}, until: 'coarse' });
  answers.forEach((answer, place) => {
    answer.innerHTML = published.answers[place] ?? '';
  });
  tally.forEach((line, place) => {
    line.innerHTML = published.tally[place] ?? '';
  });
  const options = document.getElementById('options');
  if (options !== null && published.options !== undefined) options.outerHTML = published.options;
  status.textContent = 'Published values.';
};

sliders.forEach((slider, place) => {
  slider.addEventListener('input', () => {
    changes = { ...changes, [names[place] ?? '']: { kind: 'fixed', value: Number(slider.value) } };
    follow();
  });
  // The address follows when the slider rests, as browsers limit how often it may change.
  slider.addEventListener('change', () => {
    scope.history.replaceState(null, '', `#${shareText(changes)}`);
  });
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
