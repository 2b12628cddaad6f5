/** Which terms all who must agree would accept, when, and how waiting moves them. Worth is in `unit`, each actor's own. */
export interface SettlementFacts {
  readonly title?: string;
  /** Told of the assumptions as written, while some have been moved: what actors foresee does not follow. */
  readonly as_written?: true;
  readonly unit: string;
  readonly share: boolean;
  readonly actors: readonly { readonly id: string; readonly title: string; readonly must_agree: boolean }[];
  readonly packages: readonly PackageFacts[];
  readonly issues: readonly {
    readonly id: string;
    readonly title: string;
    readonly unit: string;
    readonly share: boolean;
    /** In its unit; absent where it has levels. */
    readonly range?: readonly [number, number];
  }[];
  /** The first day of each period. */
  readonly dates: readonly string[];
  /** Worlds of each option, in which nothing is signed: what would be accepted at a date is told of all of them. */
  readonly worlds: number;
  /** In the order of the result's options. */
  readonly options: readonly OptionSettlement[];
}

export interface PackageFacts {
  readonly id: string;
  readonly title: string;
  readonly about?: string;
  readonly sources: readonly string[];
  readonly because?: string;
}

/** Everything by date is in the order of `dates`, by package in that of `packages`, by actor in that of `actors`. */
export interface OptionSettlement {
  readonly id: string;
  readonly title: string;
  /** Share of the worlds in which something is signed before the time is over, and its standard error. */
  readonly settled: number;
  readonly mcse: number;
  /** Of that error, what comes of the worlds that actors learned foresight from; where it was looked at. */
  readonly foresight?: number;
  /** By date, what of it has been signed by then. */
  readonly settled_by: readonly number[];
  /** Dates by which 5, 50 and 95 % of what is ever signed has been; absent where nothing is. */
  readonly when?: { readonly q05: string; readonly q50: string; readonly q95: string };
  /** By package, the share of the worlds in which it is what is signed. */
  readonly signed: readonly number[];
  readonly acceptance: readonly PackageAcceptance[];
  /** By issue with a range, what all would accept of it through time. */
  readonly ranges: readonly RangeFacts[];
  /** How far each who must agree would go on the issue over which they are most opposed; absent where no issue with a range sets two apart. */
  readonly reservations?: ReservationFacts;
  /** At the first and last date on which terms are on the table and one between, or those asked for: why nothing is agreed. */
  readonly reasons: readonly ReasonFacts[];
  /** By actor. */
  readonly waiting: readonly WaitingFacts[];
  /** How good the actors' judgement is; where it was looked at. */
  readonly bounds?: readonly BoundFacts[];
  /** In how many of the worlds it depends on who chooses among several packages that all accept; where it was looked at. */
  readonly undecided?: number;
  /**
   * Were all revealed (each knew what terms are worth to the others, and nobody misjudged going on): the share of the worlds in which something is signed, its standard
   * error, and how many periods sooner on the mean of all worlds, unsigned ones counted to the end; where it was looked at.
   */
  readonly revealed?: { readonly settled: number; readonly mcse: number; readonly sooner: number };
  /** At some dates, what stands in the way and what all would accept; where it was looked at. */
  readonly moments?: readonly MomentFacts[];
}

/**
 * Who would accept a package when, as shares of the worlds: whatever was signed before, and as if it came up then, whether or not it is on the table. Standard errors are
 * √(share (1 − share) / worlds).
 */
export interface PackageAcceptance {
  readonly package: string;
  /** By date, where it is on the table, and where all who must agree would accept it. */
  readonly offered: readonly number[];
  readonly all: readonly number[];
  readonly actors: readonly {
    readonly id: string;
    readonly accepts: readonly number[];
    /** Where it alone refuses. */
    readonly blocks: readonly number[];
    /** The mean of what it gains over going on; null where nobody can judge. */
    readonly gain: readonly (number | null)[];
  }[];
}

/** Levels of one issue that all who must agree would accept, with all else as in one of the packages; by date, in the unit of the issue. */
export interface RangeFacts {
  readonly issue: string;
  /** Share of the worlds in which some level is acceptable to all. */
  readonly acceptable: readonly number[];
  /** Over these worlds 5, 50 and 95 % of the lowest and of the highest acceptable level; null where there are none. */
  readonly from: readonly (readonly [number, number, number] | null)[];
  readonly to: readonly (readonly [number, number, number] | null)[];
}

/** The levels of one issue at which actors would just accept, with all else as in the package that is nearest to agreement in each world; in its unit. */
export interface ReservationFacts {
  readonly issue: string;
  /** Those who must agree. */
  readonly actors: readonly {
    readonly id: string;
    /** Whether it wants more of the issue, so that the level is its least, or less of it, so that it is its most. */
    readonly wants: 'more' | 'less';
    /** By date: 25, 50 and 75 % of the worlds; null where the issue is worth nothing to it. */
    readonly levels: readonly (readonly [number, number, number] | null)[];
    /**
     * By date but the last: how far the level moves in the period for the same terms (25, 50 and 75 % of the worlds, since terms that hardly bind move without bound), and the
     * share of the worlds in which it asks for more.
     */
    readonly moves: readonly (readonly [number, number, number] | null)[];
    readonly hardens: readonly number[];
  }[];
}

/** What waiting costs an actor. */
export interface WaitingFacts {
  readonly id: string;
  /**
   * By date but the last: what it loses by having the package nearest to agreement a period later, on the mean of the worlds (below 0: what it gains), its standard
   * error, and the share of the worlds in which it loses. What the war costs meanwhile and how the terms move are both in it.
   */
  readonly price: readonly number[];
  readonly mcse: readonly number[];
  readonly loses: readonly number[];
  /** Of that, what the terms themselves move against it in the period. */
  readonly terms: readonly number[];
}

/** An actor's own stopping problem, the others' rule held fixed: what its rule is worth lies between the bounds. */
export interface BoundFacts {
  readonly id: string;
  readonly lower: number;
  readonly lower_mcse: number;
  readonly upper: number;
  readonly upper_mcse: number;
  /** What the best other rule could gain at most, and the standard deviation over worlds of what going on for good turns out to be worth. */
  readonly gap: number;
  readonly spread: number;
  /** The median over dates of gap over spread. */
  readonly gap_share: number;
}

/** A date looked at more closely. */
export interface MomentFacts {
  readonly date: string;
  /** By package. */
  readonly packages: readonly ObstacleFacts[];
  /**
   * Of the worlds in which no package is acceptable to all, the package that most often needs the least to be paid to those who refuse, in how many of them it does,
   * the median of what is needed there, and in how many of these those who gain could pay it; absent where every world has an acceptable package.
   */
  readonly cheapest?: {
    readonly package: string;
    readonly blocked: number;
    readonly share: number;
    readonly by: number;
    readonly affordable: number;
  };
  readonly open: OpenTermsFacts;
}

/** What stands in the way of a package. */
export interface ObstacleFacts {
  readonly package: string;
  /** Share of the worlds in which somebody who must agree refuses. */
  readonly refused: number;
  /** Who refuses most often, the issue that costs it most then, what that is worth to it, and what it is short of (medians over worlds in which it refuses). */
  readonly refuser?: {
    readonly id: string;
    readonly share: number;
    readonly issue: string;
    readonly issue_worth: number;
    readonly short: number;
  };
  /**
   * What those who refuse would have to be given in all, were worth handed over whole: the median over the refused worlds, and the share of them in which those who
   * gain could give it and still gain.
   */
  readonly payment?: { readonly by: number; readonly affordable: number };
  /** The least change of one issue that makes all accept, as a part of its range: the share of the refused worlds in which there is one, and the median. */
  readonly mend?: {
    readonly issue: string;
    readonly share: number;
    /** In its unit. */
    readonly by: number;
  };
}

/** All terms over the issues with a range, the levels of the others as in one of the packages, and terms as likely to break down as it is. */
export interface OpenTermsFacts {
  /** Worlds looked at, and the share of them in which some terms are acceptable to all. */
  readonly worlds: number;
  readonly acceptable: number;
  /** By issue with a range: how far the acceptable terms reach in such a world, from and to, at 5, 50 and 95 %; in its unit. */
  readonly range: readonly {
    readonly issue: string;
    readonly from: readonly [number, number, number];
    readonly to: readonly [number, number, number];
  }[];
  /** On the mean of the worlds, where terms are acceptable there; with the package whose levels they have. */
  readonly points?: {
    readonly package: string;
    readonly nash: TermsPoint;
    readonly kalai_smorodinsky: TermsPoint;
    /** Gains of the first two who must agree: the most that the one can have for each of what the other has. */
    readonly frontier: readonly TermsPoint[];
  };
}

export interface TermsPoint {
  readonly terms: readonly { readonly issue: string; readonly level: number }[];
  /** By actor. */
  readonly gains: readonly number[];
}

/**
 * Why nothing is agreed: of the worlds in which no package is acceptable to all at the date, the share in which one would be, were one thing different and all else (what is
 * hoped of later terms, too) as it is.
 */
export interface ReasonFacts {
  readonly date: string;
  /** Worlds looked at, and the share of them in which no package would be acceptable to all, whether or not one is on the table. */
  readonly worlds: number;
  readonly blocked: number;
  /** Nobody misjudged going on. */
  readonly misjudgement: number;
  /** Nobody hoped for better terms later from others whose limits it does not know. */
  readonly hope: number;
  /** Terms could not break down. */
  readonly commitment: number;
  /** Signing cost nobody anything at home. */
  readonly domestic: number;
  /** Packages could be divided and mixed: a lottery over them, or half of each. */
  readonly indivisible: number;
  /** All of these at once, and still nobody would: there is nothing to divide. */
  readonly nothing: number;
  /** The one that unblocks most; absent where none unblocks one world in twenty. */
  readonly most?: 'misjudgement' | 'hope' | 'commitment' | 'domestic' | 'indivisible';
  /** Share of all worlds in which power shifts faster than terms can make good, for each way of bargaining; by actor that declines. */
  readonly shift: readonly {
    readonly id: string;
    /** Later shares go to whoever can hold them; the rising side makes all later offers. */
    readonly anyone: number;
    readonly rising: number;
  }[];
}

/** What each reason means, as it is told. */
export const REASON_WORDS: Readonly<
  Record<'misjudgement' | 'hope' | 'commitment' | 'domestic' | 'indivisible', string>
> = {
  misjudgement: 'nobody misjudged what going on is worth (private information)',
  hope: 'nobody hoped for better terms later',
  commitment: 'terms could not break down (commitment)',
  domestic: 'signing cost nobody anything at home',
  indivisible: 'packages could be mixed (indivisible issues)',
};
