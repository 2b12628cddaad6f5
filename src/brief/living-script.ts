// The script of a living page: sliders on the page's side, questions to its worker, and what it answers put in place.
import type { Change } from '../live/change.ts';
import { openLive } from '../live/client.ts';
import type { Lever } from '../live/handles.ts';
import type { SessionSettings } from '../live/question.ts';
import type { Bundle } from '../live/web.ts';
import { echoVerdicts } from '../page/echo-verdicts.ts';
import { morph, parsed } from '../page/morph.ts';
import type { Panel } from '../page/panel.ts';
import { panels } from '../page/panels.ts';
import { figuresOf } from './figures-of.ts';
import { FOLLOWING } from './following.ts';
import type { Shown } from './live-worker.ts';
import { sharedChanges, shareText } from './share.ts';
import { count, withUnit } from './words.ts';

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no ${id}`);
  return found;
}

function button(id: string): HTMLButtonElement {
  return element(id) as HTMLButtonElement;
}

const code = element('rubicon-engine').textContent ?? '';
const { bundle, settings } = JSON.parse(element('rubicon-scenario').textContent ?? '') as {
  readonly bundle: Bundle;
  readonly settings: SessionSettings;
};
const sliders = [...document.querySelectorAll<HTMLInputElement>('input[data-rubicon-assumption]')];
const names = sliders.map(({ dataset }) => dataset.rubiconAssumption ?? '');
const folds = sliders.map(({ parentElement }) => parentElement?.querySelector<HTMLElement>('.prior'));
const priors: Lever['prior'][] = [];
const fieldsOf = (place: number): HTMLInputElement[] => [...(folds[place]?.querySelectorAll('input') ?? [])];
const answers = [...document.querySelectorAll('.claim > .answer')];
const tally = [...document.querySelectorAll('#claims .tally')];
const status = element('live-status');
/** Of actors who bargain alone. */
const foreseeing = document.getElementById('live-foreseeing');
const reset = button('live-reset');
const share = button('live-share');
const published = {
  now: sliders.map((slider) => slider.nextElementSibling?.textContent ?? ''),
  value: sliders.map(({ value }) => value),
  answers: answers.map(({ innerHTML }) => innerHTML),
  tally: tally.map(({ innerHTML }) => innerHTML),
};
/** Sections that follow, as they were published. */
const sections = new Map<string, Panel>();
const follow = panels();

/** A section is to show this. What was published is kept before it first shows something else. */
const follows = (panel: Panel): void => {
  const section = document.getElementById(panel.name);
  if (section === null) return;
  if (!sections.has(panel.name))
    sections.set(panel.name, { name: panel.name, ...figuresOf(section.outerHTML) });
  follow.show(panel, section);
};

/** Sections that follow, wholly or in their main parts, and those that tell nothing that could: all others say that they are as published. */
const NOT_SAID: readonly string[] = ['sliders', 'claims', 'sources', ...FOLLOWING];
const notes: HTMLElement[] = [];
const note = (put: (words: Element) => void): void => {
  const words = document.createElement('p');
  words.className = 'small as-published';
  words.textContent = `As published: this part does not follow the sliders.`;
  put(words);
  notes.push(words);
};
const mark = (moved: boolean): void => {
  document.documentElement.toggleAttribute('data-rubicon-moved', moved);
  if (moved && notes.length === 0) {
    for (const claim of document.querySelectorAll('.claim > .words')) {
      const turns = claim.querySelector('.turns, details');
      if (turns !== null) note((words) => turns.before(words));
    }
    for (const section of document.querySelectorAll('article > section')) {
      const heading = section.querySelector('h2');
      if (NOT_SAID.includes(section.id) || heading === null) continue;
      note((words) => heading.after(words));
    }
  }
  for (const words of notes) words.hidden = !moved;
};

/** The slider or field that a reader had in hand last. */
let hand: Element | undefined;
for (const kind of ['pointerdown', 'focusin'])
  element('sliders').addEventListener(kind, ({ target }) => {
    if (target instanceof HTMLInputElement) hand = target;
  });

/** Changes what stands above the sliders; one in hand stays where it is. Not every browser sees to that, nor after every change. */
const steadily = (change: () => void): void => {
  const top = (): number => hand?.getBoundingClientRect().top ?? -1;
  const before = top();
  change();
  if (before >= 0 && before < innerHeight) scrollBy({ top: top() - before, behavior: 'instant' });
};

let changes: Record<string, Change> = {};
/** The list of claims, and how many answers it has shown. */
const list = document.querySelector('[data-rubicon="answer"]');
let drawn = 0;

/** Puts a verdict into a claim. */
const answered = (answer: Element, markup: string | undefined): void => {
  const fresh = markup === undefined ? undefined : parsed(`<div class="answer">${markup}</div>`);
  if (fresh !== undefined) morph(answer, fresh);
};

const put = (shown: Shown): void => {
  if (shown.kind === 'message') {
    status.textContent = shown.message;
    return;
  }
  if (Object.keys(changes).length === 0) return;
  if (shown.kind === 'foreseeing') {
    if (foreseeing !== null) foreseeing.textContent = shown.words;
    return;
  }
  if (shown.kind === 'section') {
    follows(shown.section);
    return;
  }
  steadily(() => {
    for (const [place, answer] of answers.entries()) answered(answer, shown.answers[place]);
    echoVerdicts(document);
  });
  for (const line of tally) line.textContent = shown.tally;
  list?.setAttribute('data-rubicon-answers', String(++drawn));
  status.textContent = `Your values, ${count(shown.worlds)} worlds${shown.stage === 'coarse' ? ' so far' : ''}. ${shown.rests} The published values are untouched.`;
  if (foreseeing !== null) foreseeing.textContent = '';
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
        if (fold != null) fold.hidden = lever?.prior === undefined;
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
const ask = (): void => {
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
  steadily(() => mark(moved));
  reset.disabled = !moved;
  share.disabled = !moved;

  if (moved) {
    live.ask({ changes, until: 'whole' });
    return;
  }
  live.ask({ changes: {}, until: 'coarse' });
  for (const [place, answer] of answers.entries()) answered(answer, published.answers[place]);
  echoVerdicts(document);
  tally.forEach((line, place) => {
    line.innerHTML = published.tally[place] ?? '';
  });
  for (const panel of sections.values()) follows(panel);
  if (foreseeing !== null) foreseeing.textContent = '';
  status.textContent = 'Published values.';
};

/** The address follows when something rests, as browsers limit how often it may change. */
const rest = (): void => history.replaceState(null, '', `#${shareText(changes)}`);
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
      ask();
      rest();
    });
  }
  slider.addEventListener('input', () => {
    changes = { ...changes, [names[place] ?? '']: { kind: 'fixed', value: Number(slider.value) } };
    ask();
  });
  slider.addEventListener('change', rest);
});
reset.addEventListener('click', () => {
  changes = {};
  history.replaceState(null, '', '#sliders');
  ask();
});
share.addEventListener('click', () => {
  history.replaceState(null, '', `#${shareText(changes)}`);
  const said = (): void => {
    status.textContent = 'The link to this state stands in the address bar.';
  };
  navigator.clipboard?.writeText(location.href).then(() => {
    status.textContent = 'The link to this state is copied.';
  }, said) ?? said();
});
const restore = (): void => {
  const shared = sharedChanges(location.hash, names);
  if (shared === undefined) return;
  changes = { ...shared };
  ask();
};
addEventListener('hashchange', restore);
// What is printed is drawn before.
addEventListener('beforeprint', () => follow.finish());
element('sliders').hidden = false;
restore();
