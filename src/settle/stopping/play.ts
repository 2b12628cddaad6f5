/**
 * A play that may be stopped at some dates, as simulated worlds show it: what each actor knows, what going on brings, and who stops
 * it when. Columns have a value for each world. Values are in each actor's own unit, from the date on: what was had before is in none.
 */
export interface Play {
  /** 40 at least. */
  readonly worlds: number;
  /** It can be stopped at the dates 0 … dates − 1; after the last comes the end. */
  readonly dates: number;
  readonly actors: number;
  /** Terms of a regression at most; 20 unless given. Fewer where there are few worlds for each. */
  readonly mostTerms?: number;
  /** By actor, the number of what it knows; actors who know the same share the work. */
  readonly informed: readonly number[];
  /**
   * What is known at a date: the state of the play as far as it is seen. Those that matter most first where there are many. Never
   * missing.
   */
  readonly features: (information: number, date: number) => readonly Float64Array[];
  /**
   * Luck between a date and the next (after the last: the end), as functions of draws that are independent of all that is known at the date:
   * each with mean 0 and variance 1 whatever is known (see `shocks.ts`). Only their mean need be exact: on it the upper bound rests.
   * Their memory may be used again for the next date.
   */
  readonly shocks?: (date: number) => readonly Float64Array[];
  /** What going on from a date to the next brings an actor. Nothing unless given. */
  readonly flow?: (actor: number, date: number) => Float64Array;
  /** What an actor has if the play is never stopped, beside the flows. */
  readonly never: (actor: number) => Float64Array;
  /**
   * Who stops the play at a date, given what going on is worth to each actor there. A decision may use only what is known at the date.
   * Its arrays may be used again for the next date. Nobody ever does unless given.
   */
  readonly decide?: (date: number, goingOn: readonly Float64Array[]) => Decision;
}

export interface Decision {
  /** 1 where the play is stopped. */
  readonly stops: Uint8Array;
  /** The number of what is chosen where the play is stopped, of decisions that have several. */
  readonly which?: Int16Array;
  /** By actor, what it has from the date on where the play is stopped. */
  readonly worth: readonly Float64Array[];
  /**
   * By actor, the most that it could have by stopping, the others' rule held fixed; missing (NaN) where it cannot stop the play. An
   * actor without such a column has no say; one with it can always go on.
   */
  readonly best: readonly (Float64Array | undefined)[];
}
