import type { EditorView } from '@codemirror/view';
import { element, made } from './dom.ts';

/** Lists where a thing is used, each place a button that leads there; nothing is listed where there is nothing. */
export function listUses(
  view: EditorView,
  uses: readonly { readonly from: number; readonly to: number }[],
  toText: () => void,
): void {
  const { doc } = view.state;
  const list = element('uses');
  const [first] = uses;
  const name = first === undefined ? '' : doc.sliceString(first.from, first.to);
  element('uses-title').textContent =
    first === undefined ? 'Nothing that is named stands at the cursor' : `${name}: ${uses.length} places`;
  element('uses-part').hidden = false;
  list.replaceChildren(
    ...uses.map(({ from, to }) => {
      const line = doc.lineAt(from);
      const button = made('button', `Line ${line.number}`);
      button.addEventListener('click', () => {
        toText();
        view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
        view.focus();
      });
      const item = made('li', '');
      item.append(button, made('code', line.text.trim()));
      return item;
    }),
  );
}
