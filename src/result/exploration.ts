import type { Verdict } from './verdict.ts';

/** Where worlds of one kind gather: a box in the space of assumptions, measured on worlds that it was not found with. */
export interface BoxFacts {
  /** What gathers there: worlds in which a claim holds or fails, an outcome is yes, or is in the worst fifth of its range. */
  readonly of: Gathering;
  readonly conditions: readonly BoxCondition[];
  /** Share of the worlds of this kind that lies in the box, with its Monte-Carlo error. */
  readonly coverage: number;
  readonly coverage_mcse: number;
  /** Share of the worlds in the box that is of this kind. */
  readonly density: number;
  readonly density_mcse: number;
  /** The same over all worlds. */
  readonly base: number;
  /** Share of all worlds that lies in the box. */
  readonly mass: number;
}

/** What could be had instead of a box with its assumptions: more density for less coverage, on the worlds that it was found with. */
export interface BoxTradeOff {
  /** How many conditions. */
  readonly limits: number;
  readonly coverage: number;
  readonly density: number;
  readonly mass: number;
}

/** A part of the space of assumptions in which a claim as a whole comes out the other way, measured on worlds that it was not found with. */
export interface TurningBoxFacts {
  readonly conditions: readonly Omit<BoxCondition, 'quasi_p'>[];
  /** How it comes out there. */
  readonly holds: boolean;
  /** The number that decides it (of a world claim the share of worlds in which it holds) there, with its error, and in the rest. */
  readonly inside: number;
  readonly inside_mcse: number;
  readonly rest: number;
  readonly bound: number;
  readonly unit: string;
  /** Share of all worlds that lies in the box. */
  readonly mass: number;
}

export type Gathering = 'holds' | 'fails' | 'yes' | 'worst' | 'best';

export interface BoxCondition {
  /** `name` or `name[row]`. */
  readonly assumption: string;
  readonly about?: string;
  /** `at least 3 months`, `from 2024-11-01 and before 2025-03-01`, `hostile or wary`. */
  readonly words: string;
  /** How likely the box would be as dense if this condition did not matter (Bryant and Lempert's quasi-p-value). */
  readonly quasi_p: number;
}

/** How the options stand to one another by one outcome, and what it would be worth to know more before choosing. */
export interface ChoiceFacts {
  /** An outcome, as `name` or `name[row]`; everything below is in its unit, and more is better. */
  readonly outcome: string;
  readonly unit: string;
  /** In the order of the result's options. */
  readonly options: readonly ChoiceOption[];
  /** Of the result's worlds the first, on which all this was found, where that is not all of them: live answers alone. */
  readonly worlds?: number;
  /** Worlds on which it was told whether one option dominates another. */
  readonly compared_worlds: number;
  /** By each assumption that is one of several labels, where there is one: how the options do under rival diagnoses. */
  readonly diagnoses?: readonly DiagnosisFacts[];
  /** Expected value of perfect information about everything that is drawn, luck included. */
  readonly knowing_all: Worth;
  /** Of one assumption alone, or of the rows of one together, the most valuable first; those that noise explains are left out. */
  readonly knowing: readonly (Worth & {
    readonly assumption: string;
    readonly about?: string;
    readonly moves_with?: readonly string[];
  })[];
  /** The option with the highest mean, and where, in the range of one of the assumptions worth knowing, another takes its place. */
  readonly best: string;
  readonly switches: readonly {
    readonly assumption: string;
    readonly about?: string;
    /** `below 4 %/month`, `hostile or wary`. */
    readonly words: string;
    /** The option that is best there, and by how much on average. */
    readonly option: string;
    readonly gain: number;
    readonly mcse: number;
  }[];
  /** Of several assumptions together, as they were asked for; noise is not left out. */
  readonly knowing_together?: readonly (Worth & { readonly assumptions: readonly string[] })[];
}

/** How the options do in each category of an assumption. */
export interface DiagnosisFacts {
  /** `name` or `name[row]`. */
  readonly assumption: string;
  readonly about?: string;
  readonly categories: readonly {
    readonly label: string;
    /** Share of worlds in this category. */
    readonly share: number;
    /** The option with the highest mean there. */
    readonly best: string;
    /**
     * In the order of the result's options: the mean there, and what is lost on average by taking it instead of the best one
     * there. For the option that is best in another category this is the cost of acting on that one.
     */
    readonly options: readonly {
      readonly mean: number;
      readonly mcse: number;
      readonly loss: number;
      readonly loss_mcse: number;
    }[];
  }[];
}

export interface ChoiceOption {
  readonly id: string;
  /** Share of worlds in which no option is better by more than what matters. */
  readonly best: number;
  readonly best_mcse: number;
  /** What it lacks to the best option of the same world. */
  readonly regret: {
    readonly mean: number;
    readonly mcse: number;
    readonly q95: number;
    readonly worst: number;
  };
  /** Options whose distribution it dominates: everyone who likes more prefers it, or every cautious one does. */
  readonly dominates: readonly { readonly option: string; readonly order: 'first' | 'second' }[];
}

/** A value of information, and its Monte-Carlo error. */
export interface Worth {
  readonly value: number;
  readonly mcse: number;
}

/** What `rubicon explore` finds beyond a run: plain data, versioned as results are. */
export interface Exploration {
  readonly rubicon: string;
  readonly version: number;
  readonly scenario: { readonly id: string; readonly hash: string; readonly title: string };
  readonly seed: number;
  readonly worlds: number;
  /** Of these the first, on which indices, boxes, the value of knowing and the options against several outcomes rest, where they are fewer. */
  readonly ranked_worlds?: number;
  readonly set: readonly { readonly name: string; readonly value: string }[];
  readonly choices: readonly ChoiceFacts[];
  readonly criteria: CriteriaFacts;
  /** Where bounds were asked for. */
  readonly within?: WithinFacts;
  readonly targets: readonly TargetFacts[];
}

/** In how many worlds each option is within bounds that were asked for. */
export interface WithinFacts {
  /** As written. */
  readonly bounds: readonly string[];
  readonly options: readonly {
    readonly id: string;
    /** Share of worlds in which all bounds are kept, of those where none of the outcomes is missing. */
    readonly share: number;
    readonly mcse: number;
    /** The bound that is broken most often. */
    readonly broken?: { readonly bound: string; readonly share: number };
  }[];
}

/** The options held against several outcomes at once. */
export interface CriteriaFacts {
  readonly outcomes: readonly string[];
  readonly options: readonly {
    readonly id: string;
    /** Share of worlds in which it is on no outcome worse than the baseline by more than what matters. */
    readonly content: number;
    readonly content_mcse: number;
    readonly spoiler?: { readonly outcome: string; readonly share: number };
    /** An option that is better on some outcome and worse on none. */
    readonly dominated_by?: string;
  }[];
  /** How often each option has the highest weighted mean, as weights become unsure. */
  readonly weights: readonly {
    /** Dirichlet parameter; absent for equal weights. */
    readonly sureness?: number;
    readonly first: readonly number[];
  }[];
}

/** One thing asked about: a claim, or an outcome of an option. */
export interface TargetFacts {
  /** A claim's, or `outcome[option]`. */
  readonly id: string;
  readonly title: string;
  readonly verdict?: Verdict;
  /** Share of worlds in which a world claim holds, of those where it is decided, with its Monte-Carlo error. */
  readonly share?: number;
  readonly mcse?: number;
  /** By the index's size; from the worlds already played, or from a design of its own. */
  readonly indices: readonly IndexFacts[];
  /** The design that total indices and effects come from. */
  readonly design?: {
    readonly worlds: number;
    readonly runs: number;
    /** Assumptions that depend on one another since the evidence, drawn anew together as the posterior has them: what they do as one. */
    readonly learned?: {
      readonly assumptions: readonly string[];
      readonly first: Interval;
      readonly total: Interval;
    };
  };
  /** Why there is none, where one was asked for. */
  readonly no_design?: string;
  /** What turns a claim: see `Explanation`. */
  readonly turns?: string;
  readonly turning_box?: TurningBoxFacts;
  readonly box?: BoxFacts;
  /** Why there is no box. */
  readonly no_box?: string;
  /** What its boxes and parts count; absent for an aggregate claim, which has neither in single worlds. */
  readonly of?: Gathering;
  /** Further boxes, where more than one was asked for: each is of the worlds outside those before it. */
  readonly further_boxes?: readonly BoxFacts[];
  /** What could be had instead of the box: more density for less coverage, as the search saw it. */
  readonly trade_off: readonly BoxTradeOff[];
  /** The whole space in parts, the densest first; what is counted is what the box counts. */
  readonly parts: readonly PartFacts[];
}

export interface PartFacts {
  readonly conditions: readonly { readonly assumption: string; readonly words: string }[];
  readonly coverage: number;
  readonly density: number;
  readonly mass: number;
}

/** A number with its 90 % interval. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface IndexFacts {
  readonly assumption: string;
  readonly about?: string;
  /** Assumptions that it is correlated with: what is found of it includes what it tells of them. */
  readonly moves_with?: readonly string[];
  /** Share of the variance that knowing it alone would remove. */
  readonly first: Interval;
  /** Share that would be left if all else were known. Only from a design. */
  readonly total?: Interval;
  /** Average change of the target for a change across the assumption's range, and its part in one direction. Only from a design, and not of a label, which has no order. */
  readonly effect?: Interval;
  readonly direction?: Interval;
  /** How far single changes across the range differ from world to world (standard deviation). Only from a design, and not of a label. */
  readonly effect_spread?: Interval;
  /** How far knowing it moves the target's distribution, and what noise alone would come to. Not of an aggregate claim. */
  readonly distance?: Interval;
  readonly distance_floor?: number;
}
