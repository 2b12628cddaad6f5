import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { CURRENCIES } from './lex-number.ts';
import type { Taken, Token } from './token.ts';
import { KEYWORDS } from './words.ts';
import { spanIn, type Written } from './written.ts';

/** Signs of the language, longer ones first. */
const OWN: readonly string[] = [
  ...['==', '!=', '<=', '>='],
  ...['<', '>', '+', '-', '*', '/', '^', '%', '(', ')', '[', ']', ','],
];

/** Signs of other languages and of typography, with ours; longer ones first. */
const FOREIGN: readonly (readonly [string, string])[] = [
  ['===', '=='],
  ['!==', '!='],
  ['&&', 'and'],
  ['||', 'or'],
  ['**', '^'],
  ['<>', '!='],
  ['=<', '<='],
  ['=>', '>='],
  ['&', 'and'],
  ['|', 'or'],
  ['!', 'not'],
  ['=', '=='],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
  ['×', '*'],
  ['·', '*'],
  ['÷', '/'],
  ['−', '-'],
  ['–', '-'],
  ['—', '-'],
  ...CURRENCIES,
];

/** What to write instead of a sign that means nothing here. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['²', 'A power is written `^2`.'],
  ['³', 'A power is written `^3`.'],
  ['#', 'A comment stands behind the formula, not inside.'],
  ['?', 'A choice is written `if … then … else …`.'],
  [':', 'A choice is written `if … then … else …`; rows of a table stand on lines of their own.'],
  ['{', 'Brackets are round; rows of a table stand on lines of their own.'],
  ['}', 'Brackets are round; rows of a table stand on lines of their own.'],
  [';', 'Arguments are separated by commas.'],
  ['±', 'A range is written `low to high`, a normal distribution `normal(mean, sd)`.'],
  ['~', 'A draw is written as the value itself, as in `is: normal(0, 1)`.'],
]);

/** An operator, bracket or comma; the longest that fits, whether ours or another language's. */
export function lexSign(
  written: Written,
  at: number,
  report: (diagnostic: Diagnostic) => void,
): Taken | undefined {
  const { text } = written;
  if (text.startsWith('..', at)) return dots(written, at, report);
  const own = OWN.find((sign) => text.startsWith(sign, at)) ?? '';
  const [foreign = '', right = ''] = FOREIGN.find(([sign]) => text.startsWith(sign, at)) ?? [];
  const found = foreign.length > own.length ? foreign : own;
  if (found === '') return undefined;
  const end = at + found.length;
  if (found === own) return { tokens: [{ kind: 'sign', text: own, start: at, end }], end };
  report(diagnose('formula-spelling', { found, right }, spanIn(written, at, end)));
  return { tokens: [{ kind: kindOf(right), text: right, start: at, end }], end };
}

function kindOf(right: string): Exclude<Token['kind'], 'number' | 'date'> {
  if (KEYWORDS.has(right)) return 'word';
  return /^\w/.test(right) ? 'name' : 'sign';
}

/** `2..3`, read as `2 to 3`. */
function dots(written: Written, at: number, report: (diagnostic: Diagnostic) => void): Taken {
  const { text } = written;
  const end = at + (/^\.+/.exec(text.slice(at, at + 8))?.[0].length ?? 2);
  const low = /[\w%.]+\s*$/.exec(text.slice(Math.max(0, at - 40), at))?.[0].trim();
  const high = /^\s*[-\w%.]+/.exec(text.slice(end, end + 40))?.[0].trim();
  report(diagnose('formula-interval-dots', { low, high }, spanIn(written, at, end)));
  return { tokens: [{ kind: 'word', text: 'to', start: at, end }], end };
}

/** Any other character: reported and left out. */
export function lexStray(written: Written, at: number, report: (diagnostic: Diagnostic) => void): Taken {
  const point = written.text.codePointAt(at) ?? 0;
  const character = String.fromCodePoint(point);
  const end = at + character.length;
  const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  const fields = { character, code, mend: INSTEAD.get(character) };
  report(diagnose('formula-character', fields, spanIn(written, at, end)));
  return { tokens: [], end };
}
