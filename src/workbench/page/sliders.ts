import type { Movable } from '../messages.ts';
import { element, figure, made } from './dom.ts';

/** What sliders hear and tell. */
export interface SliderHooks {
  /** The value at which an assumption is fixed, as a text; undefined where it is free. */
  readonly fixed: (id: string) => string | undefined;
  readonly fix: (id: string, value: string) => void;
}

/** A slider for every assumption, over the middle nine tenths of its values. @param before the assumptions that have one now */
export function showSliders(found: readonly Movable[], before: readonly Movable[], hooks: SliderHooks): void {
  const same = found.length === before.length && found.every((one, i) => one.id === before[i]?.id);
  // A slider that is being held stays under the hand.
  if (same && element('sliders').contains(document.activeElement)) return;
  element('sliders').replaceChildren(
    ...found.filter(({ low, high }) => low < high).map((one) => slider(one, hooks)),
  );
}

function slider({ id, about, unit, low, middle, high }: Movable, { fixed, fix }: SliderHooks): HTMLElement {
  const item = made('div', '', 'slide');
  const input = made('input', '');
  input.type = 'range';
  input.id = `slide-${id}`;
  input.min = String(low);
  input.max = String(high);
  input.step = String((high - low) / 200);
  input.value = fixed(id) ?? String(middle);
  input.dataset.rubiconAssumption = id;
  const label = made('label', id);
  label.htmlFor = input.id;
  if (about !== '') label.append(made('small', about));
  const shown = made('output', '');
  shown.htmlFor.add(input.id);
  const told = (): void => {
    const value = fixed(id);
    const words = value === undefined ? `${figure(low)} to ${figure(high)}` : figure(Number(value));
    shown.textContent = unit === '1' || unit === 'share' ? words : `${words} ${unit}`;
    input.setAttribute('aria-valuetext', `${value === undefined ? 'free, ' : ''}${shown.textContent}`);
    item.classList.toggle('moved', value !== undefined);
  };
  told();
  input.addEventListener('input', () => {
    fix(id, String(Number(Number(input.value).toPrecision(6))));
    told();
  });
  item.append(label, input, shown);
  return item;
}
