import type { Rows } from '../rows/rows.ts';
import type { Play } from '../stopping/play.ts';

/**
 * Packages of terms that lie on the table while a play goes on, as simulated worlds show it. Columns have a value for each world, in each
 * actor's own unit, from the date on.
 */
export interface Talks extends Omit<Play, 'decide'> {
  readonly packages: number;
  /**
   * What signing a package at a date is worth to an actor, its cost at home included, so far as it is known at the date; missing
   * (NaN) where the package is not on the table.
   */
  readonly worth: (actor: number, pack: number, date: number) => Float64Array;
  /** By actor, whether nothing is signed without it. One at least. */
  readonly mustAgree: readonly boolean[];
  /** Where the columns of a date stand, if they stand in memory of rows, until those of another date are asked for. */
  readonly laid?: (date: number) => Laid;
}

/** What packages are worth at a date, in memory of rows. */
export interface Laid {
  readonly rows: Rows;
  /** By package and actor, where what it is worth stands; missing (NaN) where it cannot be judged. */
  readonly worth: readonly (readonly number[])[];
  /** Where a column stands that is `OFF` in each world in which nothing is on the table, and else 0. */
  readonly closed: number;
  /** The first place of as many columns as `columnsBeside` says, for what is made of these; whoever uses them next need not keep what is there. */
  readonly room: number;
}

/** Columns that stand beside what packages are worth. */
export function columnsBeside(actors: number): number {
  return 3 * actors + 4;
}

/**
 * Which is signed when several packages are accepted by all who must agree: the one with the largest product of gains over going on
 * (Nash's), the first in order, or the one that is worth most to an actor; or nothing is ever signed.
 */
export type Choosing = 'product' | 'first' | 'nothing' | { readonly favourite: number };
