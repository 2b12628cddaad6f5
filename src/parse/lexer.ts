import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { lexDate } from './lex-date.ts';
import { lexName } from './lex-name.ts';
import { lexNumber } from './lex-number.ts';
import { lexSign, lexStray } from './lex-sign.ts';
import { lexText } from './lex-text.ts';
import { endAt } from './match-at.ts';
import type { NumberToken, PlainToken, Token } from './token.ts';
import { FOREIGN_WORDS, KEYWORDS } from './words.ts';
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
    const plain = plainWord(text, at) ?? plainSign(text, at) ?? plainNumber(text, at);
    if (plain !== undefined) {
      tokens.push(plain);
      at = spaceEnd(text, plain.end);
      continue;
    }
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

/** Where white space ends; between most tokens there is none, or one space. */
function spaceEnd(text: string, at: number): number {
  const next = text.charAt(at) === ' ' ? at + 1 : at;
  const isPlain =
    next < text.length && text.charCodeAt(next) > SPACE_CODE && text.charCodeAt(next) < FOREIGN_CODE;
  return isPlain ? next : (endAt(SPACE, text, at) ?? at);
}

const SPACE_CODE = 32;
/** From here on there are characters that are not of ASCII. */
const FOREIGN_CODE = 128;

/** The rest of a name that nothing is wrong with. */
const NAME = /[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*/y;

/** A name or a word of the grammar as nearly all are: in ASCII, without a mistake. Others are left to the rules that tell mistakes. */
function plainWord(text: string, at: number): PlainToken | undefined {
  const end = endAt(NAME, text, at);
  if (end === undefined) return undefined;
  const found = text.slice(at, end);
  const next = end < text.length ? text.charCodeAt(end) : SPACE_CODE;
  if (next >= FOREIGN_CODE || next === POINT || FOREIGN_WORDS.has(found)) return undefined;
  return { kind: KEYWORDS.has(found) ? 'word' : 'name', text: found, start: at, end };
}

const POINT = 46;

/** Signs with which no other begins, in this language or in another. */
const ALONE: ReadonlySet<string> = new Set('+-/^%()[],');

/** The others, where what follows makes them no sign of another language. */
const SIGN = /\*(?!\*)|<=|>=|<(?!>)|>|[=!]=(?!=)/y;

function plainSign(text: string, at: number): PlainToken | undefined {
  const first = text.charAt(at);
  const end = ALONE.has(first) ? at + 1 : endAt(SIGN, text, at);
  return end === undefined ? undefined : { kind: 'sign', text: text.slice(at, end), start: at, end };
}

const DIGITS = /(?:0|[1-9]\d*)(?:\.\d+)?/y;

/** A number as nearly all are, in front of what makes it nothing else. */
function plainNumber(text: string, at: number): NumberToken | undefined {
  const end = endAt(DIGITS, text, at);
  if (end === undefined) return undefined;
  const next = text.charAt(end);
  const parted = BEHIND.has(next) || (PARTING.has(next) && !isDigit(text, end + 1));
  return parted ? { kind: 'number', text: text.slice(at, end), start: at, end } : undefined;
}

/** What may stand behind any number, the end among it; and what separates thousands in front of another digit. */
const BEHIND: ReadonlySet<string> = new Set(['', ...')]%+*/^']);
const PARTING: ReadonlySet<string> = new Set(' ,');

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}
