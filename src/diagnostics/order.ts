import type { Diagnostic, SourceFile } from './diagnostic.ts';

/**
 * Diagnostics in the order of their places: those without a place and those of the first file before those of others,
 * files in the order in which they first occur.
 */
export function inOrder(diagnostics: readonly Diagnostic[], first: SourceFile): Diagnostic[] {
  const files = [...new Set([first, ...diagnostics.flatMap(({ span }) => span?.source ?? [])])];
  const rank = new Map(files.map((file, index) => [file, index]));
  const place = ({ span }: Diagnostic): readonly [number, number] =>
    span === undefined ? [-1, 0] : [rank.get(span.source) ?? 0, span.start];
  return [...diagnostics].sort((one, other) => {
    const [[file, start], [otherFile, otherStart]] = [place(one), place(other)];
    return file - otherFile || start - otherStart;
  });
}
