import type { SourceFile, Span } from './diagnostic.ts';

/** A line and a column, both from 1; columns count UTF-16 units, as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a span begins. Lines end at `\n`. */
export function place({ source: { text }, start }: Span): Place {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < start; at = text.indexOf('\n', lineStart)) {
    line += 1;
    lineStart = at + 1;
  }
  return { line, column: start - lineStart + 1 };
}

/** The line in which an offset stands, with as many lines before and behind it as asked, if there are so many. */
export function linesAround(
  { text }: SourceFile,
  offset: number,
  reach: number,
): { before: string[]; own: string; behind: string[] } {
  let [start, end] = [lineStart(text, offset), lineEnd(text, offset)];
  const own = lineOf(text, start, end);
  const before: string[] = [];
  const behind: string[] = [];
  for (let count = 0; count < reach && start > 0; count++) {
    const last = start - 1;
    start = lineStart(text, last);
    before.unshift(lineOf(text, start, last));
  }
  for (let count = 0; count < reach && end < text.length; count++) {
    const first = end + 1;
    end = lineEnd(text, first);
    behind.push(lineOf(text, first, end));
  }
  return { before, own, behind };
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

function lineOf(text: string, start: number, end: number): string {
  return text.slice(start, text.charAt(end - 1) === '\r' ? end - 1 : end);
}
