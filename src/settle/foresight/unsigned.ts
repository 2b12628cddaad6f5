/**
 * What simulated worlds show of a war in which nothing is signed: what all see, how what is at stake stands, and what signing would be
 * worth. Columns have a value for each world; dates are the periods of the clock, after the last of which comes the end.
 */
export interface Unsigned {
  readonly worlds: number;
  readonly dates: number;
  /** By actor, whether nothing is signed without it. */
  readonly mustAgree: readonly boolean[];
  readonly stakes: number;
  readonly packages: number;
  readonly features: number;
  /** What all see at a date; may be missing (NaN), never infinite. */
  readonly seen: (feature: number, date: number) => Float64Array;
  /** Whether terms may be agreed: 1 or 0. */
  readonly offered: (date: number) => Float64Array;
  readonly now: (stake: number, date: number) => Float64Array;
  readonly end: (stake: number) => Float64Array;
  readonly weight: (stake: number, actor: number) => Float64Array;
  /** What signing now adds: breakdown and cost at home included. */
  readonly worth: (pack: number, actor: number, date: number) => Float64Array;
  /** What an actor takes going on to be worth beyond what it is. */
  readonly misjudged: (actor: number, date: number) => Float64Array;
  /** Luck between a date and the next, as in `Play`. */
  readonly shocks?: (date: number) => readonly Float64Array[];
}
