import { diagnose } from '../diagnostics/diagnose.ts';
import { type Cursor, fail, peek, sees, takes, written } from './cursor.ts';
import type { Token } from './token.ts';
import { spanIn } from './written.ts';

const OPENING: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
]);

/** Reports that something else should stand at the next token. */
export function failExpecting(cursor: Cursor, expected: string): void {
  const token = peek(cursor);
  const span = spanIn(cursor.written, token.start, token.end);
  if (token.kind === 'end') {
    fail(cursor, diagnose('formula-unfinished', { expected }, span));
  } else {
    const mend = token.text === 'in' ? 'Compare with `==`, and join comparisons by `or`.' : undefined;
    fail(cursor, diagnose('formula-unexpected', { found: raw(cursor, token), expected, mend }, span));
  }
}

/** Takes the bracket that closes the one at `opened`; where it is missing, says why the formula stops here. */
export function close(cursor: Cursor, closing: string, opened: Token): void {
  if (cursor.lost) recover(cursor, ONLY_CLOSING);
  if (takes(cursor, closing)) return;
  if (peek(cursor).kind === 'end') {
    const span = spanIn(cursor.written, opened.start, opened.end);
    fail(cursor, diagnose('formula-unclosed', { bracket: opened.text, closing }, span));
  } else {
    failBehind(cursor, `\`${closing}\` or an operator`);
    recover(cursor, ONLY_CLOSING);
    if (sees(cursor, ')') || sees(cursor, ']')) cursor.at += 1;
  }
}

/** Reports what stands behind the formula as a whole. */
export function failAfterAll(cursor: Cursor): void {
  const token = peek(cursor);
  const opening = token.kind === 'sign' ? OPENING.get(token.text) : undefined;
  if (opening === undefined) {
    failBehind(cursor, 'an operator or the end of the formula');
  } else {
    const span = spanIn(cursor.written, token.start, token.end);
    fail(cursor, diagnose('formula-unopened', { bracket: token.text, opening }, span));
  }
}

/** Reports what stands behind a complete part of a formula. */
export function failBehind(cursor: Cursor, expected: string): void {
  const token = peek(cursor);
  const last = cursor.tokens[cursor.at - 1];
  const span = spanIn(cursor.written, token.start, token.end);
  if (last !== undefined && beginsValue(token)) {
    const right = token.text === '(' ? '(…)' : raw(cursor, token);
    const both = spanIn(cursor.written, last.start, token.end);
    fail(cursor, diagnose('formula-operator-missing', { left: raw(cursor, last), right }, both));
  } else if (sees(cursor, '%')) {
    const found = last?.kind === 'name' ? `Write \`${last.text} * 1%\`, or leave the sign out.` : undefined;
    fail(cursor, diagnose('formula-percent', { mend: found }, span));
  } else if (sees(cursor, ',')) {
    const next = peek(cursor, 1);
    const decimal = last?.kind === 'number' && next.kind === 'number' && next.start === token.end;
    fail(
      cursor,
      diagnose('formula-comma', { decimal: decimal ? `${last.text}.${next.text}` : undefined }, span),
    );
  } else if (sees(cursor, 'to')) {
    fail(cursor, diagnose('formula-interval', {}, span));
  } else {
    failExpecting(cursor, expected);
  }
}

const VALUE_WORDS = new Set(['yes', 'no', 'missing', 'infinity']);

function beginsValue({ kind, text }: Token): boolean {
  if (kind === 'sign') return text === '(';
  return kind === 'word' ? VALUE_WORDS.has(text) : kind !== 'end';
}

const ONLY_CLOSING = new Set([')', ']']);
const CLOSING_OR_COMMA = new Set([')', ']', ',']);

/** After an error inside brackets: on to the sign that ends the part, or the next argument, if there is one. */
export function recover(cursor: Cursor, ends: ReadonlySet<string> = CLOSING_OR_COMMA): void {
  let open = 0;
  for (let at = cursor.at; at < cursor.tokens.length; at++) {
    const { kind, text } = cursor.tokens[at] as Token;
    if (kind !== 'sign') continue;
    if (open === 0 && ends.has(text)) {
      cursor.at = at;
      cursor.lost = false;
      return;
    }
    if (text === '(' || text === '[') open += 1;
    if (text === ')' || text === ']') open -= 1;
  }
}

function raw(cursor: Cursor, token: Token): string {
  return written(cursor, token.start, token.end);
}
