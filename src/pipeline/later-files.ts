import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, SourceFile } from '../diagnostics/diagnostic.ts';
import { isRead, type ReadBeside } from '../parse/beside.ts';

export interface LeftOut {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

/** Tables that go on in later files of the same columns. */
export interface LaterFiles {
  readonly read: ReadBeside;
  /** Leaves out the rows of later files in which these mistakes stand; undefined where one stands elsewhere, or there is none. */
  readonly without: (mistakes: readonly Diagnostic[]) => readonly LeftOut[] | undefined;
  /** Files whose columns are those of no table that was read. */
  readonly strays: () => Diagnostic[];
}

interface Line {
  readonly text: string;
  readonly file: string;
  readonly line: number;
}

/** Reads files beside a scenario with the rows of later files of the same header after their own. */
export function laterFiles(read: ReadBeside, later: readonly SourceFile[]): LaterFiles {
  const files = later.map((file) => {
    const [header = '', ...lines] = rowsOf(file.text);
    return { file, header, lines: lines.map(({ text, line }): Line => ({ text, file: file.name, line })) };
  });
  const headers: string[] = [];
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
      const [header = ''] = rowsOf(found.text);
      const own = textOf(header);
      headers.push(own);
      const more = files.filter((one) => textOf(one.header) === own);
      if (more.length === 0) return found;
      for (const { file } of more) used.add(file.name);
      const lines = more
        .flatMap((one) => one.lines)
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
        if (into === undefined || span === undefined || span.start < into.from) return undefined;
        let at = into.from;
        const row = into.lines.find(({ text }) => {
          at += text.length + 1;
          return span.start < at;
        });
        if (row === undefined) return undefined;
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
        .map(({ file }) => {
          const span = { source: file, start: 0, end: Math.max(1, file.text.indexOf('\n')) };
          return diagnose('backtest-columns', { path: file.name, tables: headers.length }, span);
        }),
  };
}

function textOf(line: { readonly text: string } | string): string {
  return (typeof line === 'string' ? line : line.text).replace(/^\uFEFF/, '').trim();
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
