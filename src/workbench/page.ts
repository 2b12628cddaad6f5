import { type Live, openLive } from '../live/client.ts';
import { asking } from './asking.ts';
import { editorState, formatIn, openEditor, showMistakes } from './editor.ts';
import { type Home, homeOf } from './home.ts';
import { linkOf, readLink } from './link.ts';
import type { Answer, DeskCalls, FormField, Held, Movable, PlayerCalls, Told } from './messages.ts';

const desk = asking<DeskCalls>(new URL('desk.js', location.href), [
  'read',
  'variants',
  'complete',
  'hover',
  'define',
  'format',
  'value',
]);
/** Started for the first scenario that needs it. */
let player: ReturnType<typeof asking<PlayerCalls>> | undefined;
let live: Live | undefined;
/** Names that the live engine can move; it passes over others, so they get no slider. */
let handles: ReadonlySet<string> = new Set();

/** Worlds of an answer. */
const WORLDS = 2000;
const SETTINGS = { seed: 1, worlds: WORLDS, refined: 20_000 };
const READ_PAUSE = 20;
const PLAY_PAUSE = 250;
const VARIANTS_PAUSE = 900;

const element = <E extends HTMLElement = HTMLElement>(id: string): E => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found as E;
};
const note = (words: string): void => {
  element('note').textContent = words;
};

const START: Held = { id: 'new', files: {}, text: 'rubicon: 1\ntitle: A new scenario\n' };

let home: Home | undefined;
let held: Held = START;
let moved: Record<string, string> = {};
let movable: readonly Movable[] = [];
let mistakes: readonly Told[] = [];
let playedFor = '';
let learns = false;

const hooks = {
  desk,
  held: () => held,
  save,
  changed: () => {
    held = { ...held, text: view.state.doc.toString() };
    keep();
    later('read', read, READ_PAUSE);
  },
  values: (name: string) => {
    const rows = movable.filter(({ id }) => id === name || id.startsWith(`${name}[`));
    return rows.length === 0
      ? undefined
      : rows
          .map(
            (one) =>
              `${rows.length > 1 ? `${one.id}: ` : ''}median ${figure(one.middle)}, nine worlds in ten between ${figure(one.low)} and ${figure(one.high)}`,
          )
          .join('; ');
  },
};
const view = openEditor(element('editor'), held.text, hooks);

const timers = new Map<string, number>();
function later(name: string, act: () => void, pause: number): void {
  clearTimeout(timers.get(name));
  timers.set(name, window.setTimeout(act, pause));
}

/** Another scenario, with a history of its own. */
function open(next: Held, nextMoved: Record<string, string> = {}): void {
  held = next;
  moved = { ...nextMoved };
  movable = [];
  element('sliders').replaceChildren();
  element('answer').replaceChildren();
  view.setState(editorState(next.text, hooks));
  read();
}

/** What is wrong with the text as it is now; what comes too late is left out. */
async function read(): Promise<void> {
  const asked = held;
  const found = await desk.read(asked);
  if (asked !== held) return;
  show(found.mistakes);
  showForm(found.fields);
  learns = found.learns;
  if (!found.sound) {
    element('state').textContent = 'These answers are of the text before the mistake.';
    playedFor = '';
    return;
  }
  element('title').textContent = found.title;
  document.title = `${found.title} – Rubicon`;
  later('play', play, PLAY_PAUSE);
  later('variants', variants, VARIANTS_PAUSE);
}

async function variants(): Promise<void> {
  const asked = held;
  const found = await desk.variants(asked);
  if (asked === held && found.length > 0) show([...mistakes, ...found]);
}

function show(found: readonly Told[]): void {
  mistakes = found;
  showMistakes(view, found);
  const errors = found.filter(({ severity }) => severity === 'error').length;
  const warnings = found.length - errors;
  const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
  element('mistakes-title').textContent =
    found.length === 0 ? 'No mistakes' : `${count(errors, 'mistake')}, ${count(warnings, 'warning')}`;
  element('mistakes').replaceChildren(...found.slice(0, 30).map(mistakeItem));
}

function mistakeItem({ from, severity, code, message, mend, edit }: Told): HTMLElement {
  const line = view.state.doc.lineAt(Math.min(from, view.state.doc.length)).number;
  const place = made('button', `Line ${line}`);
  place.addEventListener('click', () => {
    view.dispatch({ selection: { anchor: Math.min(from, view.state.doc.length) }, scrollIntoView: true });
    asText(true);
    view.focus();
  });
  const words = made('p', '');
  words.append(made('span', `${severity} ${code}: `, severity), message.replaceAll('`', ''));
  const item = made('li', '');
  item.append(place, words);
  if (mend !== undefined) item.append(made('p', mend.replaceAll('`', '')));
  if (edit !== undefined) {
    const button = made('button', edit.insert === '' ? 'Take it out' : `Write ${edit.insert.trim()}`);
    button.addEventListener('click', () => {
      view.dispatch({ changes: edit, userEvent: 'input.mend' });
      element('writing-title').setAttribute('tabindex', '-1');
      element('writing-title').focus();
    });
    item.append(button);
  }
  return item;
}

function made<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  text: string,
  className = '',
): HTMLElementTagNameMap[K] {
  const one = document.createElement(tag);
  one.textContent = text;
  if (className !== '') one.className = className;
  if (one instanceof HTMLButtonElement) one.type = 'button';
  return one;
}

/** The assumptions as fields; a field that is being written in is left alone. */
function showForm(fields: readonly FormField[]): void {
  const form = element<HTMLFormElement>('form');
  const there = [...form.querySelectorAll('input')];
  const same = there.length === fields.length && fields.every(({ name }, i) => there[i]?.name === name);
  if (!same) form.replaceChildren(...fields.map(fieldItem));
  for (const [i, input] of [...form.querySelectorAll('input')].entries()) {
    const written = fields[i]?.written ?? '';
    if (input.value !== written && document.activeElement !== input) input.value = written;
  }
}

function fieldItem({ name, about, written, unit, because, source, editable }: FormField): HTMLElement {
  const item = made('div', '', 'field');
  const input = made('input', '');
  input.id = `field-${name}`;
  input.name = name;
  input.value = written;
  input.disabled = !editable;
  input.autocomplete = 'off';
  const label = made('label', name);
  label.htmlFor = input.id;
  const line = made('div', '');
  line.append(input, ` ${unit}`);
  item.append(label, line);
  for (const words of [
    about,
    because,
    source === '' ? '' : `Source: ${source}.`,
    editable ? '' : 'It has a value for each row: change them in the text.',
  ]) {
    if (words !== '') item.append(made('p', words));
  }
  input.addEventListener('input', async () => {
    const text = input.value;
    const edit = await desk.value(held, name, text);
    if (edit !== undefined && input.value === text) view.dispatch({ changes: edit, userEvent: 'input.form' });
  });
  return item;
}

/** Plays the scenario as it is now; what an older question comes to is passed over. */
async function play(): Promise<void> {
  const asked = held;
  const key = JSON.stringify([asked.text, moved]);
  if (key === playedFor) return;
  const [text] = playedFor === '' ? [] : (JSON.parse(playedFor) as [string]);
  playedFor = key;
  element('answer').setAttribute('aria-busy', 'true');
  element('state').textContent = 'Playing…';
  if (learns) {
    player ??= asking<PlayerCalls>(new URL('player.js', location.href), ['play']);
    const found = await player
      .play(
        asked,
        WORLDS,
        Object.entries(moved).map(([name, value]) => `${name}=${value}`),
      )
      .catch(
        (error: unknown): Answer => ({
          kind: 'none',
          reason: error instanceof Error ? error.message : String(error),
        }),
      );
    if (key === playedFor) hear(found);
    return;
  }
  const bundle = { source: { name: 'scenario.yaml', text: asked.text }, id: asked.id, files: asked.files };
  if (live === undefined) {
    live = openLive<Answer | undefined>(new URL('live.js', location.href).href, bundle, SETTINGS, {
      opened: (names) => {
        handles = new Set(names);
      },
      told: (answer) => {
        if (!learns && answer !== undefined) hear(answer);
      },
      failed: (message) => hear({ kind: 'none', reason: message }),
    });
  } else if (text !== asked.text) live.open(bundle, SETTINGS);
  live.ask({
    changes: Object.fromEntries(
      Object.entries(moved).map(([name, value]) => [name, { kind: 'fixed', value: Number(value) }]),
    ),
  });
}

function hear(found: Answer): void {
  const answer = element('answer');
  answer.removeAttribute('aria-busy');
  if (found.kind === 'none') {
    element('state').textContent = found.reason;
    return;
  }
  for (const { name, markup } of found.sections) panel(answer, name, markup);
  const set =
    found.moved === 0
      ? ', as written'
      : `, with ${found.moved} assumption${found.moved === 1 ? '' : 's'} moved`;
  element('state').textContent = `${found.worlds} worlds in ${found.ms} ms${set}.`;
  if (found.moved === 0)
    showSliders(learns ? found.movable : found.movable.filter(({ id }) => handles.has(id)));
}

/** Puts a panel into its place; what a reader has opened in it stays open. */
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

/** A slider for every assumption, over the middle nine tenths of its values. */
function showSliders(found: readonly Movable[]): void {
  const same = found.length === movable.length && found.every((one, i) => one.id === movable[i]?.id);
  movable = found;
  // A slider that is being held stays under the hand.
  if (same && element('sliders').contains(document.activeElement)) return;
  element('sliders').replaceChildren(...found.filter(({ low, high }) => low < high).map(slider));
}

function slider({ id, about, unit, low, middle, high }: Movable): HTMLElement {
  const item = made('div', '', 'slide');
  const input = made('input', '');
  input.type = 'range';
  input.id = `slide-${id}`;
  input.min = String(low);
  input.max = String(high);
  input.step = String((high - low) / 200);
  input.value = moved[id] ?? String(middle);
  input.dataset.rubiconAssumption = id;
  const label = made('label', id);
  label.htmlFor = input.id;
  if (about !== '') label.append(made('small', about));
  const shown = made('output', '');
  shown.htmlFor.add(input.id);
  const told = (): void => {
    const fixed = moved[id];
    const words = fixed === undefined ? `${figure(low)} to ${figure(high)}` : figure(Number(fixed));
    shown.textContent = unit === '1' || unit === 'share' ? words : `${words} ${unit}`;
    input.setAttribute('aria-valuetext', `${fixed === undefined ? 'free, ' : ''}${shown.textContent}`);
    item.classList.toggle('moved', fixed !== undefined);
  };
  told();
  input.addEventListener('input', () => {
    moved[id] = String(Number(Number(input.value).toPrecision(6)));
    told();
    element('as-written').hidden = false;
    later('play', play, 40);
  });
  item.append(label, input, shown);
  return item;
}

function figure(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function asText(text: boolean): void {
  element('editor').hidden = !text;
  element('form').hidden = text;
  element('as-text').setAttribute('aria-pressed', String(text));
  element('as-form').setAttribute('aria-pressed', String(!text));
}

/** What was written is kept in the browser, by the scenario's name, until it is saved. */
function keep(): void {
  try {
    localStorage.setItem(`rubicon:${held.id}`, held.text);
  } catch {
    note('This browser keeps nothing: download the text before you leave.');
  }
}

function offerKept(): void {
  const kept = localStorage.getItem(`rubicon:${held.id}`);
  if (kept === null || kept === held.text) return;
  const button = made('button', 'Bring back what was not saved');
  button.addEventListener('click', () => {
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: kept } });
    button.remove();
  });
  element('note').replaceChildren(button);
}

async function save(): Promise<void> {
  if (home === undefined) return download();
  const { saved, words } = await home.save(held.text);
  note(words);
  if (saved) localStorage.removeItem(`rubicon:${held.id}`);
}

function download(): void {
  const link = made('a', '');
  link.href = `data:text/yaml;charset=utf-8,${encodeURIComponent(held.text)}`;
  link.download = 'scenario.yaml';
  link.click();
}

async function share(way: 'edit' | 'view'): Promise<void> {
  const hash = await linkOf({ ...held, moved }, way);
  if (hash === undefined) {
    note('The scenario is too long for a link: download it and send the file.');
    return;
  }
  const link = `${location.origin}${location.pathname}${hash}`;
  window.history.replaceState(null, '', hash);
  await navigator.clipboard.writeText(link).then(
    () => note(`The ${way} link is copied.`),
    () => note(`The address of this page is now the ${way} link.`),
  );
}

interface Example {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  readonly files: Readonly<Record<string, string>>;
  readonly file: string;
}

async function gallery(): Promise<void> {
  const answer = await fetch('examples.json');
  const list = answer.ok ? ((await answer.json()) as readonly Example[]) : [];
  const select = element<HTMLSelectElement>('examples');
  for (const { id, title } of list) {
    const option = made('option', title);
    option.value = id;
    select.append(option);
  }
  select.addEventListener('change', async () => {
    const example = list.find(({ id }) => id === select.value);
    if (example === undefined) return;
    const text = await (await fetch(example.file)).text();
    const about = element('gallery-note');
    about.textContent = example.words;
    about.hidden = false;
    open({ id: example.id, text, files: example.files });
    offerKept();
  });
  const first = list.find(({ id }) => id === 'teaching/toy-escalation') ?? list[0];
  if (home === undefined && held === START && first !== undefined) {
    select.value = first.id;
    select.dispatchEvent(new Event('change'));
  }
}

async function begin(): Promise<void> {
  const linked = await readLink(location.hash).catch((error: unknown) => {
    note(error instanceof Error ? error.message : String(error));
    return undefined;
  });
  home = await homeOf();
  element('save').hidden = home === undefined;
  if (linked !== undefined) {
    document.body.classList.toggle('viewing', linked.way === 'view');
    open(linked.state, linked.state.moved);
    element('as-written').hidden = Object.keys(moved).length === 0;
  } else if (home !== undefined) {
    open(home.held);
    offerKept();
  } else read();
  document.body.dataset.ready = 'yes';
  performance.mark('ready');
  await gallery();
}

element('as-text').addEventListener('click', () => asText(true));
element('as-form').addEventListener('click', () => asText(false));
element('format').addEventListener('click', () => formatIn(view, hooks));
element('save').addEventListener('click', save);
element('download').addEventListener('click', download);
element('share').addEventListener('click', () => share('edit'));
element('share-view').addEventListener('click', () => share('view'));
element('form').addEventListener('submit', (event) => event.preventDefault());
element('as-written').addEventListener('click', () => {
  moved = {};
  element('as-written').hidden = true;
  element('sliders').replaceChildren();
  play();
});
begin().catch((error: unknown) => note(error instanceof Error ? error.message : String(error)));
