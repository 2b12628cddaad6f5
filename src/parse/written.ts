import type { SourceFile, Span } from '../diagnostics/diagnostic.ts';

/**
 * A text taken out of a source, such as a scalar of YAML whose line breaks were folded, with the place of each part:
 * from offset `at` of the text on, up to the next run, its characters are those from offset `from` of the source on.
 */
export interface Written {
  readonly source: SourceFile;
  readonly text: string;
  /** Ascending in both; the first is at 0. */
  readonly runs: readonly Run[];
}

export interface Run {
  readonly at: number;
  readonly from: number;
}

/** The whole of a source, such as a value given on the command line. */
export function whole(source: SourceFile): Written {
  return { source, text: source.text, runs: [{ at: 0, from: 0 }] };
}

/** The characters from `start` to `end` (exclusive), with their places. */
export function part({ source, text, runs }: Written, start: number, end: number): Written {
  const inside = runs
    .filter(({ at }) => at > start && at < end)
    .map(({ at, from }) => ({ at: at - start, from }));
  return { source, text: text.slice(start, end), runs: [{ at: 0, from: offsetOf(runs, start) }, ...inside] };
}

/** Where the characters from `start` to `end` (exclusive) of the text stand in the source. */
export function spanIn(written: Written, start: number, end: number): Span {
  const last = written.source.text.length;
  const from = Math.min(last, offsetOf(written.runs, start));
  const to = end > start ? Math.min(last, offsetOf(written.runs, end - 1) + 1) : from;
  return { source: written.source, start: from, end: Math.max(from, to) };
}

function offsetOf(runs: readonly Run[], at: number): number {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runs[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const run = runs[low];
  return run === undefined ? at : run.from + at - run.at;
}
