import { diagnose } from '../diagnostics/diagnose.ts';
import type { Node } from '../syntax/expression.ts';
import { type Cursor, DEEPEST, fail, peek } from './cursor.ts';
import { spanIn } from './written.ts';

/** Reads an inner formula, one level deeper; past the limit it gives up the whole formula. */
export function deeper(cursor: Cursor, read: (cursor: Cursor) => Node): Node {
  cursor.depth += 1;
  if (cursor.depth > DEEPEST) giveUp(cursor);
  const node = read(cursor);
  cursor.depth -= 1;
  return node;
}

/** Notes how high a node stands over its parts, which loops make high without recursion: `1 + 1 + 1 + …`. */
export function built<N extends Node>(cursor: Cursor, node: N, parts: readonly (Node | undefined)[]): N {
  let height = 0;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    if (part !== undefined) height = Math.max(height, cursor.heights?.get(part) ?? 0);
  }
  cursor.heights ??= new Map();
  cursor.heights.set(node, height + 1);
  if (height + 1 > DEEPEST) giveUp(cursor);
  return node;
}

function giveUp(cursor: Cursor): void {
  const { start, end } = peek(cursor);
  fail(cursor, diagnose('formula-deep', { limit: DEEPEST }, spanIn(cursor.written, start, end)));
  cursor.at = cursor.tokens.length - 1;
}
