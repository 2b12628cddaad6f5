import type { Diagnostic, Span } from '../diagnostics/diagnostic.ts';
import type { Node } from '../syntax/expression.ts';
import type { Token } from './token.ts';
import { spanIn, type Written } from './written.ts';

/** The most operations that may stand inside one another; whoever walks a formula may recurse. */
export const DEEPEST = 200;

/**
 * The parser's place in the tokens of one formula, and what it has to say. After an error it is `lost`, and silent,
 * until it finds its place again behind the next comma or bracket.
 */
export interface Cursor {
  readonly written: Written;
  readonly tokens: readonly Token[];
  at: number;
  lost: boolean;
  depth: number;
  /** How many operations stand inside one another below each node. */
  heights: Map<Node, number> | undefined;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** The next token; at the end the one of kind `end`, as often as asked. */
export function peek(cursor: Cursor, ahead: number = 0): Token {
  const last = cursor.tokens.length - 1;
  return cursor.tokens[Math.min(cursor.at + ahead, last)] as Token;
}

/** Whether the next token is this word or sign; never while the parser is lost. */
export function sees(cursor: Cursor, text: string, ahead: number = 0): boolean {
  const { kind, text: next } = peek(cursor, ahead);
  return next === text && !cursor.lost && (kind === 'sign' || kind === 'word');
}

/** Takes the next token if it is this word or sign. */
export function takes(cursor: Cursor, text: string): boolean {
  if (!sees(cursor, text)) return false;
  cursor.at += 1;
  return true;
}

/** Where the token before the next one ends. */
export function endOfLast(cursor: Cursor): number {
  return cursor.tokens[cursor.at - 1]?.end ?? 0;
}

/** The place of what was read from an offset of the formula up to here. */
export function spanFrom(cursor: Cursor, start: number): Span {
  return spanIn(cursor.written, start, Math.max(start, endOfLast(cursor)));
}

/** What is written between two offsets, on one line. */
export function written(cursor: Cursor, start: number, end: number = endOfLast(cursor)): string {
  return cursor.written.text.slice(start, end).replaceAll(/\s+/g, ' ').trim();
}

/** Reports, unless the parser is lost; from then on it is. */
export function fail(cursor: Cursor, diagnostic: Diagnostic): void {
  if (!cursor.lost) cursor.report(diagnostic);
  cursor.lost = true;
}

/** What stands where nothing could be read; a formula with an error has no value, so no one sees it. */
export function hole(cursor: Cursor): Node {
  return { kind: 'missing', span: spanIn(cursor.written, peek(cursor).start, peek(cursor).start) };
}
