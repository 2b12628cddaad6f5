import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { matchAt } from './match-at.ts';
import type { Taken, Token } from './token.ts';
import { SCALES } from './words.ts';
import { spanIn, type Written } from './written.ts';

const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?!\.\d|\.(?!\.)|\d|_\d)/y;
/** Anything that begins like a number and is none: `.5`, `5.`, `1.000.000`, `1_000`. */
const MALFORMED = /\.?\d(?:[\d_]|\.(?!\.))*/y;
/** `1,000`, `1 000`, `1'000`: two numbers side by side mean nothing else. */
const SEPARATED = /[1-9]\d{0,2}(?:[,'\s]\d{3})+(?![\dA-Za-z_,]|\.\d+,)/y;
const ABBREVIATION = /(?:k|K|m|M|mn|mln|mio|b|B|bn|bln|tn|trn)(?![A-Za-z0-9_])/y;
const CURRENCY = /([$€£₽₴])\s*(\d+(?:\.\d+)?)(?:\s*([A-Za-z]+))?/y;

const LONG: ReadonlyMap<string, string> = new Map([
  ...['k', 'K'].map((short) => [short, 'thousand'] as const),
  ...['m', 'M', 'mn', 'mln', 'mio'].map((short) => [short, 'million'] as const),
  ...['b', 'B', 'bn', 'bln'].map((short) => [short, 'billion'] as const),
  ...['tn', 'trn'].map((short) => [short, 'trillion'] as const),
]);

/** Currency signs and the units they stand for. */
export const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['₽', 'RUB'],
  ['₴', 'UAH'],
]);

/** A number at the offset, or what was meant as one; signs and units are tokens of their own. */
export function lexNumber(
  written: Written,
  at: number,
  report: (diagnostic: Diagnostic) => void,
): Taken | undefined {
  const { text } = written;
  const separated = matchAt(SEPARATED, text, at);
  if (separated !== undefined) {
    const [found] = separated;
    const joined = found.replaceAll(/\D/g, '');
    report(diagnose('formula-thousands', { found, joined }, spanIn(written, at, at + found.length)));
    return number(joined, at, at + found.length);
  }
  const plain = matchAt(NUMBER, text, at);
  if (plain !== undefined) return wellFormed(written, at, plain[0], report);
  const currency = matchAt(CURRENCY, text, at);
  if (currency !== undefined) return withSign(written, at, currency, report);
  const malformed = matchAt(MALFORMED, text, at);
  if (malformed === undefined) return undefined;
  const [found] = malformed;
  const mend = repaired(found);
  report(diagnose('formula-number', { found, mend }, spanIn(written, at, at + found.length)));
  return number(mend ?? '0', at, at + found.length);
}

function wellFormed(
  written: Written,
  at: number,
  found: string,
  report: (diagnostic: Diagnostic) => void,
): Taken {
  const end = at + found.length;
  if (/^0\d/.test(found)) {
    const mend = found.replace(/^0+(?=\d)/, '');
    report(diagnose('formula-number', { found, mend }, spanIn(written, at, end)));
  }
  const [short] = matchAt(ABBREVIATION, written.text, end) ?? [];
  const scale = short === undefined ? undefined : LONG.get(short);
  if (short === undefined || scale === undefined) return number(found, at, end);
  const whole = `${found}${short}`;
  report(
    diagnose(
      'formula-abbreviation',
      { found: whole, mend: `${found} ${scale}` },
      spanIn(written, at, end + short.length),
    ),
  );
  return join([...number(found, at, end).tokens, name(scale, end, end + short.length)]);
}

/** `$4m`: taken as `4 million USD`. A word behind that is no scale is left for the parser. */
function withSign(
  written: Written,
  at: number,
  [all, sign = '', digits = '', word]: RegExpExecArray,
  report: (diagnostic: Diagnostic) => void,
): Taken {
  const unit = CURRENCIES.get(sign) ?? sign;
  const scale = word === undefined ? undefined : SCALES.has(word) ? word : LONG.get(word);
  const end = word !== undefined && scale === undefined ? at + all.length - word.length : at + all.length;
  const mend = [digits, scale, unit].filter((part) => part !== undefined).join(' ');
  report(diagnose('formula-unit-first', { mend }, spanIn(written, at, end)));
  const scaled = scale === undefined ? [] : [name(scale, at, end)];
  return join([...number(digits, at, end).tokens, ...scaled, name(unit, at, end)]);
}

function repaired(found: string): string | undefined {
  if (/^\.\d+$/.test(found)) return `0${found}`;
  if (/^\d+\.$/.test(found)) return found.slice(0, -1);
  if (/^[\d_]+$/.test(found)) return found.replaceAll('_', '');
  if (/^\d{1,3}(\.\d{3}){2,}$/.test(found)) return found.replaceAll('.', '');
  return undefined;
}

function number(text: string, start: number, end: number): Taken {
  return join([{ kind: 'number', text, start, end }]);
}

function name(text: string, start: number, end: number): Token {
  return { kind: 'name', text, start, end };
}

function join(tokens: readonly Token[]): Taken {
  return { tokens, end: Math.max(...tokens.map(({ end }) => end)) };
}
