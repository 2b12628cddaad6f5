import type { Model } from '../model/model.ts';

/**
 * The own moves that drew what was seen in a row of evidence: a label, yes or no as 1 or 0, or the rows that a cell of several names.
 *
 * @param at fixed values by definition and row
 */
export function ownMoves(
  { definitions, tables }: Model,
  at: (definition: number, row: number) => number | undefined,
  move: number,
  row: number,
): number[] {
  const { over } = definitions[move]!;
  const width = over.length > 1 ? (tables[over[1]!]?.rows.length ?? 0) : undefined;
  if (width !== undefined) {
    return Array.from({ length: width }, (_, place) => place).filter(
      (place) => at(move, row * width + place) === 1,
    );
  }
  const value = at(move, row) ?? Number.NaN;
  return Number.isNaN(value) ? [] : [value];
}
