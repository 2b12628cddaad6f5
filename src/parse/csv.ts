import { diagnose } from '../diagnostics/diagnose.ts';
import type { SourceFile, Span } from '../diagnostics/diagnostic.ts';
import { isFull, type Ledger, note } from './ledger.ts';
import { endAt } from './match-at.ts';
import type { Run, Written } from './written.ts';

/** One cell of a file of comma-separated values: what it says, and where each part of that stands. */
export interface Cell extends Written {
  /** Its quotes included; without a width where the cell is empty. */
  readonly span: Span;
}

/**
 * The rows of a file of comma-separated values (RFC 4180), the header first: cells separated by commas, rows by line
 * ends; a cell in quotes may hold commas, line ends and doubled quotes. White space around a cell is not part of it. Rows
 * without a character are passed over. After the first mistake in its quotes, which is noted, no further row is read.
 */
export function* csvRows(source: SourceFile, ledger: Ledger): Generator<readonly Cell[], void> {
  const { text } = source;
  let cells: Cell[] = [];
  let at = 0;
  while (at < text.length && !isFull(ledger)) {
    const cell =
      text.charAt(spaceEnd(text, at)) === '"' ? quoted(source, at, ledger) : bare(source, at, ledger);
    if (cell === undefined) return;
    cells.push(cell.cell);
    at = cell.end;
    if (text.charAt(at) === ',') {
      at += 1;
      // A comma at the very end of the file opens one more cell.
      if (at < text.length) continue;
      cells.push(cellOf(source, at, at, '', [{ at: 0, from: at }]));
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    const { span } = cell.cell;
    if (cells.length > 1 || span.end > span.start) yield cells;
    cells = [];
  }
}

interface Taken {
  readonly cell: Cell;
  /** Where the comma or line end behind it stands, or the end of the file. */
  readonly end: number;
}

/** What may stand in a cell without quotes. */
const BARE = /(?:[^,\n"\r]|\r(?!\n))*/y;

function bare(source: SourceFile, start: number, ledger: Ledger): Taken | undefined {
  const { text } = source;
  const end = endAt(BARE, text, start) ?? start;
  if (text.charAt(end) === '"') {
    note(ledger, diagnose('csv-quote-inside', {}, { source, start: end, end: end + 1 }));
    return undefined;
  }
  const from = Math.min(spaceEnd(text, start), end);
  const value = text.slice(from, end).trimEnd();
  return { cell: cellOf(source, from, from + value.length, value, [{ at: 0, from }]), end };
}

function quoted(source: SourceFile, start: number, ledger: Ledger): Taken | undefined {
  const { text } = source;
  const open = spaceEnd(text, start);
  const runs: Run[] = [{ at: 0, from: open + 1 }];
  let value = '';
  let from = open + 1;
  for (;;) {
    const close = text.indexOf('"', from);
    if (close < 0) {
      note(ledger, diagnose('csv-quote-open', {}, { source, start: open, end: open + 1 }));
      return undefined;
    }
    value += text.slice(from, close);
    if (text.charAt(close + 1) !== '"') {
      const end = spaceEnd(text, close + 1);
      if (end < text.length && !/[,\n]/.test(text.charAt(end)) && !text.startsWith('\r\n', end)) {
        note(ledger, diagnose('csv-quote-behind', {}, { source, start: end, end: end + 1 }));
        return undefined;
      }
      return { cell: cellOf(source, open, close + 1, value, runs), end };
    }
    value += '"';
    from = close + 2;
    runs.push({ at: value.length, from });
  }
}

function cellOf(source: SourceFile, start: number, end: number, text: string, runs: readonly Run[]): Cell {
  return { source, text, runs, span: { source, start, end } };
}

/** Past spaces and tabs, never past a line. */
function spaceEnd(text: string, at: number): number {
  let end = at;
  while (text.charAt(end) === ' ' || text.charAt(end) === '\t') end += 1;
  return end;
}
