import type { FormField } from '../messages.ts';
import { element, made } from './dom.ts';

/**
 * The assumptions as fields; a field that is being written in is left alone.
 *
 * @param changed told what a field now says
 */
export function showForm(fields: readonly FormField[], changed: (input: HTMLInputElement) => void): void {
  const form = element<HTMLFormElement>('form');
  const there = [...form.querySelectorAll('input')];
  const same = there.length === fields.length && fields.every(({ name }, i) => there[i]?.name === name);
  if (!same) form.replaceChildren(...fields.map((field) => fieldItem(field, changed)));
  for (const [i, input] of [...form.querySelectorAll('input')].entries()) {
    const written = fields[i]?.written ?? '';
    if (input.value !== written && document.activeElement !== input) input.value = written;
  }
}

function fieldItem(
  { name, about, written, unit, because, source, editable }: FormField,
  changed: (input: HTMLInputElement) => void,
): HTMLElement {
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
  input.addEventListener('input', () => changed(input));
  return item;
}
