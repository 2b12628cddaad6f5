import type { SourceFile } from '../diagnostics/diagnostic.ts';
import { matchAt } from './match-at.ts';
import type { Run, Written } from './written.ts';

/**
 * The text of a scalar with the place of each part, found by laying the text over the source it was read from: what
 * folding, indentation and escapes took away or put in lies between the runs.
 *
 * @param text as YAML reads it
 * @param start where the scalar begins in the source: at its quote, its `>` or `|`, or its first character
 * @param end where it ends there, exclusive
 */
export function scalarText(source: SourceFile, text: string, start: number, end: number): Written {
  const first = source.text.charAt(start);
  if (first === '"' || first === "'")
    return { source, text, runs: quotedRuns(source.text, text, start, first) };
  const block = first === '>' || first === '|';
  const begin = block ? lineEnd(source.text, start) + 1 : start;
  return { source, text, runs: lineRuns(source.text, text, begin, end) };
}

/** Plain and block scalars: each line of the source, without its indentation, stands in the text as it is. */
function lineRuns(source: string, text: string, start: number, end: number): Run[] {
  const runs: Run[] = [{ at: 0, from: Math.min(start, end) }];
  let at = 0;
  for (let from = start; from < end; from = lineEnd(source, from) + 1) {
    const line = source.slice(from, Math.min(end, lineEnd(source, from)));
    const content = line.trim();
    if (content === '') continue;
    const place = text.indexOf(content, at);
    if (place < 0) break;
    const begin = from + line.indexOf(content);
    if (place === 0) runs.pop();
    runs.push({ at: place, from: begin });
    at = place + content.length;
  }
  return runs;
}

const SPACES = / +/y;
const BREAKS = / *(?:\r?\n *)+/y;
/** Lengths of the escapes that are longer than two characters. */
const ESCAPES: ReadonlyMap<string, number> = new Map([
  ['x', 4],
  ['u', 6],
  ['U', 10],
]);

/** Quoted scalars: escapes, doubled quotes and line breaks begin a run. */
function quotedRuns(source: string, text: string, start: number, quote: string): Run[] {
  const runs: Run[] = [{ at: 0, from: start + 1 }];
  let from = start + 1;
  let at = 0;
  while (at < text.length && from < source.length) {
    const spaces = matchAt(SPACES, source, from)?.[0].length ?? 0;
    const [folded] = /[\r\n]/.test(source.charAt(from + spaces)) ? (matchAt(BREAKS, source, from) ?? []) : [];
    if (folded !== undefined) {
      from += folded.length;
      at += Math.max(1, folded.split('\n').length - 2);
    } else if (quote === '"' && source.charAt(from) === '\\') {
      const letter = source.charAt(from + 1);
      const joined = matchAt(BREAKS, source, from + 1)?.[0].length;
      from += joined === undefined ? (ESCAPES.get(letter) ?? 2) : joined + 1;
      if (joined === undefined) at += letter === 'U' && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    } else if (quote === "'" && source.charAt(from) === "'") {
      from += 2;
      at += 1;
    } else {
      from += Math.max(1, spaces);
      at += Math.max(1, spaces);
      continue;
    }
    runs.push({ at, from });
  }
  return runs;
}

function lineEnd(source: string, from: number): number {
  const end = source.indexOf('\n', from);
  return end < 0 ? source.length : end;
}
