import type { SourceFile, Span } from '../diagnostics/diagnostic.ts';
import type { PageSyntax, SourceSyntax } from '../syntax/scenario.ts';
import type { Expr } from './expression.ts';
import type { Dimension, Unit } from './units.ts';

/** A checked scenario (or one of its variants): everything an engine needs, nothing left to resolve. Plain data. */
export interface Model {
  readonly source: SourceFile;
  readonly id: string;
  readonly title: string;
  readonly question?: string;
  readonly about?: string;
  /** Days since 1970-01-01. */
  readonly asOf?: number;
  readonly page: PageSyntax;
  readonly sources: readonly SourceSyntax[];
  readonly tables: readonly Table[];
  readonly definitions: readonly Definition[];
  readonly cells: readonly Cell[];
  readonly clock: Clock;
  /** Definitions fixed within a world (assumptions, columns, what follows from them alone), in an order fit for evaluation. */
  readonly worldOrder: readonly number[];
  /** What each period computes, in order: quantities, decisions and the memory cells of phase `period`. */
  readonly periodOrder: readonly Step[];
  /** Stocks: all step together at the period's end. */
  readonly stocks: readonly number[];
  /** Outcomes and path checks, evaluated on the last record, in order. */
  readonly finishOrder: readonly number[];
  readonly options: readonly Option[];
  /** Definition numbers of the outcomes, in the order of the file; `value` last. */
  readonly outcomes: readonly number[];
  /** Definition numbers of quantities that the page draws as fans. */
  readonly fans: readonly number[];
  readonly variants: readonly { readonly id: string; readonly title: string; readonly about?: string }[];
  /** What was observed, in the order of the file. None of it is evaluated while worlds are played. */
  readonly observations: readonly Observation[];
  /** What the ladders and red lines of the scenario were expanded into, by definition number. */
  readonly ladders: readonly Ladder[];
  readonly redLines: readonly RedLine[];
  /** What the settlement was expanded into; absent where there is none. */
  readonly settlement?: Settlement;
  readonly claims: readonly Claim[];
  readonly checks: readonly Check[];
  /** Largest number of row slots any expression binds. */
  readonly slots: number;
}

export interface Table {
  readonly name: string;
  readonly title?: string;
  readonly ordered: boolean;
  readonly rows: readonly { readonly label: string; readonly title?: string }[];
}

export type ValueType =
  | { readonly kind: 'number'; readonly dimension: Dimension }
  | { readonly kind: 'truth' }
  | { readonly kind: 'label'; readonly table: number }
  | { readonly kind: 'date' };

export type Role =
  | 'assumption'
  | 'column'
  | 'quantity'
  | 'stock'
  | 'decision'
  | 'outcome'
  /** A path check, evaluated like an outcome. */
  | 'check'
  /** The log density of what was observed; only inference evaluates it. */
  | 'observation';

/** When a value is known: once for all, once a world, once a period. */
export type Reach = 'fixed' | 'world' | 'period';

/** One expression for all rows (slots 0… bound to the row), or one for each row, last table fastest. */
export type Body =
  | { readonly kind: 'same'; readonly expr: Expr }
  | { readonly kind: 'each'; readonly exprs: readonly Expr[] };

export interface Definition {
  readonly name: string;
  readonly role: Role;
  /** Table numbers. */
  readonly over: readonly number[];
  /** Product of the tables' lengths; 1 without tables. Row (i, j) is at i * length(second) + j. */
  readonly size: number;
  readonly type: ValueType;
  readonly unit: Unit;
  readonly reach: Reach;
  /** The value in each period (a stock's is its `start`, evaluated once). A decision's is its default. */
  readonly body: Body;
  /** Stocks only: the value it takes at the end of the period. */
  readonly next?: Body;
  /** Decisions only: the rule of each option, by option number. */
  readonly rules?: readonly Body[];
  /** Decisions only, where `choices` is a range: a rule's value must lie within, base units. */
  readonly range?: readonly [number, number];
  /** May be NaN meaning missing, may be infinite; otherwise a non-finite value is an error at this definition. */
  readonly mayBeMissing: boolean;
  readonly mayBeInfinite: boolean;
  /** Whether it draws: its draws are keyed by `name` or `name[row,row]`. */
  readonly draws: boolean;
  /**
   * Assumptions and columns whose draws move with those of others: for each row the standard normal draws whose weighted
   * sum is the standard draw behind it (of a law that asks for a uniform one, its probability). Squares of weights sum to 1.
   */
  readonly scores?: readonly (readonly Score[])[];
  /** What it is said to move with, as named, and the rank correlations: for readers. */
  readonly movesWith?: readonly { readonly name: string; readonly correlation: number }[];
  /** Written by the scenario's author (true) or by the expansion of a ladder or red line (false). */
  readonly authored: boolean;
  readonly title?: string;
  readonly about?: string;
  readonly sources: readonly string[];
  readonly because?: string;
  /** As written, for assumptions: `3% to 12%`. One entry, or one for each row. */
  readonly written: readonly string[];
  readonly better?: 'higher' | 'lower';
  /** Base units. */
  readonly matters?: number;
  readonly span: Span;
}

/** A named standard normal draw made once a world, and how much of it counts. */
export interface Score {
  readonly name: string;
  readonly weight: number;
}

export type Step =
  | { readonly kind: 'definition'; readonly definition: number }
  | { readonly kind: 'cell'; readonly cell: number };

/**
 * What a look-back function remembers, one value for each row of `over` (the slots free in its argument, renumbered from 0).
 * Phase `period` is computed among the period's quantities and sees stocks as the period found them; phase `record` is
 * computed after the stocks stepped and sees them as the period left them (outcomes and checks); `before` is stored
 * at the period's end, before the stocks step, and read from the next period on.
 */
export type Cell = {
  readonly over: readonly number[];
  readonly size: number;
  readonly of: Expr;
} & (
  | {
      readonly how: 'ever' | 'always' | 'since' | 'first' | 'highest' | 'lowest';
      readonly phase: 'period' | 'record';
    }
  /** Integral over time: `of` times the period's length, or the time a condition held (`of` is then 0 or 1). */
  | { readonly how: 'total'; readonly phase: 'period' | 'record' }
  /** `of` as it stood `duration` (days, rounded to whole periods, at least one) ago, `initial` before that existed. */
  | {
      readonly how: 'before';
      readonly phase: 'before';
      readonly duration: Expr;
      readonly initial: Expr;
    }
  /** `of` in the record of one period. */
  | { readonly how: 'at'; readonly phase: 'record'; readonly period: number }
);

export interface Clock {
  /** False for a scenario without `time`: one period is played, and clock and look-back functions are refused. */
  readonly given: boolean;
  /** Start of each period, days since 1970-01-01; the length is the count of periods. */
  readonly starts: readonly number[];
  /** End of the last period. */
  readonly finish: number;
  /** Length of a period in days: 30.4375 for a month. */
  readonly length: number;
  /** As written, for axes: `1 month`. */
  readonly written: string;
}

export interface Option {
  readonly id: string;
  readonly title: string;
  readonly about?: string;
  /** The rules as written, for the page. */
  readonly written: readonly string[];
  /** Assumptions hidden from the actor that it is told all the same. */
  readonly knows?: readonly string[];
}

/** Evidence of one kind: each row of its definition is one observation, missing where nothing was observed. */
export interface Observation {
  readonly id: string;
  readonly about?: string;
  /** Of role `observation`: the log density of what was observed, or missing. */
  readonly definition: number;
  /** Fixed columns over the same rows: the day on which each became known, and the own move that drew it. */
  readonly knownOn?: number;
  readonly move?: number;
  /** Published rates that a forecast has to beat: of the class `from` and those beyond it, or of yes. */
  readonly baseRates?: readonly BaseRate[];
  /** Other observations of the same rows: by other defensible data, and of the rows that might have counted too. */
  readonly instead?: number;
  readonly also?: number;
  /** Statements: a class that was threatened has not thereby been seen. */
  readonly said: boolean;
  /** Fixed columns over the same rows by whose values rows are left out in turn. */
  readonly groups: readonly number[];
  readonly span: Span;
}

export interface BaseRate {
  readonly id: string;
  readonly title?: string;
  readonly from: number;
  readonly chance: number;
  readonly sources: readonly string[];
}

/** The definitions of a ladder that tell of its steps. */
export interface Ladder {
  readonly name: string;
  readonly title?: string;
  /** Table of the steps. */
  readonly steps: number;
  /** How far each step goes, and whether it was taken before the first period; both over `steps`. */
  readonly provocation: number;
  readonly already: number;
  /** Steps of the record: how far each went, over one table, and which of them were taken. */
  readonly record?: { readonly table: number; readonly provocation: number; readonly taken?: number };
}

/** The definitions of a red line that tell where it lies. */
export interface RedLine {
  readonly name: string;
  readonly title?: string;
  /** Label of the actor. */
  readonly holder: string;
  /** Place in `ladders`. */
  readonly ladder: number;
  /** Table of the classes of reaction, the mildest (the floor, which has no line) first. */
  readonly classes: number;
  /** How far the line of each class lies from the one below, and where it lies, over `classes`; and the luck of each step, over the ladder's steps. */
  readonly gap: number;
  readonly line: number;
  readonly slip: number;
}

/**
 * The definitions of a settlement, by number. All worth is in one plain unit, each actor's own. `package` and `actor` are tables; what
 * is over both has the packages first.
 */
export interface Settlement {
  readonly title?: string;
  /** Rows of the table of actors: who must agree. */
  readonly between: readonly number[];
  /** Table numbers. */
  readonly actors: number;
  readonly packages: number;
  /** By package, what a reader is told of it. */
  readonly told: readonly {
    readonly about?: string;
    readonly sources: readonly string[];
    readonly because?: string;
  }[];
  /** Whether terms may be agreed in a period. */
  readonly offer: number;
  /** Over package and actor: what the terms are worth while they hold, and what signing adds now, breakdown and cost at home included. */
  readonly terms: number;
  readonly worth: number;
  /** Over actor: what going on for good is thought to add, misjudgement included, and the misjudgement in it. */
  readonly alone: number;
  readonly misjudged: number;
  /** Over actor, over package (the chance that terms break down within the horizon), over actor. */
  readonly homeCost?: number;
  readonly breaking?: number;
  readonly broken?: number;
  /** Decisions whose rules the engine finds: whether going on can be judged, and over actor what hope of later terms adds to it. */
  readonly known: number;
  readonly hope: number;
  /** Over actor: what the package nearest to agreement adds beyond going on for good. Over package and actor: the same of each. */
  readonly withinReach: number;
  readonly clear: number;
  readonly settled: number;
  /** The outcome. */
  readonly value: number;
  readonly stakes: readonly Stake[];
  readonly issues: readonly Issue[];
  readonly seen: readonly { readonly name: string; readonly definition: number }[];
}

/** Something that counts while it goes on: over actor its weight; as it stands; what going on is expected to add; at the end. */
export interface Stake {
  readonly name: string;
  readonly title: string;
  /** Whether it adds up in time; otherwise it is a level. */
  readonly flows: boolean;
  readonly weight: number;
  readonly now: number;
  /** A decision whose rule the engine finds. */
  readonly ahead: number;
  /** Of role outcome, though not among the outcomes. */
  readonly end: number;
}

/** Something that terms settle. */
export interface Issue {
  readonly name: string;
  readonly title: string;
  readonly about?: string;
  /** Over actor, and where it has levels over these within. */
  readonly weight: number;
  /** Over package. */
  readonly level: number;
  /** Over package and actor. */
  readonly worth: number;
  readonly from?: number;
  /** The table of its levels, or the range of its level in base units. */
  readonly levels?: number;
  readonly range?: readonly [number, number];
}

export interface Claim {
  readonly id: string;
  readonly says: string;
  readonly reading?: string;
  /** `world`: `holds` is true or false in each world. `aggregate`: it is built of aggregates alone. */
  readonly kind: 'world' | 'aggregate' | 'not_judged';
  readonly holds?: Expr;
  /** As written. */
  readonly formula?: string;
  readonly given?: Expr;
  /** World claims: the share of worlds from which the claim holds; 0.5 without `odds`. */
  readonly bound: number;
  readonly odds?: string;
  readonly without: readonly string[];
  readonly because?: string;
  /** Scenarios, by path, in which a claim of this name is judged. */
  readonly judgedIn?: readonly { readonly path: string; readonly span: Span }[];
  readonly span: Span;
}

export type Check =
  /** Holds on every path of every option: `definition` is a definition of role `check`. */
  | { readonly id: string; readonly kind: 'path'; readonly definition: number; readonly span: Span }
  /** Compares options or aggregates. */
  | { readonly id: string; readonly kind: 'world' | 'aggregate'; readonly holds: Expr; readonly span: Span };
