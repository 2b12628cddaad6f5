import { diagnose } from '../diagnostics/diagnose.ts';
import type { NumberNode } from '../syntax/expression.ts';
import { type Cursor, endOfLast, fail, peek, sees, spanFrom, takes, written } from './cursor.ts';
import type { NumberToken } from './token.ts';
import { isScale, SCALES } from './words.ts';
import { spanIn } from './written.ts';

/** Words for a hundredth, which is written `%`. */
const PERCENT = new Set(['pct', 'percent']);

/** `12`, `3%`, `4 million USD`, `100 km^2`: the number token and the percent sign, scale and unit behind it. */
export function numberLiteral(cursor: Cursor, token: NumberToken, start: number = token.start): NumberNode {
  cursor.at += 1;
  const percent = takes(cursor, '%') || percentWord(cursor, token);
  const { kind, text: word } = peek(cursor);
  const scale = kind === 'name' && isScale(word) ? word : undefined;
  if (scale !== undefined) cursor.at += 1;
  const power = scale === undefined ? 0 : (SCALES.get(scale) ?? 0);
  const value = shifted(token.text, (percent ? -2 : 0) + power);
  const unit = unitBehind(cursor);
  const span = spanFrom(cursor, start);
  if (!Number.isFinite(value)) {
    const found = written(cursor, start);
    fail(cursor, diagnose('formula-number', { found, mend: 'infinity' }, span));
  }
  if (scale === undefined && unit === undefined)
    return { kind: 'number', value, digits: token.text, percent, span };
  return {
    kind: 'number',
    value,
    digits: token.text,
    percent,
    ...(scale === undefined ? {} : { scale }),
    ...(unit === undefined ? {} : { unit }),
    span,
  };
}

/** The decimal times a power of ten, rounded once. */
function shifted(decimal: string, power: number): number {
  if (power === 0) return Number(decimal);
  const [mantissa = '', exponent = '0'] = decimal.split(/[eE]/);
  return Number(`${mantissa}e${Number(exponent) + power}`);
}

function percentWord(cursor: Cursor, number: NumberToken): boolean {
  const first = peek(cursor);
  if (first.kind !== 'name') return false;
  const second = peek(cursor, 1);
  const words = PERCENT.has(first.text) ? 1 : first.text === 'per' && second.text === 'cent' ? 2 : 0;
  if (words === 0) return false;
  cursor.at += words;
  const found = written(cursor, first.start);
  const span = spanIn(cursor.written, first.start, endOfLast(cursor));
  cursor.report(
    diagnose('formula-spelling', { found: `${number.text} ${found}`, right: `${number.text}%` }, span),
  );
  return true;
}

/** A name that is neither called, picked from nor dotted is a unit; `per` is a division. */
function unitBehind(cursor: Cursor): NumberNode['unit'] {
  const token = peek(cursor);
  if (token.kind !== 'name' || token.text.includes('.') || token.text === 'per') return undefined;
  if (sees(cursor, '(', 1) || sees(cursor, '[', 1)) return undefined;
  cursor.at += 1;
  const power = peek(cursor, 1);
  const raised = sees(cursor, '^') && power.kind === 'number' && /^\d+$/.test(power.text);
  if (raised) cursor.at += 2;
  return { name: token.text, power: raised ? Number(power.text) : 1, span: spanFrom(cursor, token.start) };
}
