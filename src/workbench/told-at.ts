import { StateEffect, StateField } from '@codemirror/state';
import { EditorView, type KeyBinding, showTooltip, type Tooltip } from '@codemirror/view';

const told = StateEffect.define<Tooltip | null>();

/** What is told by a key stands at the cursor until that moves. */
export const toldAtCursor: StateField<Tooltip | null> = StateField.define<Tooltip | null>({
  create: () => null,
  update: (shown, change) => {
    for (const effect of change.effects) if (effect.is(told)) return effect.value;
    return change.docChanged || change.selection !== undefined ? null : shown;
  },
  provide: (field) => showTooltip.from(field),
});

/**
 * Keys that tell what the pointer over a word does: by the first it is shown at the cursor, and spoken; Escape takes it away.
 *
 * @param tell what stands at an offset; null where nothing is known of it
 */
export function tellingKeys(
  tell: (
    offset: number,
  ) => Promise<{ readonly pos: number; readonly create: () => { readonly dom: HTMLElement } } | null>,
): readonly KeyBinding[] {
  return [
    {
      key: 'Mod-k',
      preventDefault: true,
      run: (view) => {
        const { head } = view.state.selection.main;
        tell(head).then((found) => {
          if (view.state.selection.main.head !== head) return;
          const lines = [...(found?.create().dom.querySelectorAll('p') ?? [])].map(
            (line) => line.textContent,
          );
          const words = found === null ? 'Nothing is known of what stands here.' : lines.join('. ');
          view.dispatch({
            effects: [
              told.of(found && { pos: found.pos, above: true, create: found.create }),
              EditorView.announce.of(words),
            ],
          });
        }, console.warn);
        return true;
      },
    },
    {
      key: 'Escape',
      run: (view) => {
        if (view.state.field(toldAtCursor) === null) return false;
        view.dispatch({ effects: told.of(null) });
        return true;
      },
    },
  ];
}
