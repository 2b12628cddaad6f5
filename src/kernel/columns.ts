/**
 * What was read off all worlds, in base units, missing as NaN: value w belongs to world w, in every column. Definitions,
 * rows and options are numbered as in the base model, whatever the variant; a variant's are found by their names.
 * Columns are not to be written to. Asking for what was not played, or not kept, throws an ordinary error.
 */
export interface Columns {
  readonly worlds: number;
  /** How many times larger Monte-Carlo errors are than those of as many independent worlds; 1 unless given. */
  readonly excess?: number;
  /**
   * The first worlds again with the foresight of half-samples of the worlds that it was learned from: how far they are apart from these tells how sure it
   * is. Absent where nobody foresees anything.
   */
  readonly again?: readonly Columns[];
  readonly outcome: (
    variant: string | undefined,
    option: number,
    definition: number,
    row: number,
  ) => Float64Array;
  /** A definition fixed in a world, or fixed altogether: then every value is the same. */
  readonly world: (variant: string | undefined, definition: number, row: number) => Float64Array;
  /** The same columns read value by value, without a copy where they are kept in a smaller form. */
  readonly outcomeAt: (
    variant: string | undefined,
    option: number,
    definition: number,
    row: number,
  ) => ValueAt;
  readonly worldAt: (variant: string | undefined, definition: number, row: number) => ValueAt;
}

/** The first so many worlds of some columns. */
export function firstOf(columns: Columns, worlds: number): Columns {
  if (worlds >= columns.worlds) return columns;
  return {
    ...columns,
    worlds,
    outcome: (...place) => columns.outcome(...place).subarray(0, worlds),
    world: (...place) => columns.world(...place).subarray(0, worlds),
  };
}

/** The value of a column in a world. */
export type ValueAt = (world: number) => number;
