import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { lexDate } from './lex-date.ts';
import { lexName } from './lex-name.ts';
import { lexNumber } from './lex-number.ts';
import { lexSign, lexStray } from './lex-sign.ts';
import { lexText } from './lex-text.ts';
import { matchAt } from './match-at.ts';
import type { Token } from './token.ts';
import type { Written } from './written.ts';

const SPACE = /\s*/y;

/**
 * Cuts a formula into tokens, the last of kind `end`. What stands for something in another notation is reported and
 * read as meant; what cannot be read at all is reported and left out, and then `broken` is set, so that no one
 * complains of the hole.
 */
export function lex(
  written: Written,
  report: (diagnostic: Diagnostic) => void,
): { tokens: readonly Token[]; broken: boolean } {
  const { text } = written;
  const tokens: Token[] = [];
  let broken = false;
  let at = spaceEnd(text, 0);
  while (at < text.length) {
    const taken =
      lexDate(written, at, report) ??
      lexNumber(written, at, report) ??
      lexName(written, at, report) ??
      lexText(written, at, report) ??
      lexSign(written, at, report) ??
      lexStray(written, at, report);
    broken ||= taken.tokens.length === 0;
    tokens.push(...taken.tokens);
    at = spaceEnd(text, taken.end);
  }
  tokens.push({ kind: 'end', text: '', start: text.length, end: text.length });
  return { tokens, broken };
}

function spaceEnd(text: string, at: number): number {
  return at + (matchAt(SPACE, text, at)?.[0].length ?? 0);
}
