import type { SourceFile, Span } from '../diagnostics/diagnostic.ts';
import type { DateNode, Node, ObserveNode } from './expression.ts';

/** Something written at a place. */
export interface At<T> {
  readonly value: T;
  readonly span: Span;
}

/** The right side of a definition: one formula for every row, or one for each row (nested for two tables). */
export type BodySyntax =
  | { readonly kind: 'same'; readonly formula: Node; readonly span: Span }
  | { readonly kind: 'each'; readonly rows: readonly RowSyntax[]; readonly span: Span };

export interface RowSyntax {
  readonly label: At<string>;
  readonly body: BodySyntax;
}

/** What a reader is told about a number. */
export interface Provenance {
  readonly about?: string;
  /** Keys of `sources`, or the word `judgement`, or a citation in words. */
  readonly source?: readonly At<string>[];
  readonly because?: string;
}

/** An entry of `assumptions`, `model` or `outcomes`. Which fields may stand together is for the checker to say. */
export interface DefinitionSyntax extends Provenance {
  readonly name: At<string>;
  readonly span: Span;
  readonly title?: string;
  readonly is?: BodySyntax;
  readonly start?: BodySyntax;
  readonly next?: BodySyntax;
  readonly change?: BodySyntax;
  readonly unit?: At<string>;
  /** A table's name, `yes/no` or `date`. */
  readonly as?: At<string>;
  readonly over: readonly At<string>[];
  readonly knownTo: readonly At<string>[];
  /** Assumptions: those it moves with, and the rank correlation with each. */
  readonly movesWith?: readonly MoveSyntax[];
  /** Outcomes: which way is better, and the smallest difference that matters. */
  readonly better?: At<string>;
  readonly matters?: Node;
}

/** `other: 0.6` or `other[row]: 0.6` in `moves_with`. */
export interface MoveSyntax {
  readonly partner: At<string>;
  readonly row?: At<string>;
  readonly correlation: Node;
}

export interface TimeSyntax {
  readonly span: Span;
  readonly start: At<DateNode>;
  /** For instance `1 month`. */
  readonly period: Node;
  readonly count: At<number>;
}

export interface ActorSyntax {
  readonly name: At<string>;
  readonly title?: string;
}

export interface UnitSyntax {
  readonly name: At<string>;
  readonly about?: string;
  readonly alias: readonly At<string>[];
}

export interface ColumnSyntax extends Provenance {
  readonly name: At<string>;
  readonly unit?: At<string>;
  /** A table's name, `yes/no`, `date` or `text`. */
  readonly as?: At<string>;
  /** What an empty cell means; without it an empty cell is refused. */
  readonly empty?: Node;
  /** Tables read from a file: the column's name there, where it is another. */
  readonly from?: At<string>;
  /** Tables read from a file: what is meant by words that stand there. */
  readonly codes?: readonly { readonly written: At<string>; readonly value: Node }[];
  /** The sign between the rows of the table in `as` that a cell names; such a column holds yes or no of each of them. */
  readonly several?: At<string>;
}

export interface TableRowSyntax {
  readonly label: At<string>;
  readonly cells: readonly {
    readonly column: At<string>;
    readonly cell: At<string>;
    readonly formula?: Node;
  }[];
}

export interface TableSyntax extends Provenance {
  readonly name: At<string>;
  readonly span: Span;
  readonly title?: string;
  readonly ordered: boolean;
  /** The column of dates that makes a series of the table: a date then picks the last row at or before it. */
  readonly dated?: At<string>;
  /** The file that the rows were read from, by its path as written, and the column there that names them. */
  readonly from?: At<string>;
  readonly key?: At<string>;
  readonly columns: readonly ColumnSyntax[];
  readonly rows: readonly TableRowSyntax[];
}

export interface DecisionSyntax {
  readonly name: At<string>;
  readonly span: Span;
  readonly about?: string;
  readonly by: readonly At<string>[];
  readonly over: readonly At<string>[];
  readonly unit?: At<string>;
  readonly as?: At<string>;
  /** An interval or a table's name. */
  readonly choices?: Node;
  readonly default: Node;
}

/** A decision's name, with a row's label where the rule is for one row (`aid.take[contractors]`), and its formula. */
export interface RuleSyntax {
  readonly decision: At<string>;
  readonly row?: At<string>;
  readonly formula: Node;
}

export interface OptionSyntax {
  readonly name: At<string>;
  readonly span: Span;
  readonly title?: string;
  readonly about?: string;
  readonly rules: readonly RuleSyntax[];
  readonly like: readonly At<string>[];
  readonly knows: readonly At<string>[];
}

/** Fields of the two domain blocks; the checker expands them into definitions. */
export interface LadderSyntax {
  readonly name: At<string>;
  readonly span: Span;
  readonly title?: string;
  readonly climber: At<string>;
  readonly steps: At<string>;
  readonly provocation: Node;
  readonly taken?: Node;
  readonly order?: Node;
  readonly record?: At<string>;
  readonly recordTaken?: At<string>;
}

export interface RedLineSyntax {
  readonly name: At<string>;
  readonly span: Span;
  readonly title?: string;
  readonly holder: At<string>;
  readonly ladder: At<string>;
  readonly classes: At<string>;
  readonly gap: Node;
  readonly blur: Node;
  readonly delay: Node;
  /** Share of the blur's variance that is common to all steps; 0 if absent. */
  readonly common?: Node;
  /** Yes: the line stands on the increment; no (the default): on the level. */
  readonly increment?: Node;
  /** Yes: a line for each kind of reaction, in no order; no (the default): ordered lines. */
  readonly kinds?: Node;
  readonly context?: Node;
  /** Rate of reactions that no step caused, by class. */
  readonly background?: Node;
  /** Whether taking a step back ends its reaction; no if absent. */
  readonly undo?: Node;
  /** The mildest class that ends a quiet spell. */
  readonly quietBelow?: At<string>;
}

/** An assumption that stands inside a block: its formula, or one for each row, and where its numbers come from. */
export interface AssumedSyntax extends Provenance {
  readonly is: BodySyntax;
}

/** Who must agree on terms, when they may be offered, and what signing them and going on amount to. */
export interface SettlementSyntax {
  readonly span: Span;
  readonly title?: string;
  readonly between: readonly At<string>[];
  /** The unit in which worth is told; a number without dimension. */
  readonly unit?: At<string>;
  readonly matters?: Node;
  /** Whether terms may be agreed in a period; yes if absent. */
  readonly offered?: Node;
  /** Whether a channel is open, which clears misjudgement at the rate `clears`. */
  readonly channel?: Node;
  readonly clears?: Node;
  /** By actor: what it takes going on to be worth beyond what it is. */
  readonly misjudges?: AssumedSyntax;
  /** By actor: what signing costs a leader at home. */
  readonly homeCost?: AssumedSyntax;
  /** Rate at which terms break down, over `package`; for how long that is weighed; what broken terms are worth, by actor. */
  readonly breaks?: Node;
  readonly horizon?: Node;
  readonly broken?: AssumedSyntax;
  /** What all see of where things stand, by which going on is judged. */
  readonly seen: readonly SeenSyntax[];
}

/** Something seen by all, by name. */
export interface SeenSyntax {
  readonly name: At<string>;
  readonly formula: Node;
}

/** Something that actors care about while it goes on: a level as it stands at the end, or a flow that adds up. */
export interface StakeSyntax {
  readonly name: At<string>;
  readonly span: Span;
  readonly title?: string;
  readonly about?: string;
  readonly unit?: At<string>;
  readonly is?: Node;
  readonly flow?: Node;
  readonly weight: AssumedSyntax;
}

/** Something that terms settle: a number within a range, or a row of a table. */
export interface IssueSyntax {
  readonly name: At<string>;
  readonly span: Span;
  readonly title?: string;
  readonly about?: string;
  readonly unit?: At<string>;
  readonly range?: Node;
  readonly levels?: At<string>;
  /** Against what terms are measured: how the issue stands while it goes on. */
  readonly from?: Node;
  /** What holds where a package does not name the issue. */
  readonly unsaid?: Node;
  readonly weight: AssumedSyntax;
}

/** Named terms: a level of each issue. */
export interface PackageSyntax extends Provenance {
  readonly name: At<string>;
  readonly span: Span;
  readonly title?: string;
  readonly terms: readonly { readonly issue: At<string>; readonly formula: Node }[];
}

/** Something observed: a row of each table in `each`, or a single thing. */
export interface EvidenceSyntax {
  readonly name: At<string>;
  readonly span: Span;
  readonly title?: string;
  readonly about?: string;
  readonly each: readonly At<string>[];
  /** The column of the table that says when a row became known. */
  readonly knownOn?: At<string>;
  /** The column of the table that says which own move drew what was seen. */
  readonly move?: At<string>;
  readonly baseRates: readonly BaseRateSyntax[];
  /** The column of the table that holds other defensible data, missing where there are none. */
  readonly instead?: At<string>;
  /** Which rows would count besides, in a less strict coding. */
  readonly also?: Node;
  /** Statements: a class that was threatened has not thereby been seen. */
  readonly said: boolean;
  /** Columns by whose values rows are left out in turn. */
  readonly groups: readonly At<string>[];
  readonly observe: ObserveNode;
}

/** A published rate that a forecast has to beat. */
export interface BaseRateSyntax extends Provenance {
  readonly name: At<string>;
  readonly span: Span;
  readonly title?: string;
  readonly from?: At<string>;
  readonly is: Node;
}

export interface ClaimSyntax {
  readonly name: At<string>;
  readonly span: Span;
  readonly says: string;
  readonly reading?: string;
  readonly holds?: Node;
  readonly given?: Node;
  /** A word of probability whose range the share must reach. */
  readonly odds?: At<string>;
  /** Scenarios in which it is judged. */
  readonly judgedIn: readonly At<string>[];
  readonly without: readonly At<string>[];
  /** Why the claim is listed and not judged. */
  readonly notJudged?: At<string>;
}

export interface CheckSyntax {
  readonly name: At<string>;
  readonly formula: Node;
}

export interface VariantSyntax {
  readonly name: At<string>;
  readonly title?: string;
  readonly about?: string;
}

/** The magazine's furniture: words only, printed as they stand. */
export interface PageSyntax {
  readonly section?: string;
  readonly kicker?: string;
  readonly headline?: string;
  readonly dek?: string;
  readonly byline?: string;
  readonly date?: string;
  readonly correction?: string;
  /** The picture at the head: a quantity of the model, drawn as a fan for each option. */
  readonly lead?: { readonly of: At<string>; readonly caption?: string; readonly credit?: string };
  /** Further quantities drawn as fans. */
  readonly charts: readonly At<string>[];
  /** Folders of scenarios whose findings are told. */
  readonly findingsOf: readonly At<string>[];
}

export interface SourceSyntax {
  readonly key: At<string>;
  readonly title: string;
  readonly publisher?: string;
  readonly date?: At<DateNode>;
  readonly url?: string;
  readonly note?: string;
}

/** The scenario underneath one that is laid on top of it. */
export interface ExtendsSyntax {
  readonly from: At<string>;
  /** What is not taken over: paths of keys, as in `options.surge`. */
  readonly without: readonly At<string>[];
}

/** A whole scenario as written, laid over the one it extends; variants not laid over. */
export interface Scenario {
  readonly source: SourceFile;
  readonly id: string;
  readonly title: string;
  readonly question?: string;
  readonly about?: string;
  readonly asOf?: At<DateNode>;
  readonly time?: TimeSyntax;
  readonly page: PageSyntax;
  readonly sources: readonly SourceSyntax[];
  readonly actors: readonly ActorSyntax[];
  readonly units: readonly UnitSyntax[];
  readonly tables: readonly TableSyntax[];
  readonly assumptions: readonly DefinitionSyntax[];
  readonly decisions: readonly DecisionSyntax[];
  readonly model: readonly DefinitionSyntax[];
  readonly ladders: readonly LadderSyntax[];
  readonly redLines: readonly RedLineSyntax[];
  readonly options: readonly OptionSyntax[];
  readonly outcomes: readonly DefinitionSyntax[];
  /** One formula an actor: the outcome `value` over `actor`. */
  readonly values: readonly { readonly actor: At<string>; readonly formula: Node }[];
  readonly settlement?: SettlementSyntax;
  readonly stakes: readonly StakeSyntax[];
  readonly issues: readonly IssueSyntax[];
  readonly packages: readonly PackageSyntax[];
  readonly evidence: readonly EvidenceSyntax[];
  readonly variants: readonly VariantSyntax[];
  readonly claims: readonly ClaimSyntax[];
  readonly checks: readonly CheckSyntax[];
}
