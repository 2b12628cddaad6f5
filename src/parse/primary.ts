import { diagnose } from '../diagnostics/diagnose.ts';
import type { Node } from '../syntax/expression.ts';
import { type Cursor, fail, hole, peek, sees, spanFrom, takes } from './cursor.ts';
import { built, deeper } from './depth.ts';
import { close, failBehind, failExpecting, recover } from './expected.ts';
import { fold, isFoldName } from './fold.ts';
import { numberLiteral } from './literal.ts';
import type { PlainToken, Token } from './token.ts';
import { spanIn } from './written.ts';

const VALUE = 'a value (a number, a name, a bracket)';

/**
 * A primary with the picks behind it: `soldiers[side.enemy]`.
 *
 * @param expression reads a whole formula, for what stands in brackets
 */
export function picked(cursor: Cursor, expression: (cursor: Cursor) => Node): Node {
  const { start } = peek(cursor);
  let node = primary(cursor, expression);
  while (sees(cursor, '[')) {
    const rows = list(cursor, ']', expression);
    node = built(cursor, { kind: 'pick', of: node, rows, span: spanFrom(cursor, start) }, [node, ...rows]);
  }
  return node;
}

function primary(cursor: Cursor, expression: (cursor: Cursor) => Node): Node {
  if (cursor.lost) return hole(cursor);
  const token = peek(cursor);
  const span = spanIn(cursor.written, token.start, token.end);
  switch (token.kind) {
    case 'number':
      return numberLiteral(cursor, token);
    case 'date':
      cursor.at += 1;
      return { kind: 'date', days: token.days, precision: token.precision, span };
    case 'text':
      cursor.at += 1;
      return { kind: 'text', value: token.text, span };
    case 'name':
      return named(cursor, token, expression);
    case 'word':
      return worded(cursor, token, expression);
    case 'sign':
      if (token.text === '(') return bracketed(cursor, token, expression);
      break;
    case 'end':
      break;
  }
  failExpecting(cursor, VALUE);
  return hole(cursor);
}

function named(cursor: Cursor, token: PlainToken, expression: (cursor: Cursor) => Node): Node {
  const { text: name, start } = token;
  const nameSpan = spanIn(cursor.written, start, token.end);
  if (isFoldName(name) && sees(cursor, '[', 1)) return fold(cursor, name, expression);
  cursor.at += 1;
  const next = peek(cursor);
  if (next.kind === 'number' && /^[A-Z]{3}$/.test(name)) return unitFirst(cursor, token);
  if (!sees(cursor, '(')) return { kind: 'name', name, span: nameSpan };
  const args = list(cursor, ')', COMPOSED.has(name) ? (at) => orInterval(at, expression) : expression);
  if (isFoldName(name) && name !== 'min' && name !== 'max') {
    fail(cursor, diagnose('formula-fold-table', { fold: name }, nameSpan));
  }
  return built(cursor, { kind: 'call', name, nameSpan, args, span: spanFrom(cursor, start) }, args);
}

/** Distributions made of others, which may be written as intervals. */
const COMPOSED: ReadonlySet<string> = new Set(['truncated', 'mixture']);

function orInterval(cursor: Cursor, expression: (cursor: Cursor) => Node): Node {
  const { start } = peek(cursor);
  const low = expression(cursor);
  if (!takes(cursor, 'to')) return low;
  const high = expression(cursor);
  return built(cursor, { kind: 'interval', low, high, span: spanFrom(cursor, start) }, [low, high]);
}

/** `USD 4 million`, read as `4 million USD`. */
function unitFirst(cursor: Cursor, unit: PlainToken): Node {
  const token = peek(cursor);
  if (token.kind !== 'number') return hole(cursor);
  const literal = numberLiteral(cursor, token, unit.start);
  const amount = cursor.written.text.slice(token.start, (cursor.tokens[cursor.at - 1] as Token).end);
  cursor.report(diagnose('formula-unit-first', { mend: `${amount} ${unit.text}` }, literal.span));
  return literal;
}

function worded(cursor: Cursor, token: PlainToken, expression: (cursor: Cursor) => Node): Node {
  const { text: word } = token;
  const span = spanIn(cursor.written, token.start, token.end);
  if (word === 'if' || word === 'not') {
    cursor.report(diagnose('formula-brackets', { word }, span));
    return deeper(cursor, expression);
  }
  if (word === 'yes' || word === 'no') {
    cursor.at += 1;
    return { kind: 'truth', value: word === 'yes', span };
  }
  if (word === 'missing' || word === 'infinity') {
    cursor.at += 1;
    return { kind: word, span };
  }
  failExpecting(cursor, VALUE);
  return hole(cursor);
}

function bracketed(cursor: Cursor, opened: Token, expression: (cursor: Cursor) => Node): Node {
  cursor.at += 1;
  const node = deeper(cursor, expression);
  close(cursor, ')', opened);
  return node;
}

/** What stands between brackets, separated by commas; the next token is the opening one. */
function list(cursor: Cursor, closing: string, expression: (cursor: Cursor) => Node): Node[] {
  const opened = peek(cursor);
  cursor.at += 1;
  const items: Node[] = [];
  if (closing === ')' && takes(cursor, closing)) return items;
  do {
    items.push(deeper(cursor, expression));
    const ends = sees(cursor, ',') || sees(cursor, ')') || sees(cursor, ']') || peek(cursor).kind === 'end';
    if (!ends) failBehind(cursor, `\`,\`, \`${closing}\` or an operator`);
    if (cursor.lost) recover(cursor);
  } while (takes(cursor, ','));
  close(cursor, closing, opened);
  return items;
}
