import { diagnose } from '../diagnostics/diagnose.ts';
import type { FoldName, Node } from '../syntax/expression.ts';
import { type Cursor, fail, peek, sees, spanFrom, takes } from './cursor.ts';
import { built, deeper } from './depth.ts';
import { close, failExpecting } from './expected.ts';
import type { Token } from './token.ts';
import { spanIn } from './written.ts';

const FOLDS: ReadonlySet<string> = new Set<FoldName>([
  ...(['sum', 'product', 'min', 'max', 'any', 'all', 'count', 'argmin', 'argmax'] as const),
]);

/** Whether the word is one that folds a table, as in `sum[side](…)`. */
export function isFoldName(word: string): word is FoldName {
  return FOLDS.has(word);
}

/** `sum[k in class where test](of)`; the next token is the fold's name, a `[` behind it. */
export function fold(cursor: Cursor, how: FoldName, expression: (cursor: Cursor) => Node): Node {
  const { start } = peek(cursor);
  cursor.at += 1;
  const opened = peek(cursor);
  cursor.at += 1;
  const variable = tableWord(cursor, false);
  const inTable = takes(cursor, 'in') ? tableWord(cursor, true) : variable;
  if (sees(cursor, ',')) failSecondTable(cursor, how, variable);
  const where = takes(cursor, 'where') ? deeper(cursor, expression) : undefined;
  close(cursor, ']', opened);
  const of = sees(cursor, '(') ? body(cursor, expression) : undefined;
  const span = spanFrom(cursor, start);
  if (of === undefined && how !== 'count') {
    fail(cursor, diagnose('formula-fold-body', { fold: how, table: inTable.text }, span));
  }
  const tableSpan = spanIn(cursor.written, inTable.start, inTable.end);
  return built(
    cursor,
    {
      kind: 'fold',
      how,
      variable: variable.text,
      table: inTable.text,
      tableSpan,
      ...(where === undefined ? {} : { where }),
      ...(of === undefined ? {} : { of }),
      span,
    },
    [where, of],
  );
}

function body(cursor: Cursor, expression: (cursor: Cursor) => Node): Node {
  const opened = peek(cursor);
  cursor.at += 1;
  const of = deeper(cursor, expression);
  close(cursor, ')', opened);
  return of;
}

function tableWord(cursor: Cursor, dotted: boolean): Token {
  const token = peek(cursor);
  if (token.kind === 'name' && (dotted || !token.text.includes('.'))) cursor.at += 1;
  else failExpecting(cursor, 'the name of a table');
  return token;
}

function failSecondTable(cursor: Cursor, how: FoldName, first: Token): void {
  const second = peek(cursor, 1);
  const fields = { fold: how, first: first.text, second: second.kind === 'name' ? second.text : undefined };
  fail(cursor, diagnose('formula-fold-tables', fields, spanIn(cursor.written, second.start, second.end)));
}
