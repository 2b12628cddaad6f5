import type { Change, Changes } from '../live/change.ts';
import { type Live, openLive } from '../live/client.ts';
import type { Lever } from '../live/handles.ts';
import type { Panel } from '../page/panel.ts';
import type { ElsewhereFacts } from '../result/findings.ts';
import { asking } from './asking.ts';
import { editorState, formatIn, openEditor } from './editor.ts';
import { headingsOf } from './headings.ts';
import { type Home, homeOf } from './home.ts';
import { type Linked, readLink } from './link.ts';
import { type Answer, BESIDE, DESK, type DeskCalls, type Held, type Movable, type Told } from './messages.ts';
import { element, made, note } from './page/dom.ts';
import { showForm } from './page/form.ts';
import { type Example, fillGallery, heldOf } from './page/gallery.ts';
import { historyList, keep, keptOf } from './page/keeping.ts';
import { listMistakes } from './page/mistakes.ts';
import {
  clearPanels,
  panelsWait,
  placePanels,
  seenPanels,
  showPanel,
  showVerdicts,
  standingPanels,
} from './page/panels.ts';
import { download, nameOf, share, stateIn } from './page/sharing.ts';
import { clearSliders, findSliders, showSliders } from './page/sliders.ts';
import { listUses } from './page/uses.ts';
import { valuesOf } from './page/values.ts';

const WORKER = new URL('worker.js', location.href);
const desk = asking<DeskCalls>(WORKER, DESK, [
  'read',
  'variants',
  'complete',
  'hover',
  'define',
  'references',
  'format',
  'value',
]);
/** Started for the first scenario that is played. */
let live: Live | undefined;
/** Names that the live engine can move; it passes over others, so they get no slider. */
let levers: ReadonlyMap<string, Lever> = new Map();
/** Whether the answer as written was asked for first, so that there are sliders to show what was moved. */
let writtenFirst = false;

const SETTINGS = { seed: 1, worlds: 2000, refined: 20_000 };
const READ_PAUSE = 20;
const KEEP_PAUSE = 500;
const PLAY_PAUSE = 250;
const VARIANTS_PAUSE = 900;

const START: Held = { id: 'new', files: {}, text: 'rubicon: 1\ntitle: A new scenario\n' };

let home: Home | undefined;
let held: Held = START;
let moved: Changes = {};
let movable: readonly Movable[] = [];
let mistakes: readonly Told[] = [];
let playedFor = '';
/** Whether the scenario that is open has been played: until then, what is told is still told of the one before. */
let played = false;
/** Whether there is an answer, and whether one is pinned for later ones to be held against. */
let answered = false;
/** Answers that have been shown. */
let answers = 0;
let pinned = false;

const hooks = {
  desk,
  held: () => held,
  save,
  uses: async (offset: number) => listUses(view, await desk.references(held, offset), toText),
  changed: () => {
    held = { ...held, text: view.state.doc.toString() };
    later('keep', keepText, KEEP_PAUSE);
    later('read', read, READ_PAUSE);
  },
  values: (name: string) => valuesOf(name, movable),
};
const view = openEditor(element('editor'), held.text, hooks);

const timers = new Map<string, number>();
function later(name: string, act: () => void, pause: number): void {
  clearTimeout(timers.get(name));
  timers.set(name, window.setTimeout(act, pause));
}

/** Another scenario, with a history of its own. */
function open(next: Held, nextMoved: Changes = {}): void {
  held = next;
  moved = { ...nextMoved };
  movable = [];
  playedFor = '';
  played = false;
  clearSliders();
  clearPanels(element('answer'));
  element('state').textContent = 'Reading…';
  answered = false;
  view.setState(editorState(next.text, hooks));
  read();
}

/** What is wrong with the text as it is now; what comes too late is left out. */
async function read(): Promise<void> {
  const asked = held;
  const found = await desk.read(asked).catch(cannotRead);
  if (found === undefined || asked !== held) return;
  show(found.mistakes);
  showForm(found.fields, changeField);
  if (!found.sound) {
    if (!played) element('title').textContent = asked.id;
    element('state').textContent = played
      ? 'These answers are of the text before the mistake.'
      : 'It is played once its mistakes are mended.';
    playedFor = '';
    return;
  }
  element('title').textContent = found.title;
  document.title = `${found.title} – Rubicon`;
  later('play', play, PLAY_PAUSE);
  later('variants', variants, VARIANTS_PAUSE);
}

/** Without what knows the language there is neither a mistake nor an answer to show. */
function cannotRead(error: unknown): void {
  element('state').textContent =
    `This page cannot read scenarios: ${reasonOf(error)}. Load it again; what was written is kept in this browser.`;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What a field now says goes into the text, unless the field says something else by then. */
async function changeField(input: HTMLInputElement): Promise<void> {
  const text = input.value;
  const edit = await desk.value(held, input.name, text);
  if (edit !== undefined && input.value === text) view.dispatch({ changes: edit, userEvent: 'input.form' });
}

async function variants(): Promise<void> {
  const asked = held;
  const found = await desk.variants(asked);
  if (asked === held && found.length > 0) show([...mistakes, ...found]);
}

function show(found: readonly Told[]): void {
  mistakes = found;
  listMistakes(view, found, toText);
}

/** What other scenarios were found to say: of the text that it was read for, and told as such once that is another. */
function foundFor({ elsewhere = [], text, published }: Held): readonly ElsewhereFacts[] {
  return text === published
    ? elsewhere
    : elsewhere.map((one) => ({ ...one, unchanged: false, edited: true }));
}

/** Plays the scenario as it is now; what an older question comes to is passed over. */
function play(): void {
  const asked = held;
  const key = JSON.stringify([asked.text, moved]);
  if (key === playedFor) return;
  const [text] = playedFor === '' ? [] : (JSON.parse(playedFor) as [string]);
  playedFor = key;
  played = true;
  if (text !== asked.text) {
    element('answer').setAttribute('aria-busy', 'true');
    element('state').textContent = 'Playing…';
  }
  const bundle = { source: { name: 'scenario.yaml', text: asked.text }, id: asked.id, files: asked.files };
  const settings = { ...SETTINGS, elsewhere: foundFor(asked) };
  if (live === undefined) {
    live = openLive<Answer>(WORKER.href, bundle, settings, {
      opened: (found) => {
        levers = new Map(found.map((lever) => [lever.name, lever]));
      },
      done: () => {
        panelsWait(element('answer'), false);
        if (!writtenFirst) return;
        writtenFirst = false;
        live?.ask({ changes: moved });
      },
      learning: (words) => {
        element('state').textContent = words;
      },
      told: (answer) => {
        if (played) hear(answer);
      },
      failed: (message) =>
        hear({ kind: 'none', reason: `There is no answer: ${message}. Load the page again.` }),
    });
  } else if (text !== asked.text) live.open(bundle, settings);
  writtenFirst = movable.length === 0 && Object.keys(moved).length > 0;
  panelsWait(element('answer'), true);
  const panels = { seen: seenPanels(), standing: standingPanels() };
  live.ask(writtenFirst ? { changes: {}, until: 'base' } : { changes: moved, ...panels });
}

function hear(found: Answer): void {
  const answer = element('answer');
  answer.removeAttribute('aria-busy');
  if (found.kind === 'none') {
    element('state').textContent = found.reason;
    return;
  }
  if (found.kind === 'foreseeing') {
    element('foreseeing').textContent = found.words;
    return;
  }
  if (found.kind === 'panel') {
    showPanel(answer, found.panel);
    return;
  }
  showVerdicts(answer, found.verdicts);
  answer.dataset.rubiconAnswers = String(++answers);
  placePanels(answer, found.panels);
  answered = true;
  showPinned(found.beside);
  const set =
    found.moved === 0
      ? ', as written'
      : `, with ${found.moved} assumption${found.moved === 1 ? '' : 's'} moved`;
  const worlds = found.worlds.toLocaleString('en-GB');
  element('state').textContent = `${worlds} worlds${set}. ${found.rests}`;
  element('foreseeing').textContent = '';
  if (found.moved !== 0 || found.movable === undefined) return;
  movable = found.movable.filter(({ id }) => levers.has(id));
  showSliders(movable, headingsOf(held.text), sliderHooks);
}

/** The answer beside the one that is pinned; without a pin the place is empty. */
function showPinned(beside: readonly Panel[]): void {
  const button = element('pin');
  button.hidden = !answered;
  button.textContent = pinned ? 'Let go of the pinned answer' : 'Pin this answer';
  button.setAttribute('aria-pressed', String(pinned));
  const place = element('pinned');
  placePanels(place, BESIDE);
  const empty = BESIDE.map((name) => ({ name, markup: '', figures: [] }));
  for (const panel of pinned ? beside : empty) showPanel(place, panel);
}

const sliderHooks = {
  change: (id: string): Change | undefined => moved[id],
  lever: (id: string): Lever | undefined => levers.get(id),
  move: (id: string, change: Change | undefined): void => {
    const { [id]: _, ...others } = moved;
    moved = change === undefined ? others : { ...others, [id]: change };
    element('as-written').hidden = Object.keys(moved).length === 0;
    play();
  },
};

function toText(): void {
  asText(true);
}

function asText(text: boolean): void {
  element('editor').hidden = !text;
  element('form').hidden = text;
  element('as-text').setAttribute('aria-pressed', String(text));
  element('as-form').setAttribute('aria-pressed', String(!text));
}

/** What was written is kept in the browser, by the scenario's name, in a few states. */
function keepText(): void {
  if (!keep(held.id, held.text)) note('This browser keeps nothing: download the text before you leave.');
}

function offerKept(): void {
  const last = keptOf(held.id).at(-1);
  if (last === undefined || last.text === held.text) return;
  const button = made('button', 'Bring back what was not saved');
  button.addEventListener('click', () => {
    bring(last.text);
    button.remove();
  });
  element('note').replaceChildren(button);
}

/** Another text in the place of this one, as one step that can be undone. */
function bring(text: string): void {
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
}

function showHistory(): void {
  const list = element('history-list');
  const items = historyList(held.id, held.text, (text) => {
    bring(text);
    element<HTMLDialogElement>('history').close();
  });
  list.replaceChildren(...(items.length === 0 ? [made('li', 'Nothing earlier is kept.')] : items));
  element<HTMLDialogElement>('history').showModal();
}

async function save(): Promise<void> {
  if (home === undefined) return download(held.text, `${nameOf(held.id)}.yaml`);
  const { words } = await home.save(held.text);
  note(words);
}

function chosen(next: Held): void {
  open(next);
  offerKept();
}

/** Opens a scenario with what was moved in it. What other scenarios found of it stands in no link and in no file, but it may be one that has some here. */
async function openState(state: Linked, examples: readonly Example[]): Promise<void> {
  const same = examples.find(({ id }) => id === state.id);
  const known = home?.held.id === state.id ? home.held : same && (await heldOf(same));
  open({ ...known, ...state }, state.moved);
  element('as-written').hidden = Object.keys(moved).length === 0;
}

async function begin(): Promise<void> {
  const linked = await readLink(location.hash).catch((error: unknown) => {
    note(`The link cannot be opened: ${reasonOf(error)}.`);
    return undefined;
  });
  const opened = fillGallery(chosen);
  home = await homeOf();
  const examples = linked === undefined ? [] : await opened;
  element('save').hidden = home === undefined;
  if (linked !== undefined) {
    document.body.classList.toggle('viewing', linked.way === 'view');
    await openState(linked.state, examples);
  } else if (home !== undefined) {
    open(home.held);
    offerKept();
  } else read();
  document.body.dataset.ready = 'yes';
  performance.mark('ready');
  const offered = await opened;
  element<HTMLInputElement>('open-file').addEventListener('change', async ({ target }) => {
    const [file] = (target as HTMLInputElement).files ?? [];
    element<HTMLDialogElement>('gallery').close();
    if (file === undefined) return;
    await stateIn(file).then(
      (state) => openState(state, offered),
      (error: unknown) => note(`“${file.name}” cannot be opened: ${reasonOf(error)}.`),
    );
    (target as HTMLInputElement).value = '';
  });
  const [first] = offered;
  if (linked !== undefined || home !== undefined || held !== START || first === undefined) return;
  chosen(await heldOf(first));
  if (element('note').textContent === '')
    note('A scenario to start with: change its text, move an assumption, or open another under Examples.');
}

element('as-text').addEventListener('click', () => asText(true));
element('as-form').addEventListener('click', () => asText(false));
element('format').addEventListener('click', () => formatIn(view, hooks));
element('save').addEventListener('click', save);
element('download').addEventListener('click', () => download(held.text, `${nameOf(held.id)}.yaml`));
element('share').addEventListener('click', () => share({ ...held, moved }, 'edit'));
element('share-view').addEventListener('click', () => share({ ...held, moved }, 'view'));
element('find-uses').addEventListener('click', () => hooks.uses(view.state.selection.main.head));
element('uses-close').addEventListener('click', () => {
  element('uses-part').hidden = true;
});
element('earlier').addEventListener('click', showHistory);
element('history-close').addEventListener('click', () => element<HTMLDialogElement>('history').close());
element('pin').addEventListener('click', () => {
  pinned = !pinned;
  live?.pin(pinned);
  note(
    pinned
      ? 'Pinned. Move an assumption, change the text or open another scenario: its answer will stand beside this one.'
      : '',
  );
  showPinned([]);
});
element('find-slider').addEventListener('input', findSliders);
element('form').addEventListener('submit', (event) => event.preventDefault());
element('as-written').addEventListener('click', () => {
  moved = {};
  element('as-written').hidden = true;
  clearSliders();
  play();
});
// Another link in the address of this page is of another state.
window.addEventListener('hashchange', () => {
  if (/^#(edit|view)\d+=/.test(location.hash)) location.reload();
});
// Whatever else was asked for and did not come.
window.addEventListener('unhandledrejection', ({ reason }) => note(`That failed: ${reasonOf(reason)}.`));
begin();
