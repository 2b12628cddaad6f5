import { diagnose } from '../diagnostics/diagnose.ts';
import { type Draft, type NewDraft, numbered } from './draft.ts';
import { symbolOf } from './typing.ts';
import type { Work } from './work.ts';

/** How many rows a definition over these tables has. */
export function sizeOf(over: readonly number[], work: Work): number {
  return over.reduce((size, table) => size * (work.tables[table]?.table.rows.length ?? 1), 1);
}

/** The numbers of the definitions of one role, by their names: those that no formula can read have no symbols. */
export function numbersOf(role: Draft['role'], { drafts }: Work): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (let number = 0; number < drafts.length; number++) {
    const draft = drafts[number];
    if (draft?.role === role) numbers.set(draft.name, number);
  }
  return numbers;
}

/**
 * Enters a definition under the next number and, checks and observations aside, under its name, so that formulas can read it.
 * Undefined, and reported, where another definition has the name.
 *
 * @param readable whether formulas may read it
 */
export function declare(
  entry: NewDraft,
  work: Work,
  { readable = true }: { readonly readable?: boolean } = {},
): Draft | undefined {
  if (work.symbols.has(entry.name)) {
    work.report(diagnose('name-taken', { name: entry.name, what: 'a definition' }, entry.span));
    return undefined;
  }
  const draft = numbered(entry, work.drafts.length, sizeOf(entry.over, work));
  work.drafts.push(draft);
  if (readable && draft.role !== 'check' && draft.role !== 'observation')
    work.symbols.set(draft.name, symbolOf(draft, work));
  return draft;
}
