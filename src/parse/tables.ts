import type { At, ColumnSyntax, TableRowSyntax, TableSyntax } from '../syntax/scenario.ts';
import { defaulted, entrySpan, mapping, noteKind, optional, type Reader, readFields } from './fields.ts';
import type { Ledger } from './ledger.ts';
import { checkName } from './names.ts';
import { PROVENANCE } from './provenance.ts';
import { formula, formulaOf, labels, phrase, textOf, truth, words } from './readers.ts';
import type { Entry, Tree } from './tree.ts';

const COLUMN_FIELDS = {
  unit: optional('unit', phrase),
  as: optional('as', phrase),
  ...PROVENANCE,
  empty: optional('empty', formula),
};

function readColumn({ key: name, value }: Entry, ledger: Ledger): ColumnSyntax | undefined {
  checkName(name, ledger);
  if (value.kind !== 'map') {
    noteKind(ledger, value, name, 'a mapping of fields', '{unit: share}');
    return undefined;
  }
  const values = readFields(value, COLUMN_FIELDS, 'A column', name.span, ledger);
  return values && { name, ...values };
}

const noColumns: readonly ColumnSyntax[] = [];

const TABLE_FIELDS = {
  title: optional('title', words),
  ordered: defaulted('ordered', truth, false),
  ...PROVENANCE,
  columns: defaulted('columns', mapping(readColumn, '{size: {unit: share}}'), noColumns),
  /** Left as it is until the columns are known: what a text column holds is no formula. */
  rows: optional('rows', ((tree) => tree) as Reader<Tree>),
};

/** An entry of `tables`: labels alone, or columns and rows. */
export function readTable(entry: Entry, ledger: Ledger): TableSyntax | undefined {
  const { key: name, value } = entry;
  checkName(name, ledger);
  const span = entrySpan(entry);
  if (value.kind === 'list') {
    return { name, span, ordered: false, columns: [], rows: bareRows(labels(value, name, ledger) ?? []) };
  }
  if (value.kind === 'scalar') {
    noteKind(ledger, value, name, 'a list of labels, or columns and rows', '[a, b]');
    return undefined;
  }
  const table = readFields(value, TABLE_FIELDS, 'A table', name.span, ledger);
  if (table === undefined) return undefined;
  const rows = readRows(table.rows, table.columns, name, ledger);
  return { ...table, name, span, rows };
}

function readRows(
  tree: Tree | undefined,
  columns: readonly ColumnSyntax[],
  table: At<string>,
  ledger: Ledger,
): TableRowSyntax[] {
  if (tree === undefined) return [];
  const key = { value: 'rows', span: table.span };
  if (tree.kind === 'list') return bareRows(labels(tree, key, ledger) ?? []);
  const texts = new Set(columns.filter(({ as }) => as?.value === 'text').map(({ name }) => name.value));
  const rows = mapping<TableRowSyntax>(
    (entry) => readRow(entry, texts, ledger),
    '{a: {size: 3}, b: {size: 4}}',
  );
  return [...(rows(tree, key, ledger) ?? [])];
}

function readRow(
  { key: label, value }: Entry,
  texts: ReadonlySet<string>,
  ledger: Ledger,
): TableRowSyntax | undefined {
  checkName(label, ledger);
  const cells = mapping(({ key: column, value: cell }) => {
    if (cell.kind !== 'scalar') {
      noteKind(ledger, cell, column, 'a value', '3');
      return undefined;
    }
    const formula = texts.has(column.value) ? undefined : formulaOf(cell, ledger);
    return { column, cell: textOf(cell), ...(formula === undefined ? {} : { formula }) };
  }, '{size: 3}')(value, label, ledger);
  return cells && { label, cells };
}

function bareRows(names: readonly At<string>[]): TableRowSyntax[] {
  return names.map((label) => ({ label, cells: [] }));
}
