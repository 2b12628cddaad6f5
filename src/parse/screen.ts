import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, SourceFile } from '../diagnostics/diagnostic.ts';

/** Characters (UTF-16 units) in the largest files that are read. */
const LARGEST = { scenario: 4_000_000, table: 16_000_000 } as const;

/** Control characters but for line breaks and tabs, marks that turn the direction of writing, halves of pairs. */
const REFUSED =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffe\uffff]|(?!^)\ufeff|\r(?!\n)|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\t/g;
/** What the above finds and some more, found in less time: nearly all files have none. */
const SUSPECT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]/;
const MOST = 20;

/**
 * What is wrong with a file before its structure is looked at: its size, and characters that may not stand in it. A table
 * may be larger than a scenario, and tabs may stand in it.
 */
export function screen(source: SourceFile, kind: keyof typeof LARGEST = 'scenario'): Diagnostic[] {
  const { text } = source;
  const limit = `${LARGEST[kind] / 1_000_000} million characters`;
  if (text.length > LARGEST[kind]) return [diagnose('file-large', { limit }, { source, start: 0, end: 0 })];
  if (!SUSPECT.test(text)) return [];
  const found: Diagnostic[] = [];
  for (const { 0: character, index } of text.matchAll(REFUSED)) {
    if (found.length === MOST) break;
    if (kind === 'table' && character === '\t') continue;
    const span = { source, start: index, end: index + 1 };
    const code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    found.push(
      character === '\t' ? diagnose('file-tab', {}, span) : diagnose('file-character', { code }, span),
    );
  }
  return found;
}
