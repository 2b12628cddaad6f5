import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  closeBrackets,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  hoverTooltip,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Asking } from './asking.ts';
import { scenarioLanguage } from './grammar.ts';
import type { DeskCalls, Held, Told } from './messages.ts';
import { tellingKeys, toldAtCursor } from './told-at.ts';

const COLOURS = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--accent)' },
  { tag: tags.definition(tags.variableName), color: 'var(--data)', fontWeight: '600' },
  { tag: tags.keyword, color: 'var(--open)' },
  { tag: tags.function(tags.variableName), color: 'var(--open)' },
  { tag: tags.number, color: 'var(--holds)' },
  { tag: tags.string, color: 'var(--ink)' },
  { tag: tags.comment, color: 'var(--soft)', fontStyle: 'italic' },
  { tag: [tags.operator, tags.punctuation, tags.meta], color: 'var(--soft)' },
]);

const LOOK = EditorView.theme({
  '&': { height: '100%', fontSize: '13px', color: 'var(--ink)', backgroundColor: 'var(--paper)' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.5' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--wash)', color: 'var(--soft)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--wash)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--band-0)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--paper)',
    color: 'var(--ink)',
    border: '1px solid var(--line)',
    maxWidth: '34rem',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--data)', color: 'var(--paper)' },
  '.cm-diagnosticAction': { backgroundColor: 'var(--data)', color: 'var(--paper)', padding: '2px 8px' },
  '.cm-panels': { backgroundColor: 'var(--wash)', color: 'var(--ink)' },
  '.hover': { padding: '6px 10px', fontFamily: 'var(--sans)' },
  '.hover p': { margin: '2px 0' },
  '.hover svg': { display: 'block', width: '100%', height: '28px', fill: 'var(--data)' },
});

const TYPES: Readonly<Record<string, string>> = {
  field: 'property',
  function: 'function',
  word: 'keyword',
  unit: 'type',
  table: 'class',
  label: 'enum',
  assumption: 'constant',
};

/** Whether a reader has asked for less motion. */
const STILL = matchMedia('(prefers-reduced-motion: reduce)').matches;

/** What the page hears of the editor, and what the editor asks. */
export interface EditorHooks {
  readonly held: () => Held;
  readonly changed: () => void;
  readonly save: () => void;
  /** Lists where the thing at an offset is used. */
  readonly uses: (offset: number) => void;
  readonly desk: Asking<DeskCalls>;
  /** How the values of a quantity lie, row by row, where they have been played: in words, and as a drawing where that is known. */
  readonly values: (name: string) => readonly { readonly words: string; readonly drawing?: Element }[];
}

/**
 * The editor in a shadow root of its own: its style sheets are then adopted, and the page's policy needs to allow no style that
 * stands in the page.
 */
export function openEditor(host: HTMLElement, text: string, hooks: EditorHooks): EditorView {
  const root = host.attachShadow({ mode: 'open' });
  const parent = document.createElement('div');
  parent.style.height = '100%';
  root.append(parent);
  return new EditorView({ root, parent, state: editorState(text, hooks) });
}

/** A state without history, for a text newly opened. */
export function editorState(text: string, hooks: EditorHooks): EditorState {
  const { desk, held } = hooks;
  const goTo = (view: EditorView, offset: number): boolean => {
    desk.define(held(), offset).then((at) => {
      if (at === undefined) return;
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
      view.focus();
    }, console.warn);
    return true;
  };
  return EditorState.create({
    doc: text,
    extensions: [
      lineNumbers(),
      history(),
      drawSelection(STILL ? { cursorBlinkRate: 0 } : {}),
      highlightActiveLine(),
      highlightSelectionMatches(),
      closeBrackets(),
      lintGutter(),
      indentUnit.of('  '),
      scenarioLanguage,
      syntaxHighlighting(COLOURS),
      LOOK,
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': 'Text of the scenario', tabindex: '0' }),
      autocompletion({ override: [(context) => proposals(context, hooks)] }),
      hoverTooltip((_view, pos) => hover(pos, hooks)),
      toldAtCursor,
      EditorView.updateListener.of((update) => {
        if (update.docChanged) hooks.changed();
      }),
      EditorView.domEventHandlers({
        mousedown: (event, view) => {
          const pos =
            event.ctrlKey || event.metaKey ? view.posAtCoords({ x: event.clientX, y: event.clientY }) : null;
          return pos !== null && goTo(view, pos);
        },
      }),
      keymap.of([
        { key: 'F12', run: (view) => goTo(view, view.state.selection.main.head) },
        {
          key: 'Shift-F12',
          run: (view) => {
            hooks.uses(view.state.selection.main.head);
            return true;
          },
        },
        {
          key: 'Shift-Alt-f',
          run: (view) => {
            formatIn(view, hooks);
            return true;
          },
        },
        {
          key: 'Mod-s',
          preventDefault: true,
          run: () => {
            hooks.save();
            return true;
          },
        },
        ...completionKeymap,
        ...tellingKeys((offset) => hover(offset, hooks)),
        ...lintKeymap,
        ...searchKeymap,
        ...historyKeymap,
        ...defaultKeymap,
      ]),
    ],
  });
}

/** Lays the text out anew, as one step that can be undone. */
export function formatIn(view: EditorView, { desk, held }: EditorHooks): void {
  desk.format(held()).then((text) => {
    if (text === undefined || text === view.state.doc.toString()) return;
    const head = Math.min(view.state.selection.main.head, text.length);
    view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: text },
      selection: { anchor: head },
    });
  }, console.warn);
}

/** Shows mistakes at their places; a mend that is an edit is a button. */
export function showMistakes(view: EditorView, mistakes: readonly Told[]): void {
  const { length } = view.state.doc;
  view.dispatch(
    setDiagnostics(
      view.state,
      mistakes.map(({ from, to, severity, code, message, mend, edit }) => ({
        from: Math.min(from, length),
        to: Math.min(Math.max(to, from), length),
        severity,
        source: code,
        message: mend === undefined ? message : `${message}\n${mend}`,
        ...(edit === undefined
          ? {}
          : {
              actions: [
                {
                  name: 'Mend',
                  apply: (editor: EditorView) => editor.dispatch({ changes: edit, userEvent: 'input.mend' }),
                },
              ],
            }),
      })),
    ),
  );
}

async function proposals(
  context: CompletionContext,
  { desk, held }: EditorHooks,
): Promise<CompletionResult | null> {
  if (!context.explicit && context.matchBefore(/[\p{L}\d_.]+$/u) === null) return null;
  const found = await desk.complete(held(), context.pos);
  if (found === undefined) return null;
  return {
    from: found.from,
    validFor: /^[\p{L}\d_.]*$/u,
    options: found.proposals.map(({ label, kind, detail, about, insert }) => ({
      label,
      type: TYPES[kind] ?? 'variable',
      ...(detail === undefined ? {} : { detail }),
      ...(about === undefined ? {} : { info: about }),
      ...(insert === undefined ? {} : { apply: insert }),
    })),
  };
}

async function hover(pos: number, { desk, held, values }: EditorHooks) {
  const found = await desk.hover(held(), pos);
  if (found === undefined) return null;
  return {
    pos: found.start,
    end: found.end,
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'hover';
      const say = (line: string): void => {
        const part = document.createElement('p');
        part.textContent = line.replaceAll('`', '');
        dom.append(part);
      };
      for (const line of [`${found.title} — ${found.what}`, ...found.lines]) say(line);
      for (const { words, drawing } of found.quantity === undefined ? [] : values(found.quantity)) {
        say(words);
        if (drawing !== undefined) dom.append(drawing);
      }
      return { dom };
    },
  };
}
