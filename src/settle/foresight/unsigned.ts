import type { Draws, Luck } from './luck.ts';

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
  /** What that luck is made of, for whoever makes it again. */
  readonly luck?: LuckMade;
  /** The chance that a package breaks down within the horizon; 0 where none is said. */
  readonly breaking: (pack: number, date: number) => Float64Array;
  /** What signing costs an actor at home, and what broken terms are worth to it; 0 where none is said. */
  readonly homeCost: (actor: number) => Float64Array;
  readonly broken: (actor: number) => Float64Array;
  /** Issues with a range. */
  readonly open: readonly OpenIssue[];
  /** What the terms are made of, where it is asked for. */
  readonly made?: Made;
}

/** What foresight rests on. */
export type Foreseeable = Pick<
  Unsigned,
  | 'worlds'
  | 'dates'
  | 'mustAgree'
  | 'stakes'
  | 'packages'
  | 'features'
  | 'seen'
  | 'offered'
  | 'now'
  | 'end'
  | 'weight'
  | 'worth'
  | 'misjudged'
  | 'shocks'
>;

/** What the luck of some worlds is made of. */
export interface LuckMade {
  readonly lucks: readonly Luck[];
  readonly draws: Draws;
  /** Of an event in a period: its shock where it is played (`isPlayed`), else its chance. */
  readonly shown: (luck: Luck, period: number) => Float64Array;
}

/** What packages are made of, in the same worlds. */
export interface Made {
  /** What an issue, by number, adds to a package. */
  readonly issue: (issue: number, pack: number, actor: number, date: number) => Float64Array;
  readonly issues: number;
}

export interface OpenIssue {
  /** Number among all issues. */
  readonly issue: number;
  readonly lowest: number;
  readonly highest: number;
  readonly level: (pack: number, date: number) => Float64Array;
  readonly weight: (actor: number) => Float64Array;
}
