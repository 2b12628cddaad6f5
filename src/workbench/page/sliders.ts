import { bare, withUnit } from '../../brief/words.ts';
import type { Change } from '../../live/change.ts';
import type { Lever } from '../../live/handles.ts';
import type { Movable } from '../messages.ts';
import { element, made } from './dom.ts';

/** What sliders hear and tell. */
export interface SliderHooks {
  /** What was done to an assumption; undefined where it is as written. */
  readonly change: (id: string) => Change | undefined;
  readonly lever: (id: string) => Lever | undefined;
  readonly move: (id: string, change: Change | undefined) => void;
}

/** Sliders under one heading. */
interface Group {
  readonly heading?: string;
  readonly items: readonly Movable[];
}

/** An assumption that alone accounts for less of what decides a claim does not stand with those that decide. */
const DECIDES = 0.05;
const MOST_DECIDING = 8;
const DECIDING = 'What decides most';

/** Those that decide most first, once that is known; the others as the text has them, under its headings. */
export function groupsOf(found: readonly Movable[], headings: ReadonlyMap<string, string>): Group[] {
  const deciding = found
    .filter(({ decides = 0 }) => decides >= DECIDES)
    .toSorted((a, b) => (b.decides ?? 0) - (a.decides ?? 0))
    .slice(0, MOST_DECIDING);
  const groups: { heading?: string; items: Movable[] }[] =
    deciding.length === 0 ? [] : [{ heading: DECIDING, items: deciding }];
  for (const one of found) {
    if (deciding.includes(one)) continue;
    const heading = headings.get(one.id.replace(/\[.*/, ''));
    const last = groups.at(-1);
    if (last !== undefined && last.heading === heading) last.items.push(one);
    else groups.push({ ...(heading === undefined ? {} : { heading }), items: [one] });
  }
  return groups;
}

/** A slider for every assumption, over the middle nine tenths of its values. */
export function showSliders(
  found: readonly Movable[],
  headings: ReadonlyMap<string, string>,
  hooks: SliderHooks,
): void {
  const list = element('sliders');
  const groups = groupsOf(
    found.filter(({ low, high }) => low < high),
    headings,
  );
  const order = groups.flatMap(({ items }) => items.map(({ id }) => id)).join(' ');
  const ids = (text: string): string => text.split(' ').toSorted().join(' ');
  const before = list.dataset.order ?? '';
  // Sliders that a hand is on stay where they are.
  const held = list.contains(document.activeElement) || list.matches(':hover');
  if (before === order || (held && ids(before) === ids(order))) return;
  list.dataset.order = order;
  list.replaceChildren(
    ...groups.map(({ heading, items }) => {
      const part = made('div', '', 'slides');
      if (heading !== undefined) part.append(made('h3', heading));
      part.append(...items.map((one) => slider(one, hooks)));
      return part;
    }),
  );
  findSliders();
}

/** No slider is there, nor known. */
export function clearSliders(): void {
  const list = element('sliders');
  delete list.dataset.order;
  list.replaceChildren();
}

/** Shows the sliders whose name, words or unit have what is looked for, and the headings that have any. */
export function findSliders(): void {
  const wanted = element<HTMLInputElement>('find-slider').value.trim().toLowerCase();
  let shown = 0;
  for (const part of element('sliders').children) {
    const slides = [...part.querySelectorAll<HTMLElement>('.slide')];
    for (const slide of slides) {
      slide.hidden = wanted !== '' && slide.dataset.words?.includes(wanted) !== true;
      if (!slide.hidden) shown++;
    }
    (part as HTMLElement).hidden = slides.every(({ hidden }) => hidden);
  }
  element('find-none').hidden = shown > 0 || element('sliders').childElementCount === 0;
}

function fromTo(low: number, high: number, unit: string): string {
  return `${bare(low, unit)} to ${withUnit(high, unit)}`;
}

/** Two controls that mean different things: a slider fixes the value; two fields say between which values it is thought to lie. */
function slider(one: Movable, { change, lever, move }: SliderHooks): HTMLElement {
  const { id, about, unit, middle } = one;
  // Where nothing was learned its values lie as it is written, and those of the worlds played but nearly so.
  const { low, high } = (one.learned ? undefined : lever(id)?.prior) ?? one;
  const item = made('div', '', 'slide');
  item.dataset.words = `${id} ${about} ${unit}`.toLowerCase();
  const input = made('input', '');
  input.type = 'range';
  input.id = `slide-${id}`;
  input.min = String(low);
  input.max = String(high);
  input.step = String((high - low) / 200);
  input.dataset.rubiconAssumption = id;
  const label = made('label', about);
  label.htmlFor = input.id;
  label.append(made('code', id));
  const shown = made('output', '');
  shown.htmlFor.add(input.id);
  const free = made('button', 'As written');
  const prior = priorFields(id, unit, lever(id)?.prior, (range) => moved(range));
  const told = (): void => {
    const now = change(id);
    shown.textContent =
      now === undefined
        ? fromTo(low, high, unit)
        : now.kind === 'fixed'
          ? `fixed at ${withUnit(now.value, unit)}`
          : `thought ${fromTo(now.low, now.high, unit)}`;
    input.value = String(now?.kind === 'fixed' ? now.value : middle);
    input.setAttribute('aria-valuetext', `${now === undefined ? 'free, ' : ''}${shown.textContent}`);
    item.classList.toggle('moved', now !== undefined);
    free.hidden = now === undefined;
    prior?.show(now);
  };
  const moved = (next: Change | undefined): void => {
    move(id, next);
    told();
  };
  // As it stands: rounded, and then rounded again to be told, it would at its end be told otherwise than the end is.
  input.addEventListener('input', () => moved({ kind: 'fixed', value: Number(input.value) }));
  free.addEventListener('click', () => moved(undefined));
  item.append(label, input, shown, ...(prior === undefined ? [] : [prior.element]), free);
  told();
  return item;
}

/** Fields for another 90 % interval, behind a fold; none where the law is not one that an interval fixes. */
function priorFields(
  id: string,
  unit: string,
  prior: Lever['prior'],
  told: (change: Change) => void,
): { readonly element: HTMLElement; readonly show: (now: Change | undefined) => void } | undefined {
  if (prior === undefined) return undefined;
  const fold = made('details', '', 'prior');
  fold.append(made('summary', 'Change the prior'));
  const field = (words: string, side: string): HTMLInputElement => {
    const input = made('input', '');
    input.type = 'number';
    input.step = 'any';
    input.id = `prior-${side}-${id}`;
    input.dataset.rubiconPrior = side;
    const label = made('label', words);
    label.htmlFor = input.id;
    fold.append(label, input);
    return input;
  };
  const low = field('Nine in ten between', 'low');
  const high = field('and', 'high');
  if (unit !== '1') fold.append(made('span', unit === 'share' ? '(shares: 0.1 is 10 %)' : unit));
  const heard = (): void => {
    const [from, to] = [Number(low.value), Number(high.value)];
    const sound = low.value !== '' && high.value !== '' && from < to;
    high.setCustomValidity(sound ? '' : 'The second number is the greater one.');
    if (sound) told({ kind: 'range', low: from, high: to });
    else high.reportValidity();
  };
  low.addEventListener('change', heard);
  high.addEventListener('change', heard);
  const show = (now: Change | undefined): void => {
    const range = now?.kind === 'range' ? now : prior;
    low.value = String(Number(range.low.toPrecision(6)));
    high.value = String(Number(range.high.toPrecision(6)));
  };
  return { element: fold, show };
}
