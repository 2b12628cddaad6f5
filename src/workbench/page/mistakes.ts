import type { EditorView } from '@codemirror/view';
import { showMistakes } from '../editor.ts';
import type { Told } from '../messages.ts';
import { element, made } from './dom.ts';

/** More mistakes than these are counted and not listed. */
const MOST_LISTED = 30;

/** Shows mistakes in the text and in the list under it; a mend that is an edit is a button. @param toText shows the text instead of the form */
export function listMistakes(view: EditorView, found: readonly Told[], toText: () => void): void {
  showMistakes(view, found);
  const errors = found.filter(({ severity }) => severity === 'error').length;
  const warnings = found.length - errors;
  const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
  element('mistakes-title').textContent =
    found.length === 0 ? 'No mistakes' : `${count(errors, 'mistake')}, ${count(warnings, 'warning')}`;
  element('mistakes').replaceChildren(
    ...found.slice(0, MOST_LISTED).map((one) => mistakeItem(view, one, toText)),
  );
}

function mistakeItem(
  view: EditorView,
  { from, severity, code, message, mend, edit }: Told,
  toText: () => void,
): HTMLElement {
  const line = view.state.doc.lineAt(Math.min(from, view.state.doc.length)).number;
  const place = made('button', `Line ${line}`);
  place.addEventListener('click', () => {
    view.dispatch({ selection: { anchor: Math.min(from, view.state.doc.length) }, scrollIntoView: true });
    toText();
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
