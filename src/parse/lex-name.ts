import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { matchAt } from './match-at.ts';
import type { Taken } from './token.ts';
import { FOREIGN_WORDS, isDottedName, KEYWORDS } from './words.ts';
import { spanIn, type Written } from './written.ts';

/** Letters of any script, so that `größe` is refused as one name and not taken apart. */
const WORD = /[\p{L}_](?:[\p{L}\p{M}\p{Nd}_]|\.(?!\.))*/uy;

/** A name with its dots, or a word of the grammar. What only looks like one is left out. */
export function lexName(
  written: Written,
  at: number,
  report: (diagnostic: Diagnostic) => void,
): Taken | undefined {
  const [found] = matchAt(WORD, written.text, at) ?? [];
  if (found === undefined) return undefined;
  const end = at + found.length;
  const span = spanIn(written, at, end);
  const right = FOREIGN_WORDS.get(found);
  if (right !== undefined) {
    report(diagnose('formula-spelling', { found, right }, span));
    return { tokens: [{ kind: 'word', text: right, start: at, end }], end };
  }
  if (!isDottedName(found)) {
    report(diagnose('formula-name', { found, mend: asName(found) }, span));
    return { tokens: [], end };
  }
  return { tokens: [{ kind: KEYWORDS.has(found) ? 'word' : 'name', text: found, start: at, end }], end };
}

/** The name without accents and stray dots, if that makes one. */
function asName(found: string): string | undefined {
  const plain = found.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('ß', 'ss').replace(/\.+$/, '');
  return isDottedName(plain) ? plain : undefined;
}
