import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Table } from '../../model/model.ts';
import type { At, TableSyntax } from '../../syntax/scenario.ts';
import { take } from '../names.ts';
import { present } from '../present.ts';
import type { Work } from '../work.ts';

/**
 * The option that stands for the scenario where it names none: everything goes as the model and the decisions'
 * defaults have it.
 */
export const ONLY_OPTION = 'baseline';

/** The column whose words are the titles of the rows. */
export const TITLE = 'title';

interface RowEntry {
  readonly label: At<string>;
  readonly title: string | undefined;
}

/** All tables, so that any section may name one: the actors, those of `tables`, the options. */
export function readTables(work: Work): void {
  const { actors, tables, options, packages } = work.scenario;
  for (const name of ['actor', 'option']) work.taken.set(name, 'a table');
  if (actors.length > 0) {
    enter({ name: 'actor', ordered: false, rows: rowsFrom(actors.map(entryOf)) }, work);
  }
  if (packages.length > 0) {
    work.taken.set('package', 'a table');
    enter({ name: 'package', ordered: false, rows: rowsFrom(packages.map(entryOf)) }, work);
  }
  for (const table of tables) readTable(table, work);
  const rows = rowsFrom(options.map(entryOf));
  enter({ name: 'option', ordered: false, rows: rows.length > 0 ? rows : [{ label: ONLY_OPTION }] }, work);
}

function readTable(table: TableSyntax, work: Work): void {
  const { name, title, ordered, dated } = table;
  if (!take(name, 'a table', work)) return;
  const entries = table.rows.map(({ label, cells }) => ({
    label,
    title: cells.find(({ column }) => column.value === TITLE)?.cell.value,
  }));
  const rows = rowsFrom(entries);
  if (rows.length === 0) work.report(diagnose('table-empty', { name: name.value }, name.span));
  enter({ name: name.value, ...present({ title }), ordered, rows }, work, dated?.value);
}

function entryOf({ name, title }: { readonly name: At<string>; readonly title?: string }): RowEntry {
  return { label: name, title };
}

function rowsFrom(entries: readonly RowEntry[]): Table['rows'] {
  return entries.map(({ label, title }) => ({ label: label.value, ...present({ title }) }));
}

function enter(table: Table, work: Work, dated?: string): void {
  work.tableNumbers.set(table.name, work.tables.length);
  const rows = new Map(table.rows.map(({ label }, row) => [label, row]));
  work.tables.push({ table, rows, ...present({ dated: dated && `${table.name}.${dated}` }) });
}
