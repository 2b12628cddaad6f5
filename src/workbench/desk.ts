// The worker that knows the language: it reads after every keystroke, so that the page's own thread never waits.
import type { Diagnostic, SourceFile } from '../diagnostics/diagnostic.ts';
import { besideOf } from '../live/beside.ts';
import { formatText } from '../print/format.ts';
import { complete } from '../service/complete.ts';
import { definitionAt, referencesAt } from '../service/define.ts';
import { hoverAt } from '../service/hover.ts';
import { type Read, readText, variantMistakes } from '../service/read.ts';
import type { Thing } from '../service/things.ts';
import { valueEdit, valueText } from '../service/value-edit.ts';
import { answering } from './answering.ts';
import type { DeskCalls, FormField, Held, Told } from './messages.ts';

let last: { readonly held: Held; readonly read: Read } | undefined;
/** What was named when the text was last YAML, and what it expanded into when it was last sound. */
let things: readonly Thing[] = [];
let expanded: readonly string[] = [];

function readOf(held: Held): Read {
  if (last?.held.text === held.text && last.held.id === held.id) return last.read;
  const read = readText({ name: 'scenario.yaml', text: held.text }, held.id, besideOf(held.files));
  last = { held, read };
  if (read.tree !== undefined) things = read.things;
  if (read.sound !== undefined) expanded = read.sound.names;
  return read;
}

function told(diagnostics: readonly Diagnostic[], source: SourceFile): Told[] {
  return diagnostics.map(({ span, edit, severity, code, message, mend }) => {
    const here = span?.source === source || span?.source.text === source.text ? span : undefined;
    const where = span === undefined || here !== undefined ? '' : ` (${span.source.name})`;
    return {
      from: here?.start ?? 0,
      to: here?.end ?? 0,
      severity,
      code,
      message: `${message}${where}`,
      ...(mend === undefined ? {} : { mend }),
      ...(edit === undefined || here === undefined
        ? {}
        : { edit: { from: edit.span.start, to: edit.span.end, insert: edit.text } }),
    };
  });
}

function fieldsOf({ tree, things }: Read): FormField[] {
  if (tree === undefined) return [];
  return things
    .filter(({ kind }) => kind === 'assumption')
    .map(({ name, title, about, written, unit, because, source }) => ({
      name,
      about: title ?? about ?? '',
      written: written ?? '',
      unit: unit ?? '',
      because: because ?? '',
      source: source ?? '',
      editable: valueText(tree, name) !== undefined,
    }));
}

const calls: DeskCalls = {
  read: (held) => {
    const read = readOf(held);
    return {
      mistakes: told(read.diagnostics, read.source),
      fields: fieldsOf(read),
      sound: read.sound !== undefined,
      title: read.sound?.title ?? '',
    };
  },
  variants: (held) => {
    const read = readOf(held);
    return told(variantMistakes(read), read.source);
  },
  complete: (held, offset) => {
    if (things.length === 0) readOf(held);
    return complete(held.text, offset, things, expanded);
  },
  hover: (held, offset) => hoverAt(readOf(held), offset),
  define: (held, offset) => {
    const { tree, things: named, source } = readOf(held);
    const span = tree && definitionAt(tree, named, offset);
    return span?.source === source ? span.start : undefined;
  },
  references: (held, offset) => {
    const { tree, things: named } = readOf(held);
    const uses = tree === undefined ? [] : referencesAt(tree, named, offset);
    return uses.map(({ span }) => ({ from: span.start, to: span.end }));
  },
  format: (held) => formatText({ name: 'scenario.yaml', text: held.text }).value,
  value: (held, name, text) => {
    const { tree } = readOf(held);
    const edit = tree && valueEdit(tree, name, text);
    return edit && { from: edit.span.start, to: edit.span.end, insert: edit.text };
  },
};

/** Makes this worker the one that knows the language. */
export function serveDesk(): void {
  answering({ ...calls });
}
