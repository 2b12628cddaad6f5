import { diagnose } from '../diagnostics/diagnose.ts';
import type { SourceFile, Span } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { place } from '../diagnostics/place.ts';
import type { Node } from '../syntax/expression.ts';
import type { At, ColumnSyntax, TableRowSyntax, TableSyntax } from '../syntax/scenario.ts';
import { isRead, nothingBeside } from './beside.ts';
import { type Cell, csvRows } from './csv.ts';
import { dataFrom, wanted } from './data-cell.ts';
import { isFull, type Ledger, note } from './ledger.ts';
import { checkName } from './names.ts';
import { screen } from './screen.ts';

/** Rows of the longest table that is read. */
const MOST_ROWS = 100_000;

/**
 * The rows of a table that is read from a file of comma-separated values beside the scenario: the declared columns, by
 * their names in the file's header; whatever else the file holds is left aside. Rows are named by the column `key`, those
 * of a series without one by their dates. Mistakes are noted, those in the file at their place there.
 */
export function rowsFromFile(table: TableSyntax, ledger: Ledger): TableRowSyntax[] {
  const { from, columns } = table;
  const source = from && fileOf(from, ledger);
  if (from === undefined || source === undefined) return [];
  const rows = csvRows(source, ledger);
  const { value: header } = rows.next();
  if (header === undefined) {
    note(ledger, diagnose('csv-empty', { path: source.name }, from.span));
    return [];
  }
  const sign = otherSeparator(header);
  if (sign !== undefined) {
    note(ledger, diagnose('csv-separator', { sign }, header[0]?.span));
    return [];
  }
  const found = columns.flatMap((column): Found[] => {
    const position = positionOf(column.from ?? column.name, header, source, ledger);
    return position === undefined ? [] : [{ column, position }];
  });
  const naming = namingOf(table, found, header, source, ledger);
  if (found.length < columns.length || naming === undefined) return [];
  const noted = ledger.diagnostics.length;
  const read = [...entries(rows, header, found, naming, ledger)];
  if (read.length === 0 && ledger.diagnostics.length === noted)
    note(ledger, diagnose('csv-rowless', { path: source.name }, spanOf(header)));
  return read;
}

interface Found {
  readonly column: ColumnSyntax;
  readonly position: number;
}

/** Where in a row its name stands, and how it is made of what stands there. */
interface Naming {
  readonly position: number;
  readonly label: (text: string) => string;
  /** Notes what is wrong with the name; of a date that is none its cell tells. */
  readonly check: (name: At<string>, ledger: Ledger) => void;
}

function fileOf(from: At<string>, ledger: Ledger): SourceFile | undefined {
  const beside = (ledger.beside ?? nothingBeside)(from.value, from.span.source, 'folder');
  if (!isRead(beside)) {
    const { reason, mend } = beside;
    note(ledger, diagnose('beside-unreadable', { path: from.value, reason, mend }, from.span));
    return undefined;
  }
  const screened = screen(beside, 'table');
  for (const diagnostic of screened) note(ledger, diagnostic);
  return screened.length === 0 ? beside : undefined;
}

/** What separates the names of a header that is one cell, where that is no comma, in words. */
function otherSeparator([only, more]: readonly Cell[]): string | undefined {
  const separator = more === undefined ? /[;\t|]/.exec(only?.text ?? '')?.[0] : undefined;
  if (separator === undefined) return undefined;
  return separator === '\t' ? 'tabs' : `\`${separator}\``;
}

/** The position of a column in the header; reports one that is not there, or there twice. */
function positionOf(
  name: At<string>,
  header: readonly Cell[],
  source: SourceFile,
  ledger: Ledger,
): number | undefined {
  const names = header.map(({ text }) => text);
  const position = names.indexOf(name.value);
  const again = names.indexOf(name.value, position + 1);
  if (position >= 0 && again > position) {
    note(ledger, diagnose('csv-column-twice', { column: name.value }, header[again]?.span));
    return undefined;
  }
  if (position >= 0) return position;
  const near = isFull(ledger) ? undefined : nearest(name.value, names);
  const shown = names.map((word) => `\`${word}\``).join(', ');
  note(
    ledger,
    diagnose('csv-column-missing', { column: name.value, path: source.name, near, names: shown }, name.span),
  );
  return undefined;
}

function namingOf(
  { key, dated }: TableSyntax,
  found: readonly Found[],
  header: readonly Cell[],
  source: SourceFile,
  ledger: Ledger,
): Naming | undefined {
  if (key !== undefined) {
    const position = positionOf(key, header, source, ledger);
    const check = (name: At<string>, to: Ledger): void => {
      if (!DATE.test(name.value)) checkName(name, to);
      else note(to, diagnose('csv-key-date', { found: name.value, column: key.value }, name.span));
    };
    return position === undefined ? undefined : { position, label: (text) => text, check };
  }
  // A series whose column of dates is not declared is refused by the checker.
  const dates = found.find(({ column }) => column.name.value === dated?.value);
  const label = (text: string): string => `_${text.replaceAll('-', '_')}`;
  return dates && { position: dates.position, label, check: () => {} };
}

/** A month or a day as the language writes it. */
const DATE = /^\d{4}-\d{2}(-\d{2})?$/;

function* entries(
  rows: Iterable<readonly Cell[]>,
  header: readonly Cell[],
  found: readonly Found[],
  naming: Naming,
  ledger: Ledger,
): Generator<TableRowSyntax> {
  const seen = new Map<string, Span>();
  const told = new Set<string>();
  for (const cells of rows) {
    const span = spanOf(cells);
    if (cells.length !== header.length) {
      note(ledger, diagnose('csv-ragged', { found: cells.length, wanted: header.length }, span));
      continue;
    }
    if (seen.size >= MOST_ROWS) {
      note(ledger, diagnose('csv-long', { most: MOST_ROWS }, span));
      return;
    }
    const label = labelOf(cells, naming, seen, ledger);
    if (label === undefined) continue;
    yield {
      label,
      cells: found.map(({ column, position }) => cellFrom(column, cells[position], told, ledger)),
    };
  }
}

function labelOf(
  cells: readonly Cell[],
  { position, label, check }: Naming,
  seen: Map<string, Span>,
  ledger: Ledger,
): At<string> | undefined {
  const cell = cells[position];
  if (cell === undefined || cell.text === '') {
    note(ledger, diagnose('csv-unnamed', {}, cell?.span));
    return undefined;
  }
  const name = { value: label(cell.text), span: cell.span };
  check(name, ledger);
  const first = seen.get(name.value);
  if (first === undefined) {
    seen.set(name.value, name.span);
    return name;
  }
  if (!isFull(ledger)) {
    note(ledger, diagnose('csv-key-twice', { key: cell.text, line: place(first).line }, name.span));
  }
  return undefined;
}

function cellFrom(
  column: ColumnSyntax,
  cell: Cell | undefined,
  told: Set<string>,
  ledger: Ledger,
): TableRowSyntax['cells'][number] {
  const text = cell?.text ?? '';
  const written = { value: text, span: cell?.span ?? column.name.span };
  const isData = column.as?.value !== 'text' && column.several === undefined;
  const formula = cell !== undefined && isData ? formulaOf(column, cell, told, ledger) : undefined;
  return formula === undefined
    ? { column: column.name, cell: written }
    : { column: column.name, cell: written, formula };
}

/** Mistakes are noted once for each column and what stands there: `told` holds those that were. */
function formulaOf(column: ColumnSyntax, cell: Cell, told: Set<string>, ledger: Ledger): Node | undefined {
  const { name, codes, empty } = column;
  const code = codes?.find(({ written }) => written.value === cell.text);
  if (code !== undefined) return code.value;
  if (cell.text === '' && empty !== undefined) return empty;
  const key = (): string => `${name.value} ${cell.text}`;
  const again = told.size > 0 && told.has(key());
  const found = cell.text === '' || again ? undefined : dataFrom(cell, column, ledger);
  if (found === undefined) told.add(key());
  if (cell.text === '' && !again) {
    const fields = { column: name.value, wanted: wanted(column), line: place(name.span).line };
    note(ledger, diagnose('csv-cell-empty', { ...fields, file: name.span.source.name }, cell.span));
  }
  return found;
}

function spanOf(cells: readonly Cell[]): Span | undefined {
  const [first, last] = [cells[0]?.span, cells.at(-1)?.span];
  return first && last && { ...first, end: Math.max(first.end, last.end) };
}
