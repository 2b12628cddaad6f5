import { diagnose } from '../diagnostics/diagnose.ts';
import type { At, ColumnSyntax, TableRowSyntax, TableSyntax } from '../syntax/scenario.ts';
import {
  defaulted,
  type EntryReader,
  entryReader,
  entrySpan,
  formsOf,
  mapping,
  noteKind,
  optional,
  type Reader,
  reader,
  readFields,
} from './fields.ts';
import type { Form } from './form.ts';
import { type Ledger, note } from './ledger.ts';
import { checkName } from './names.ts';
import { PROVENANCE } from './provenance.ts';
import { choice, formula, formulaOf, labels, nameOf, phrase, textOf, truth, unit, words } from './readers.ts';
import { rowsFromFile } from './table-file.ts';
import type { Tree } from './tree.ts';

type Code = NonNullable<ColumnSyntax['codes']>[number];

const readCode: EntryReader<Code> = entryReader(formula.form, ({ key: written, value }, ledger) => {
  const node = formula(value, written, ledger);
  return node && { written, value: node };
});

const COLUMN_FIELDS = {
  unit: optional('unit', unit, 'The unit of the numbers in the column.'),
  as: optional(
    'as',
    choice(['yes/no', 'date', 'text'], 'table'),
    'What stands in the column, where it is no number.',
  ),
  ...PROVENANCE,
  empty: optional('empty', formula, 'What an empty cell means; without it one is refused.'),
  from: optional('from', phrase, 'Tables read from a file: the column’s name there, where it is another.'),
  codes: optional(
    'codes',
    mapping(readCode, '{y: yes, n: no}', 'word'),
    'Tables read from a file: what words that stand in the column there mean.',
  ),
  several: optional(
    'several',
    phrase,
    'The sign between the rows that a cell names, where it may name several: the column then says yes or no of each row.',
  ),
};

const COLUMN: Form = { kind: 'fields', owner: 'A column', fields: formsOf(COLUMN_FIELDS) };

const readColumn: EntryReader<ColumnSyntax> = entryReader(COLUMN, ({ key: name, value }, ledger) => {
  checkName(name, ledger);
  if (value.kind !== 'map') {
    noteKind(ledger, value, name, 'a mapping of fields', '{unit: share}');
    return undefined;
  }
  const values = readFields(value, COLUMN_FIELDS, 'A column', name.span, ledger);
  return values && { name, ...values };
});

const noColumns: readonly ColumnSyntax[] = [];

/** What stands in a cell is a formula, or words in a column of text. */
const ROWS: Form = {
  kind: 'either',
  map: { kind: 'entries', keys: 'label', of: { kind: 'entries', keys: 'column', of: { kind: 'formula' } } },
  other: { kind: 'labels' },
};

/** Left as it is until the columns are known: what a text column holds is no formula. */
const rows: Reader<Tree> = reader(ROWS, (tree) => tree);

const TABLE_FIELDS = {
  title: optional('title', words, 'What the table is called.'),
  ordered: defaulted(
    'ordered',
    truth,
    false,
    'Whether the order of the rows means something, so that labels compare with `<`.',
  ),
  dated: optional(
    'dated',
    nameOf('column'),
    'The column of dates that makes a series of the table: `x[now]` then picks the last row at or before a date.',
  ),
  from: optional(
    'from',
    phrase,
    'A file of comma-separated values, in the scenario’s folder or below it, from which the rows are read.',
  ),
  key: optional('key', phrase, 'The column of that file whose words name the rows.'),
  ...PROVENANCE,
  columns: defaulted(
    'columns',
    mapping(readColumn, '{size: {unit: share}}', 'name'),
    noColumns,
    'What is known of each row, each column with its type. A column `title` of text gives the rows their names.',
  ),
  rows: optional(
    'rows',
    rows,
    'The rows: a list of labels, or for each label a mapping from columns to values.',
  ),
};

const TABLE: Form = {
  kind: 'either',
  map: { kind: 'fields', owner: 'A table', fields: formsOf(TABLE_FIELDS) },
  other: { kind: 'labels' },
};

/** An entry of `tables`: labels alone, or columns and rows. */
export const readTable: EntryReader<TableSyntax> = entryReader(TABLE, (entry, ledger) => {
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
  const { rows: written, ...rest } = table;
  const whole: TableSyntax = { ...rest, name, span, rows: [] };
  refuseFileFields(whole, written, ledger);
  const rows =
    rest.from === undefined ? readRows(written, rest.columns, name, ledger) : rowsFromFile(whole, ledger);
  return { ...whole, rows };
});

/** Fields that mean something only where rows are read from a file, and rows where they are. */
function refuseFileFields(table: TableSyntax, rows: Tree | undefined, ledger: Ledger): void {
  const { name, from, key, dated, columns } = table;
  if (from === undefined) {
    const idle = [
      ...(key === undefined ? [] : [{ field: 'key', span: key.span }]),
      ...columns.flatMap((column) => [
        ...(column.from === undefined ? [] : [{ field: 'from', span: column.from.span }]),
        ...(column.codes?.[0] === undefined ? [] : [{ field: 'codes', span: column.codes[0].written.span }]),
      ]),
    ];
    for (const { field, span } of idle)
      note(ledger, diagnose('table-not-read', { field, table: name.value }, span));
    return;
  }
  if (rows !== undefined) {
    note(ledger, diagnose('field-clash', { name: name.value, one: 'from', other: 'rows' }, from.span));
  }
  if (key === undefined && dated === undefined) {
    note(ledger, diagnose('table-keyless', { table: name.value }, name.span));
  }
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
  const texts = new Set(
    columns
      .filter(({ as, several }) => as?.value === 'text' || several !== undefined)
      .map(({ name }) => name.value),
  );
  return [...(mapping(rowReader(texts), '{a: {size: 3}, b: {size: 4}}', 'label')(tree, key, ledger) ?? [])];
}

type CellSyntax = TableRowSyntax['cells'][number];

/** @param texts columns of words, and those that name several rows */
function rowReader(texts: ReadonlySet<string>): EntryReader<TableRowSyntax> {
  const readCell: EntryReader<CellSyntax> = entryReader(formula.form, ({ key: column, value }, ledger) => {
    if (value.kind !== 'scalar') {
      noteKind(ledger, value, column, 'a value', '3');
      return undefined;
    }
    const found = texts.has(column.value) ? undefined : formulaOf(value, ledger);
    return { column, cell: textOf(value), ...(found === undefined ? {} : { formula: found }) };
  });
  const cells = mapping(readCell, '{size: 3}', 'column');
  return entryReader(cells.form, ({ key: label, value }, ledger) => {
    checkName(label, ledger);
    const read = cells(value, label, ledger);
    return read && { label, cells: read };
  });
}

function bareRows(names: readonly At<string>[]): TableRowSyntax[] {
  return names.map((label) => ({ label, cells: [] }));
}
