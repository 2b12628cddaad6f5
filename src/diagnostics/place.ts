import type { SourceFile, Span } from './diagnostic.ts';

/** A line and a column, both from 1; columns count UTF-16 units, as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a span begins. Lines end at `\n`, `\r\n` or a lone `\r`, as in YAML. */
export function place(span: Span): Place {
  const { source, start } = span;
  const before = source.text.slice(0, start);
  const breaks = before.match(/\r\n|\n|\r/g)?.length ?? 0;
  const lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  return { line: breaks + 1, column: start - lineStart + 1 };
}

/** The lines from `first` to `last` (from 1, both inclusive), as far as they exist, without their breaks. */
export function linesBetween(source: SourceFile, first: number, last: number): string[] {
  return source.text.split(/\r\n|\n|\r/).slice(Math.max(0, first - 1), last);
}
