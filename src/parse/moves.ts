import { diagnose } from '../diagnostics/diagnose.ts';
import type { MoveSyntax } from '../syntax/scenario.ts';
import { type EntryReader, entryReader } from './fields.ts';
import { note } from './ledger.ts';
import { formula } from './readers.ts';
import { isDottedName } from './words.ts';

const TARGET = /^([^[\]]*?)\s*(?:\[\s*([^[\]]+?)\s*\])?$/;

/** An entry of `moves_with`: an assumption or a column, or one row of it, and a rank correlation. */
export const readMove: EntryReader<MoveSyntax> = entryReader(formula.form, ({ key, value }, ledger) => {
  const [, name = '', row] = TARGET.exec(key.value) ?? [];
  if (!isDottedName(name)) {
    note(ledger, diagnose('moves-target', { found: key.value }, key.span));
    return undefined;
  }
  const correlation = formula(value, { ...key, value: name }, ledger);
  if (correlation === undefined) return undefined;
  const partner = { value: name, span: key.span };
  return row === undefined
    ? { partner, correlation }
    : { partner, row: { value: row, span: key.span }, correlation };
});
