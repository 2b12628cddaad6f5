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
}

/**
 * Which is signed when several packages are accepted by all who must agree: the one with the largest product of gains over going on
 * (Nash's), the first in order, or the one that is worth most to an actor; or nothing is ever signed.
 */
export type Choosing = 'product' | 'first' | 'nothing' | { readonly favourite: number };
