import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Node } from '../../syntax/expression.ts';
import type { ColumnSyntax, TableSyntax } from '../../syntax/scenario.ts';
import { declare } from '../declare.ts';
import type { Formulas, NewDraft } from '../draft.ts';
import { meant } from '../meant.ts';
import { present } from '../present.ts';
import { declared } from '../want.ts';
import type { Work } from '../work.ts';
import { written } from '../written.ts';
import { linksFrom } from './links.ts';
import { provenanceOf } from './provenance.ts';
import { TITLE } from './tables.ts';

/** The columns of all tables: `table.column` is a definition over the table. Columns of words are for readers alone. */
export function readColumns(work: Work): void {
  for (const table of work.scenario.tables) {
    const number = work.tableNumbers.get(table.name.value);
    if (number === undefined) continue;
    refuseStrays(table, work);
    for (const column of table.columns) {
      if (column.as?.value === 'text' || column.name.value === TITLE) continue;
      const { several } = column;
      const draft = work.recall.once(column, 'column', () =>
        several === undefined
          ? columnFrom(table, column, number, work)
          : linksFrom(table, column, several, number, work),
      );
      if (draft !== undefined) declare(draft, work);
    }
  }
}

function columnFrom(table: TableSyntax, column: ColumnSyntax, number: number, work: Work): NewDraft {
  const name = `${table.name.value}.${column.name.value}`;
  const value = cellsOf(table, column, name, work);
  const want = declared(column, name, work);
  const source = column.source ?? table.source;
  const because = column.because ?? table.because;
  const cited =
    source === undefined
      ? { sources: [] }
      : provenanceOf({ source, ...present({ because }) }, name, column.name.span, work);
  return {
    name,
    role: 'column',
    span: column.name.span,
    over: [number],
    ...present({ want, unit: want?.kind === 'number' ? want.unit : undefined, value, about: column.about }),
    draws: true,
    authored: true,
    ...cited,
    written: value?.kind === 'each' ? value.nodes.map(written) : [],
  };
}

/** One formula for each row; a cell that is empty or absent is what `empty` says, or a mistake. */
function cellsOf(table: TableSyntax, column: ColumnSyntax, name: string, work: Work): Formulas | undefined {
  const nodes: Node[] = [];
  const holes: string[] = [];
  for (const { label, cells } of table.rows) {
    const cell = cells.find((candidate) => candidate.column.value === column.name.value);
    const node =
      cell?.formula ?? (cell === undefined || cell.cell.value.trim() === '' ? column.empty : undefined);
    if (node !== undefined) nodes.push(node);
    else if (cell === undefined || cell.cell.value.trim() === '') holes.push(label.value);
  }
  if (holes.length > 0) {
    const rows = holes.slice(0, SHOWN).join(', ') + (holes.length > SHOWN ? ' and others' : '');
    work.report(diagnose('cell-empty', { column: name, rows }, column.name.span));
  }
  return nodes.length === table.rows.length ? { kind: 'each', nodes } : undefined;
}

const SHOWN = 5;

function refuseStrays(table: TableSyntax, work: Work): void {
  const columns = new Set([TITLE, ...table.columns.map(({ name }) => name.value)]);
  for (const { cells } of table.rows) {
    for (const { column } of cells) {
      if (columns.has(column.value)) continue;
      const near = meant(column.value, columns, work);
      work.report(
        diagnose('unknown-column', { name: column.value, table: table.name.value, near }, column.span),
      );
    }
  }
}

/** Warns of columns that draw and say nothing of where their numbers come from. */
export function warnUnsourced(work: Work): void {
  for (const { role, number, name, span, sources } of work.drafts) {
    if (role !== 'column' || sources.length > 0 || work.reaches[number] !== 'world') continue;
    work.report(diagnose('source-missing', { name }, span));
  }
}
