import type { Diagnostic, Span } from './diagnostic.ts';
import { type MessageCode, type MessageFields, messages } from './messages.ts';

const PLACEHOLDER = /\{([a-zA-Z]+)\}/g;

/**
 * The diagnostic with this code: the texts of `messages/`, filled with the fields. Fields that only a mend names may
 * be left out or empty; the first mend with all its fields is told, or none.
 */
export function diagnose<C extends MessageCode>(
  code: C,
  fields: MessageFields[C],
  span?: Span | undefined,
): Diagnostic {
  const text = messages[code];
  const given = new Map(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));
  const fillable = text.mends.find((mend) =>
    [...mend.matchAll(PLACEHOLDER)].every(([, name]) => given.has(String(name))),
  );
  const fill = (template: string): string =>
    template.replace(PLACEHOLDER, (_whole, name: string) => shown(given.get(name)));
  return {
    code,
    severity: text.severity,
    message: fill(text.message),
    ...(fillable === undefined ? {} : { mend: fill(fillable) }),
    ...(span === undefined ? {} : { span }),
  };
}

/** What is quoted from a file may be long or span lines; a message is one line. */
const LONGEST = 400;

function shown(value: unknown): string {
  const line = String(value ?? '').replace(/\s+/g, ' ');
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}
