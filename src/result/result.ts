import type { Severity } from '../diagnostics/diagnostic.ts';
import type { BoxFacts, BoxTradeOff, ChoiceFacts, CriteriaFacts, TurningBoxFacts } from './exploration.ts';
import type { ElsewhereFacts, FoundClaim } from './findings.ts';
import type { SettlementFacts } from './settlement.ts';
import type { Verdict } from './verdict.ts';

/** Raised when a field changes its meaning or goes; a new field does not raise it. */
export const RESULT_VERSION = 1;

/** What a run found: plain data, all that a surface shows. Numbers are in the unit that stands beside them. */
export interface Result {
  /** Version of Rubicon. */
  readonly rubicon: string;
  readonly version: typeof RESULT_VERSION;
  readonly scenario: ScenarioFacts;
  readonly seed: number;
  readonly worlds: number;
  /** Of these the first, on which assumptions are ranked, where there are more than ranking takes. */
  readonly ranked_worlds?: number;
  /** Assumptions fixed for this run by `--set`. */
  readonly set: readonly { readonly name: string; readonly value: string }[];
  /** `kernel_ms`: time in the kernel by the clock, of all threads together; where they wait for a processor, that counts too. */
  readonly timing: { readonly kernel_ms: number; readonly threads: number; readonly paths: number };
  readonly precision?: { readonly asked: number; readonly reached: boolean };
  /** Worlds were drawn as they were thought before the evidence, as `--prior` asks. */
  readonly prior?: true;
  /** What the evidence taught; absent where there is none, or worlds were drawn without it. */
  readonly inference?: InferenceFacts;
  /** Where the red lines lie, and which steps reach them; absent where the scenario has none that stand fast in a world. */
  readonly redLines?: readonly RedLineFacts[];
  readonly steps?: readonly StepFacts[];
  /** Rival diagnoses, by assumption and label, before and after the evidence; absent where the scenario has none. */
  readonly diagnoses?: readonly DiagnosisWeight[];
  /** How they were weighed, by assumption. */
  readonly weighing?: readonly WeighedDiagnoses[];
  readonly outcomes: readonly OutcomeFacts[];
  /** The first is the baseline. */
  readonly options: readonly OptionResult[];
  readonly claims: readonly ClaimResult[];
  readonly checks: readonly CheckResult[];
  /** The options held against one another; absent where there is only one, or memory did not hold single worlds. */
  readonly choices?: readonly ChoiceFacts[];
  /** The options held against all outcomes that say which way is better; of those first worlds that are ranked. */
  readonly criteria?: CriteriaFacts;
  /** Which terms all would accept, and when; absent where the scenario has no settlement. */
  readonly settlement?: SettlementFacts;
  /** What runs of other scenarios found, where the page is to tell of them. */
  readonly elsewhere?: readonly ElsewhereFacts[];
  readonly fans: readonly Fan[];
  readonly assumptions: readonly AssumptionFacts[];
  readonly variants: readonly { readonly id: string; readonly title: string; readonly about?: string }[];
  readonly warnings: readonly WarningFacts[];
}

/** What evidence taught, and what tells whether it can be relied on. */
export interface InferenceFacts {
  /** Found for the assumptions as written, though some are moved: live answers alone. */
  readonly as_written?: true;
  /** Natural logarithm of the probability of the evidence (of measured data the density, in base units), with its standard error. */
  readonly log_marginal: number;
  readonly error: number;
  /** The same where the same was observed and means the same, whatever else the scenario says: the start of a SHA-256, in hex. */
  readonly meaning: string;
  /** Relative entropy of the posterior to the prior, all assumptions together. */
  readonly bits: number;
  readonly observations: readonly ObservationFacts[];
  readonly learned: readonly LearnedFacts[];
  /** Independent runs, and particles in each. */
  readonly runs: number;
  readonly particles: number;
  /** Draws from the posterior; worlds beyond share theirs. */
  readonly draws: number;
  /** The least effective sample size and the largest R-hat among what was learned about. */
  readonly ess: number;
  readonly rhat: number;
  /** Share of moves accepted, and moves of all particles, over all runs. */
  readonly acceptance: number;
  readonly sweeps: number;
  /** The first run’s way from prior (power 0) to posterior (power 1), and the effective particles at each step. */
  readonly tempering: readonly { readonly power: number; readonly ess: number; readonly sweeps: number }[];
  /** What single pieces of evidence taught, and what would have been learned otherwise; absent where it was not asked. */
  readonly taught?: TaughtFacts;
}

export interface TaughtFacts {
  readonly rows: readonly RowFacts[];
  /** By own move, where evidence names the column that says which drew each row. */
  readonly moves: readonly MoveFacts[];
  readonly otherwise: readonly AlternativeFacts[];
  /** Lines of classes that no row shows: where they lie rests on the prior. */
  readonly unseen: readonly UnseenFacts[];
}

/** How the posterior differs from another. What the weights of draws could not tell and was not inferred anew is absent. */
export interface DifferenceFacts {
  /** Relative entropy of the posterior to the other, all assumptions together. */
  readonly bits?: number;
  /** Monte-Carlo standard error of the bits. */
  readonly bits_error?: number;
  /** Natural logarithm of the evidence’s probability under the other over that under the model. */
  readonly log_evidence?: number;
  /** Shape of the tail of the weights (above about 0.7 they are not relied on); null where they have none. */
  readonly khat: number | null;
  readonly found: 'weighed' | 'refitted' | 'not';
  /** Red lines, and assumptions whose mean moves by a tenth of a standard deviation or more, in their units. */
  readonly moved: readonly MovedFacts[];
}

export interface MovedFacts {
  readonly id: string;
  readonly unit: string;
  readonly share: boolean;
  /** Where a red line lies. */
  readonly red_line: boolean;
  readonly posterior: Quantiles;
  readonly otherwise: Quantiles;
  /** Mean of the other less that of the posterior, in standard deviations of the posterior. */
  readonly shift: number;
}

/** A row that was observed; the difference is to what would be known without it. */
export interface RowFacts extends DifferenceFacts {
  readonly evidence: string;
  readonly row: string;
  readonly title: string;
  readonly seen?: string;
  readonly move?: string;
  /** ISO date on which it became known. */
  readonly known?: string;
  /** Natural logarithm of the chance (of measured data the density) that all other rows give to it. */
  readonly predicted?: number;
  /** Bits learned from it when it came, given the rows before it; absent where that was not asked. */
  readonly came_bits?: number;
  /** What would have been learned had it been coded otherwise. */
  readonly recoded?: DifferenceFacts & { readonly seen?: string };
}

/** All rows that one own move drew; the difference is to what would be known without them. */
export interface MoveFacts extends DifferenceFacts {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly string[];
  readonly came_bits?: number;
}

export interface AlternativeFacts extends DifferenceFacts {
  /**
   * `coding`: all rows by their other coding. `also`: with the rows that might have counted. `first_law`: each row by the first law of
   * its mixture. `group`: without the rows of one group. `variant`: as the variant has it.
   */
  readonly kind: 'coding' | 'also' | 'first_law' | 'group' | 'variant';
  readonly id: string;
  readonly title: string;
  /** Rows that are otherwise. */
  readonly rows?: number;
  /** `variant`: rows that are observed in it. */
  readonly observed?: number;
}

export interface UnseenFacts {
  readonly line: string;
  readonly class: string;
  readonly class_title: string;
  readonly unit: string;
  /** The sentence that says that it rests on the prior, with its numbers. */
  readonly says: string;
  /** The line with the gap below it so many times as large; 1 is as the scenario has it. */
  readonly priors: readonly {
    readonly factor: number;
    readonly prior: Quantiles;
    /** Absent where it could not be told. */
    readonly posterior?: Quantiles;
  }[];
}

export interface ObservationFacts {
  readonly id: string;
  readonly title: string;
  readonly about?: string;
  /** Rows that were observed; the others were not. */
  readonly rows: number;
  /** Rows that became known after the scenario’s date, and so were not observed; absent where evidence does not say when. */
  readonly later?: number;
}

export interface Quantiles {
  readonly q05: number;
  readonly q50: number;
  readonly q95: number;
}

/** An assumption on which evidence bears, in its unit: `name` or `name[row]`. */
export interface LearnedFacts {
  readonly id: string;
  readonly about?: string;
  readonly unit: string;
  readonly share: boolean;
  readonly prior: Quantiles;
  readonly posterior: Quantiles;
  /** Of a label: the share of each before and after the evidence. */
  readonly labels?: readonly { readonly id: string; readonly prior: number; readonly posterior: number }[];
  readonly bits: number;
  readonly ess: number;
  readonly rhat: number;
}

/** How likely a diagnosis (a row of a label-valued assumption) is before and after the evidence. */
export interface DiagnosisWeight {
  readonly assumption: string;
  readonly id: string;
  readonly title: string;
  readonly prior: number;
  readonly posterior: number;
  /** Monte-Carlo standard error of the posterior. */
  readonly error: number;
  /** Log marginal likelihood of the evidence under it, null where the evidence rules it out; and its error. */
  readonly log_marginal: number | null;
  readonly log_marginal_error: number;
  /** Whoever gave it more than this beforehand, and the rest their parts of what is left, thinks it likelier than not. */
  readonly even_at: number;
}

export interface WeighedDiagnoses {
  readonly assumption: string;
  readonly about?: string;
  readonly labels: readonly string[];
  /** What other beliefs beforehand would have come to, by label; the first are those of the scenario. */
  readonly priors: readonly { readonly prior: readonly number[]; readonly posterior: readonly number[] }[];
  readonly observations: readonly {
    readonly evidence: string;
    readonly row: string;
    readonly title: string;
    /** The own move that drew it. */
    readonly move?: string;
    readonly seen?: string;
    /** By label: how likely (of measured data: how dense) it was held to be before the evidence. */
    readonly chances: readonly number[];
  }[];
}

/** Where the line of one class of reaction lies, before and after the evidence (the same where there is none), in its unit. */
export interface RedLineFacts {
  /** Name of the red line in the scenario, and what it is called on the page. */
  readonly line: string;
  readonly title: string;
  /** Actor whose line it is. */
  readonly holder: string;
  readonly class: string;
  readonly class_title: string;
  readonly unit: string;
  readonly prior: Quantiles;
  readonly posterior: Quantiles;
  /** Relative entropy of posterior to prior; 0 without evidence. */
  readonly informed_bits: number;
}

/** A step of a ladder against one red line. */
export interface StepFacts {
  readonly ladder: string;
  readonly ladder_title: string;
  readonly line: string;
  readonly id: string;
  readonly title: string;
  /** Taken before the first period (in most worlds), or in the record. */
  readonly taken: boolean;
  readonly unit: string;
  readonly provocation: Quantiles;
  /**
   * By class above the floor: the probability that provocation and the luck of the step lie beyond the line of the class, or of a graver one. What
   * else heats a step, and what steps taken before have made usual, is left aside.
   */
  readonly crosses: Readonly<Record<string, number>>;
  /** A step of the record, before the ladder's. */
  readonly recorded?: true;
  /** What followed it, as coded; absent where nothing was. */
  readonly reactions?: readonly ReactionFacts[];
}

/** A reaction that was seen to a step. */
export interface ReactionFacts {
  readonly evidence: string;
  readonly row: string;
  readonly title?: string;
  readonly class: string;
  /** ISO date on which it became known. */
  readonly known?: string;
}

/** What the checker told of a scenario that it let pass, with its place where it has one (from 1). */
export interface WarningFacts {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly mend?: string;
  readonly line?: number;
  readonly column?: number;
}

/** The magazine's furniture: words as they stand, and the names of the quantities that are drawn. */
export interface PageFacts {
  readonly section?: string;
  readonly kicker?: string;
  readonly headline?: string;
  readonly dek?: string;
  readonly byline?: string;
  readonly date?: string;
  readonly correction?: string;
  readonly lead?: { readonly of: string; readonly caption?: string; readonly credit?: string };
  readonly charts: readonly string[];
}

export interface ScenarioFacts {
  readonly id: string;
  /** SHA-256 of the scenario’s text as UTF-8 without a byte-order mark, in hex. */
  readonly hash: string;
  readonly file: string;
  readonly title: string;
  readonly question?: string;
  readonly about?: string;
  /** ISO date. */
  readonly as_of?: string;
  readonly page: PageFacts;
  readonly time?: {
    readonly start: string;
    readonly finish: string;
    readonly period: string;
    readonly count: number;
  };
  readonly actors: readonly { readonly id: string; readonly title: string }[];
  readonly sources: readonly {
    readonly key: string;
    readonly title: string;
    readonly publisher?: string;
    readonly date?: string;
    readonly url?: string;
    readonly note?: string;
  }[];
}

/** One outcome row; `id` is `name` or `name[row]`. */
export interface OutcomeFacts {
  readonly id: string;
  readonly title: string;
  readonly about?: string;
  readonly unit: string;
  /** `truth`: its mean is a probability. */
  readonly kind: 'number' | 'truth' | 'share' | 'label';
  readonly labels?: readonly string[];
  readonly better?: 'higher' | 'lower';
  readonly matters?: number;
}

export interface OptionResult {
  readonly id: string;
  readonly title: string;
  readonly about?: string;
  readonly rules: readonly string[];
  /** Assumptions that its rules read though nobody who acts knows them, for the value of learning. */
  readonly knows?: readonly string[];
  readonly outcomes: Readonly<Record<string, Summary>>;
  /** Paired against the baseline on common luck; empty for the baseline itself. */
  readonly versus: Readonly<Record<string, Paired>>;
}

export interface Summary {
  readonly mean: number;
  /** Monte-Carlo standard error of the mean. */
  readonly mcse: number;
  /** Of the standard error, what comes of the worlds that actors learned foresight from; absent where nobody foresees anything. */
  readonly foresight?: number;
  readonly sd: number;
  readonly q05: number;
  readonly q25: number;
  readonly q50: number;
  readonly q75: number;
  readonly q95: number;
  /** Mean of the worst hundredth of worlds, where the outcome says which way is worse. */
  readonly tail?: number;
  /** Share of worlds in which it is missing. */
  readonly missing: number;
  readonly histogram?: { readonly low: number; readonly high: number; readonly counts: readonly number[] };
}

export interface Paired {
  /** Mean of option less baseline, in the same worlds. */
  readonly mean: number;
  readonly mcse: number;
  readonly foresight?: number;
  readonly q05: number;
  readonly q50: number;
  readonly q95: number;
  /** Shares of worlds, by the smallest difference that matters. Absent where the outcome does not say which way is better. */
  readonly better?: number;
  readonly same?: number;
  readonly worse?: number;
}

export interface ClaimResult extends Explanation {
  readonly id: string;
  readonly says: string;
  /** `elsewhere`: it is judged in other scenarios alone. */
  readonly kind: 'world' | 'aggregate' | 'elsewhere' | 'not_judged';
  readonly verdict: Verdict;
  readonly reading?: string;
  /** The formula as written. */
  readonly formula?: string;
  /** World claims: share of worlds in which it holds, of those where it is decided. */
  readonly share?: number;
  /** Standard error of the share, or of the value. */
  readonly mcse?: number;
  /** Of the standard error, what comes of the worlds that actors learned foresight from; absent where nobody foresees anything. */
  readonly foresight?: number;
  /** The ICD 203 word for the share; under 1 % and over 99 % said as such. */
  readonly word?: string;
  /** Share of worlds (of those given) in which the formula is missing. */
  readonly undecided?: number;
  /** The share or value from which the claim holds. */
  readonly bound?: number;
  readonly odds?: string;
  /** Aggregate claims: the comparison that decides. */
  readonly value?: number;
  /** Aggregate claims: every comparison in the formula. */
  readonly terms?: readonly ClaimTerm[];
  /** Judged again with a reason left out. */
  readonly without?: readonly {
    readonly variant: string;
    readonly title: string;
    readonly verdict: Verdict;
    readonly share?: number;
    /** Aggregate claims: the comparison that decides there, which need not be the one that decides without a variant. */
    readonly value?: number;
    readonly bound?: number;
    /** Of value and bound. */
    readonly unit?: string;
    readonly mcse?: number;
    readonly foresight?: number;
  }[];
  /** Other scenarios in which it is judged: it holds if it does in each, and fails if it does in any. */
  readonly elsewhere?: readonly ClaimElsewhere[];
  /** Why it is not judged, or not here. */
  readonly because?: string;
}

/** A claim as another scenario judges it. */
export interface ClaimElsewhere extends Omit<FoundClaim, 'id' | 'says' | 'unit'> {
  readonly scenario: string;
  readonly title: string;
}

/** What is behind a verdict: the assumptions that decide it, where it comes out otherwise, and what turns it. */
export interface Explanation {
  readonly decisive: readonly Decisive[];
  /** The nearest change that turns it, in a sentence: of one assumption or, where none does, of several together. */
  readonly turns?: string;
  /** World claims: where worlds gather in which it comes out against its verdict. */
  readonly box?: BoxFacts;
  /** What could be had instead of it. */
  readonly trade_off?: readonly BoxTradeOff[];
  /** Where it comes out the other way as a whole: of an aggregate claim, and of another that no single assumption turns. */
  readonly turning_box?: TurningBoxFacts;
  /** Of a claim that is judged, why there is no box: of a world claim no `box`, of an aggregate one no `turning_box`. */
  readonly no_box?: string;
}

export interface ClaimTerm {
  /** The comparison as written. */
  readonly text: string;
  /** What its value is, in words; absent where it is made of more than one named quantity. */
  readonly words?: string;
  readonly value: number;
  readonly mcse: number;
  /** As of the claim. */
  readonly foresight?: number;
  readonly bound: number;
  readonly unit: string;
  readonly holds: boolean;
}

/** How much of whether a claim holds one assumption accounts for. */
export interface Decisive {
  /** `name` or `name[row]`. */
  readonly assumption: string;
  readonly about?: string;
  /** Assumptions that it is correlated with: what is found of it includes what it tells of them. */
  readonly moves_with?: readonly string[];
  /** First-order index (share of the variance), with a 90 % bootstrap interval. */
  readonly index: number;
  readonly low: number;
  readonly high: number;
  /** Share (or value) in the fifth of worlds where the assumption is lowest, and in that where it is highest. */
  readonly at_lowest: number;
  readonly at_highest: number;
  /** Their Monte-Carlo errors. */
  readonly at_lowest_mcse?: number;
  readonly at_highest_mcse?: number;
}

export interface CheckResult {
  readonly id: string;
  readonly holds: boolean;
  /** Share of worlds and options in which it fails. */
  readonly failing: number;
  readonly message?: string;
}

/** Quantiles of a quantity through time, by option: `q[option][k][period]` for the probabilities `p[k]`. */
export interface Fan {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly share: boolean;
  readonly p: readonly number[];
  /** The first worlds, from which it is drawn, where there are more than a chart can show. */
  readonly worlds?: number;
  /** ISO date at the end of each period. */
  readonly dates: readonly string[];
  readonly options: readonly { readonly id: string; readonly q: readonly (readonly number[])[] }[];
}

export interface AssumptionFacts {
  /** `name` or `name[row]`. */
  readonly id: string;
  readonly about?: string;
  readonly written: string;
  readonly unit: string;
  readonly share: boolean;
  /** Distribution chosen, for instance `lognormal`; absent for a constant or a formula. */
  readonly distribution?: string;
  readonly q05: number;
  readonly q50: number;
  readonly q95: number;
  /** Where a page draws it: how many worlds lie in each of equal bins from the least value to the greatest. */
  readonly shape?: readonly number[];
  readonly sources: readonly string[];
  readonly because?: string;
  /** Assumptions that it moves with, and the rank correlations. */
  readonly moves_with?: readonly { readonly name: string; readonly correlation: number }[];
  readonly set: boolean;
}
