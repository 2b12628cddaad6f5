import type { Diagnostic, Edit, Span } from './diagnostic.ts';
import { type MessageCode, type MessageFields, messages } from './messages.ts';

const PLACEHOLDER = /\{([a-zA-Z]+)\}/g;

/**
 * The diagnostic with this code: the texts of `messages/`, filled with the fields. Fields that only a mend names may
 * be left out or empty; the first mend with all its fields is told, or none, and with it the edit that carries it out.
 */
export function diagnose<C extends MessageCode>(
  code: C,
  fields: MessageFields[C],
  span?: Span | undefined,
): Diagnostic {
  const text = messages[code];
  const given = new Map(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));
  const fillable = text.mends.findIndex((mend) =>
    [...mend.matchAll(PLACEHOLDER)].every(([, name]) => given.has(String(name))),
  );
  const fill = (template: string): string =>
    template.replace(PLACEHOLDER, (_whole, name: string) => shown(given.get(name)));
  const mend = text.mends[fillable];
  const edit = span === undefined ? undefined : editAt(span, text.edits?.[fillable], fill);
  return {
    code,
    severity: text.severity,
    message: fill(text.message),
    ...(mend === undefined ? {} : { mend: fill(mend) }),
    ...(edit === undefined ? {} : { edit }),
    ...(span === undefined ? {} : { span }),
  };
}

/** `{found} → {right}` replaces a word of the place if it stands there once; anything else replaces the whole place. */
function editAt(
  span: Span,
  template: string | undefined,
  fill: (template: string) => string,
): Edit | undefined {
  if (template === undefined) return undefined;
  const [first = '', second] = template.split(' → ').map(fill);
  if (second === undefined) return { span, text: first };
  const { source, start, end } = span;
  const places = [...source.text.slice(start, end).matchAll(wholeWord(first))];
  const [only] = places;
  if (only === undefined || places.length > 1) return undefined;
  const at = start + only.index;
  return { span: { source, start: at, end: at + first.length }, text: second };
}

/** So that `ton` is not found within `tonne`. */
function wholeWord(word: string): RegExp {
  const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const before = /^[\p{L}\d_]/u.test(word) ? '(?<![\\p{L}\\d_.])' : '';
  const after = /[\p{L}\d_]$/u.test(word) ? '(?![\\p{L}\\d_])' : '';
  return new RegExp(`${before}${literal}${after}`, 'gu');
}

/** What is quoted from a file may be long or span lines; a message is one line. */
const LONGEST = 400;

function shown(value: unknown): string {
  const line = String(value ?? '').replace(/\s+/g, ' ');
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}
