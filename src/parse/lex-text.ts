import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Taken } from './token.ts';
import { spanIn, type Written } from './written.ts';

/** Quotes that open a text, with what closes it. */
const QUOTES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['„', '“'],
  ['‘', '’'],
]);

/** A text in quotes: what stands between them is taken as it is, without escapes. */
export function lexText(
  written: Written,
  at: number,
  report: (diagnostic: Diagnostic) => void,
): Taken | undefined {
  const opening = written.text.charAt(at);
  const closing = QUOTES.get(opening);
  if (closing === undefined) return undefined;
  const last = written.text.indexOf(closing, at + 1);
  const end = last < 0 ? written.text.length : last + 1;
  const span = spanIn(written, at, at + 1);
  if (last < 0) {
    report(diagnose('formula-quote', { quote: closing }, span));
    return { tokens: [], end };
  }
  if (opening !== closing) report(diagnose('formula-spelling', { found: opening, right: '"' }, span));
  return { tokens: [{ kind: 'text', text: written.text.slice(at + 1, last), start: at, end }], end };
}
