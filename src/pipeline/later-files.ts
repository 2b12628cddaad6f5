import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, SourceFile } from '../diagnostics/diagnostic.ts';
import { isRead, type ReadBeside } from '../parse/beside.ts';
import { csvRows } from '../parse/csv.ts';

export interface LeftOut {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

/** Tables that go on in later files of the same columns. */
export interface LaterFiles {
  readonly read: ReadBeside;
  /** Leaves out the rows of later files in which these mistakes stand; undefined where none does. Others may follow from those. */
  readonly without: (mistakes: readonly Diagnostic[]) => readonly LeftOut[] | undefined;
  /** Files whose columns are those of no table that was read. */
  readonly strays: () => Diagnostic[];
}

interface Line {
  readonly text: string;
  readonly file: string;
  readonly line: number;
}

/** Reads files beside a scenario with the rows of later files of the same columns, in whatever order, after their own. A file given twice counts once. */
export function laterFiles(read: ReadBeside, later: readonly SourceFile[]): LaterFiles {
  const files = later
    .filter((file, index) => later.findIndex(({ name }) => name === file.name) === index)
    .map((file) => {
      const [header, ...lines] = rowsOf(file.text);
      return {
        file,
        header: cellsOf(header?.text ?? ''),
        lines: lines.map(({ text, line }): Line => ({ text, file: file.name, line })),
      };
    });
  const headers = new Map<string, readonly string[]>();
  const used = new Set<string>();
  const dropped = new Set<string>();
  const merged = new Map<
    string,
    { readonly source: SourceFile; readonly from: number; readonly lines: readonly Line[] }
  >();
  return {
    read: (path, from, reach) => {
      const found = read(path, from, reach);
      if (!isRead(found)) return found;
      const own = cellsOf(rowsOf(found.text)[0]?.text ?? '');
      headers.set(found.name, own);
      const more = files.filter(({ header }) => isSame(header, own));
      if (more.length === 0) return found;
      for (const { file } of more) used.add(file.name);
      const lines = more
        .flatMap((one) => one.lines.map((line) => inOrder(line, one.header, own)))
        .filter(({ file, line }) => !dropped.has(`${file}:${line}`));
      const base = found.text.endsWith('\n') ? found.text : `${found.text}\n`;
      const text = `${base}${lines.map((one) => `${one.text}\n`).join('')}`;
      const name = [found.name, ...more.map(({ file }) => file.name)].join(' + ');
      const source = { name, text };
      merged.set(name, { source, from: base.length, lines });
      return source;
    },
    without: (mistakes) => {
      const left: LeftOut[] = [];
      for (const { severity, span, message } of mistakes) {
        if (severity !== 'error') continue;
        const into = span === undefined ? undefined : merged.get(span.source.name);
        if (into === undefined || span === undefined || span.start < into.from) continue;
        let at = into.from;
        const row = into.lines.find(({ text }) => {
          at += text.length + 1;
          return span.start < at;
        });
        if (row === undefined) continue;
        const key = `${row.file}:${row.line}`;
        if (dropped.has(key)) continue;
        dropped.add(key);
        left.push({ file: row.file, line: row.line, reason: message });
      }
      return left.length === 0 ? undefined : left;
    },
    strays: () =>
      files
        .filter(({ file }) => !used.has(file.name))
        .map(({ file, header }) => {
          const span = { source: file, start: 0, end: Math.max(1, file.text.indexOf('\n')) };
          const fields = {
            path: file.name,
            tables: headers.size,
            apart: apart(header, [...headers.values()]),
          };
          return diagnose('backtest-columns', fields, span);
        }),
  };
}

/** Names of columns, or the cells of a row, without their quotes. Nothing where quotes are wrong. */
function cellsOf(row: string): string[] {
  const source = { name: '', text: row.replace(/^\uFEFF/, '') };
  const [cells] = csvRows(source, { diagnostics: [] });
  return cells?.map(({ text }) => text) ?? [];
}

function isSame(header: readonly string[], own: readonly string[]): boolean {
  return header.length === own.length && header.every((name) => own.includes(name));
}

/** A row whose cells stand in the order of a header, in that of another; as it is where it has not as many cells. */
function inOrder(line: Line, header: readonly string[], wanted: readonly string[]): Line {
  if (header.every((name, index) => name === wanted[index])) return line;
  const cells = cellsOf(line.text);
  if (cells.length !== header.length) return line;
  const text = wanted.map((name) => `"${cells[header.indexOf(name)]!.replaceAll('"', '""')}"`).join(',');
  return { ...line, text };
}

/** In words, what a header lacks and what it has beyond that of the file which it comes nearest to. */
function apart(header: readonly string[], headers: readonly (readonly string[])[]): string {
  const less = (one: readonly string[], other: readonly string[]): string[] =>
    one.filter((name) => !other.includes(name));
  const far = (one: readonly string[]): number => less(one, header).length + less(header, one).length;
  const nearest = headers.reduce<readonly string[]>((a, b) => (far(b) < far(a) ? b : a), headers[0] ?? []);
  const [lacks, more] = [less(nearest, header), less(header, nearest)];
  if (lacks.length === nearest.length) return 'it shares no column with any of them';
  const words = [
    ...(lacks.length > 0 ? [`lacks ${named(lacks)}`] : []),
    ...(more.length > 0 ? [`has ${named(more)} beside`] : []),
  ];
  return `it comes nearest to one of which it ${words.join(' and ')}`;
}

/** Columns named in a message. */
const NAMED = 5;

function named(columns: readonly string[]): string {
  const more = columns.length > NAMED ? ` and ${columns.length - NAMED} more` : '';
  return (
    columns
      .slice(0, NAMED)
      .map((name) => `\`${name}\``)
      .join(', ') + more
  );
}

/** Rows of comma-separated values: a line break within quotes ends none. */
function rowsOf(text: string): { readonly text: string; readonly line: number }[] {
  const rows: { text: string; line: number }[] = [];
  let quoted = false;
  let start = 0;
  let line = 1;
  let first = 1;
  for (let at = 0; at <= text.length; at++) {
    const sign = text[at];
    if (sign === '"') quoted = !quoted;
    if (sign === '\n') line++;
    if (at < text.length && (sign !== '\n' || quoted)) continue;
    const row = text.slice(start, at).replace(/\r$/, '');
    if (row !== '') rows.push({ text: row, line: first });
    start = at + 1;
    first = line;
  }
  return rows;
}
