// biome-ignore-all format: written from messages/*.md by scripts/messages.mjs, which see.
// biome-ignore-all lint: as above.
import type { Severity } from './diagnostic.ts';

/** What each code's texts need: fields of the message must be given; without those of a mend, the mend is left out. */
export interface MessageFields {
  'no-such-scenario': { readonly path: string | number; readonly mend?: string | number | undefined };
  'unreadable-file': { readonly path: string | number; readonly reason: string | number; readonly mend?: string | number | undefined };
  'not-a-study': { readonly path: string | number };
  'study-of-nothing': Readonly<Record<never, never>>;
  'bad-flag': { readonly flag: string | number; readonly expected: string | number; readonly given: string | number; readonly mend?: string | number | undefined };
  'bad-setting': { readonly given: string | number };
  'would-overwrite': { readonly path: string | number };
  'cannot-write': { readonly path: string | number; readonly reason: string | number; readonly flag?: string | number | undefined };
  'published-twice': { readonly first: string | number; readonly second: string | number; readonly id: string | number };
  'too-many-worlds': { readonly worlds: string | number; readonly most: string | number };
  'explore-unknown': { readonly name: string | number; readonly near?: string | number | undefined };
  'explore-unjudged': { readonly name: string | number };
  'explore-outcome': { readonly name: string | number; readonly reason: string | number; readonly known?: string | number | undefined };
  'explore-bound': { readonly written: string | number };
  'explore-bound-outcome': { readonly name: string | number; readonly near?: string | number | undefined };
  'explore-bound-unit': { readonly name: string | number; readonly unit: string | number; readonly written: string | number };
  'explore-know': { readonly name: string | number; readonly near?: string | number | undefined };
  'explore-memory': { readonly worlds: string | number };
  'not-a-result': { readonly path: string | number; readonly reason: string | number };
  'findings-none': { readonly path: string | number; readonly reason: string | number };
  'judged-in-none': { readonly path: string | number; readonly name: string | number };
  'moves-target': { readonly found: string | number };
  'moves-unknown': { readonly name: string | number; readonly partner: string | number; readonly near?: string | number | undefined };
  'moves-rows': { readonly name: string | number; readonly partner: string | number; readonly label?: string | number | undefined; readonly table?: string | number | undefined };
  'moves-strength': { readonly written: string | number };
  'moves-circular': { readonly cycle: string | number };
  'moves-apart': { readonly name: string | number; readonly one: string | number; readonly first: string | number; readonly other: string | number; readonly second: string | number; readonly between: string | number; readonly low?: string | number | undefined; readonly high?: string | number | undefined };
  'moves-together': { readonly name: string | number; readonly partners: string | number };
  'moves-still': { readonly name: string | number; readonly partner: string | number; readonly still: string | number };
  'observe-shape': { readonly found: string | number };
  'observe-data': { readonly formula: string | number };
  'observe-where': { readonly formula: string | number };
  'observe-law': { readonly found: string | number };
  'graded-line': { readonly found: string | number; readonly law?: string | number | undefined };
  'several-of': { readonly name: string | number };
  'evidence-support': { readonly rows: string | number; readonly law: string | number; readonly gives: string | number; readonly value: string | number };
  'law-not-ordered': { readonly found: string | number };
  'evidence-idle': { readonly name: string | number };
  'base-rate-share': { readonly name: string | number };
  'base-rate-class': { readonly name: string | number };
  'evidence-column': { readonly name: string | number; readonly wanted: string | number };
  'evidence-luck': { readonly name: string | number };
  'evidence-impossible': { readonly rows: string | number };
  'evidence-contradicts': { readonly worlds: string | number; readonly rows: string | number };
  'evidence-nowhere': { readonly worlds: string | number };
  'evidence-unsure': { readonly reasons: string | number };
  'evidence-constant': { readonly reasons: string | number; readonly count: string | number; readonly name: string | number; readonly value: string | number };
  'evidence-none': Readonly<Record<never, never>>;
  'backtest-undated': Readonly<Record<never, never>>;
  'backtest-early': { readonly date: string | number; readonly first: string | number; readonly last?: string | number | undefined };
  'backtest-late': { readonly date: string | number; readonly last: string | number };
  'backtest-columns': { readonly path: string | number; readonly tables: string | number; readonly apart: string | number };
  'backtest-left-out': { readonly line: string | number; readonly path: string | number; readonly reason: string | number };
  'beside-unreadable': { readonly path: string | number; readonly reason: string | number; readonly mend?: string | number | undefined };
  'extends-circular': { readonly circle: string | number };
  'extends-without': { readonly path: string | number; readonly key: string | number; readonly file: string | number; readonly near?: string | number | undefined };
  'csv-empty': { readonly path: string | number };
  'csv-rowless': { readonly path: string | number };
  'csv-quote-open': Readonly<Record<never, never>>;
  'csv-quote-inside': Readonly<Record<never, never>>;
  'csv-quote-behind': Readonly<Record<never, never>>;
  'csv-separator': { readonly sign: string | number };
  'csv-ragged': { readonly found: string | number; readonly wanted: string | number };
  'csv-long': { readonly most: string | number };
  'csv-column-missing': { readonly path: string | number; readonly column: string | number; readonly near?: string | number | undefined; readonly names?: string | number | undefined };
  'csv-column-twice': { readonly column: string | number };
  'csv-unnamed': Readonly<Record<never, never>>;
  'csv-key-date': { readonly found: string | number; readonly column?: string | number | undefined };
  'csv-key-twice': { readonly key: string | number; readonly line: string | number };
  'csv-cell-empty': { readonly column: string | number; readonly wanted: string | number; readonly line: string | number; readonly file: string | number };
  'csv-cell': { readonly text: string | number; readonly wanted: string | number; readonly column: string | number; readonly point?: string | number | undefined; readonly word?: string | number | undefined };
  'table-keyless': { readonly table: string | number };
  'table-not-read': { readonly field: string | number; readonly table: string | number };
  'series-unknown': { readonly table: string | number; readonly name: string | number; readonly near?: string | number | undefined };
  'series-undated': { readonly column: string | number };
  'series-order': { readonly date: string | number; readonly before: string | number };
  'series-before': { readonly date: string | number; readonly first: string | number; readonly table: string | number };
  'formula-empty': Readonly<Record<never, never>>;
  'formula-long': { readonly limit: string | number };
  'formula-unexpected': { readonly found: string | number; readonly expected: string | number; readonly mend?: string | number | undefined };
  'formula-unfinished': { readonly expected: string | number };
  'formula-unclosed': { readonly bracket: string | number; readonly closing?: string | number | undefined };
  'formula-unopened': { readonly bracket: string | number; readonly opening?: string | number | undefined };
  'formula-comma': { readonly decimal?: string | number | undefined };
  'formula-operator-missing': { readonly left: string | number; readonly right: string | number };
  'formula-character': { readonly character: string | number; readonly code: string | number; readonly mend?: string | number | undefined };
  'formula-quote': { readonly quote?: string | number | undefined };
  'formula-spelling': { readonly found: string | number; readonly right: string | number };
  'formula-chain': { readonly first: string | number; readonly mend?: string | number | undefined };
  'formula-else': { readonly test?: string | number | undefined; readonly value?: string | number | undefined };
  'formula-brackets': { readonly word: string | number };
  'formula-interval': Readonly<Record<never, never>>;
  'formula-interval-dots': { readonly low?: string | number | undefined; readonly high?: string | number | undefined };
  'formula-deep': { readonly limit: string | number };
  'formula-number': { readonly found: string | number; readonly mend?: string | number | undefined };
  'formula-thousands': { readonly found: string | number; readonly joined?: string | number | undefined };
  'formula-abbreviation': { readonly found: string | number; readonly mend?: string | number | undefined };
  'formula-unit-first': { readonly mend?: string | number | undefined };
  'formula-percent': { readonly mend?: string | number | undefined };
  'formula-date': { readonly found: string | number; readonly mend?: string | number | undefined };
  'formula-name': { readonly found: string | number; readonly mend?: string | number | undefined };
  'formula-fold-tables': { readonly fold?: string | number | undefined; readonly first?: string | number | undefined; readonly second?: string | number | undefined };
  'formula-fold-body': { readonly fold: string | number; readonly table: string | number };
  'formula-fold-table': { readonly fold: string | number };
  'unknown-name': { readonly name: string | number; readonly near?: string | number | undefined };
  'unknown-function': { readonly name: string | number; readonly near?: string | number | undefined };
  'unknown-table': { readonly name: string | number; readonly near?: string | number | undefined; readonly how?: string | number | undefined; readonly of?: string | number | undefined };
  'unknown-label': { readonly label: string | number; readonly table: string | number; readonly near?: string | number | undefined; readonly labels?: string | number | undefined };
  'unit-of-number': { readonly name: string | number; readonly quantity?: string | number | undefined; readonly near?: string | number | undefined; readonly declare?: string | number | undefined };
  'label-unwanted': { readonly label: string | number; readonly table: string | number };
  'function-alone': { readonly name: string | number };
  'table-alone': { readonly table: string | number };
  'variant-alone': { readonly variant: string | number };
  'quantity-called': { readonly name: string | number };
  'argument-count': { readonly name: string | number; readonly wanted: string | number; readonly given: string | number; readonly usage?: string | number | undefined };
  'minmax-of-one': { readonly name: string | number };
  'row-missing': { readonly name: string | number; readonly table: string | number; readonly label?: string | number | undefined };
  'row-ambiguous': { readonly name: string | number; readonly choices: string | number; readonly table: string | number; readonly inner?: string | number | undefined };
  'row-wanted': { readonly tables: string | number; readonly name: string | number };
  'row-of-other-table': { readonly other: string | number; readonly name: string | number; readonly tables: string | number };
  'rows-none': { readonly name: string | number };
  'rows-too-many': { readonly name: string | number; readonly tables: string | number };
  'pick-of-formula': Readonly<Record<never, never>>;
  'option-missing': { readonly name: string | number; readonly label?: string | number | undefined };
  'option-outside-claim': Readonly<Record<never, never>>;
  'dates-twice': Readonly<Record<never, never>>;
  'date-pick-misplaced': { readonly name: string | number };
  'date-pick-in-look-back': { readonly name: string | number };
  'date-outside-clock': { readonly date: string | number; readonly start: string | number; readonly finish: string | number };
  'clock-absent': { readonly name: string | number };
  'clock-misplaced': { readonly name: string | number };
  'as-of-absent': Readonly<Record<never, never>>;
  'look-back-misplaced': { readonly name: string | number };
  'before-in-record': Readonly<Record<never, never>>;
  'memory-too-large': { readonly size: string | number; readonly tables: string | number; readonly most: string | number };
  'path-in-assumption': { readonly name: string | number };
  'path-in-claim': { readonly name: string | number };
  'outcome-misplaced': { readonly name: string | number };
  'constant-wanted': Readonly<Record<never, never>>;
  'interval-misplaced': Readonly<Record<never, never>>;
  'interval-ends': Readonly<Record<never, never>>;
  'draw-misplaced': { readonly name: string | number };
  'draw-second': { readonly name: string | number };
  'draw-in-fold': { readonly name: string | number };
  'draw-in-look-back': { readonly around: string | number; readonly name: string | number };
  'distribution-impossible': { readonly problem: string | number };
  'distribution-pairs': { readonly name: string | number; readonly given: string | number };
  'date-wanted': { readonly given: string | number };
  'mixture-pairs': { readonly name: string | number; readonly given: string | number };
  'law-not-part': { readonly name: string | number };
  'categorical-weights': { readonly near?: string | number | undefined };
  'aggregate-misplaced': { readonly name: string | number };
  'aggregate-nested': { readonly name: string | number; readonly around: string | number };
  'evidence-wanted': { readonly name: string | number };
  'prior-by-world': Readonly<Record<never, never>>;
  'quantile-probability': Readonly<Record<never, never>>;
  'assumption-wanted': Readonly<Record<never, never>>;
  'count-of': Readonly<Record<never, never>>;
  'types-differ': { readonly where: string | number; readonly left: string | number; readonly right: string | number };
  'units-differ': { readonly where: string | number; readonly left: string | number; readonly right: string | number };
  'unit-missing': { readonly number: string | number; readonly unit: string | number; readonly literal?: string | number | undefined };
  'unit-wanted': { readonly unit: string | number; readonly what: string | number; readonly given: string | number };
  'plain-number-wanted': { readonly what: string | number; readonly given: string | number };
  'unit-declared': { readonly unit: string | number; readonly given: string | number };
  'unit-of-formula-absent': { readonly unit: string | number };
  'power-of-unit': { readonly highest: string | number };
  'number-wanted': { readonly what: string | number; readonly given: string | number; readonly formula?: string | number | undefined };
  'truth-wanted': { readonly what: string | number; readonly given: string | number; readonly number?: string | number | undefined };
  'type-declared': { readonly wanted: string | number; readonly given: string | number; readonly table?: string | number | undefined };
  'table-unordered': { readonly table: string | number };
  'missing-compared': { readonly other?: string | number | undefined };
  'text-alone': { readonly text: string | number };
  'constant-not-finite': { readonly formula: string | number; readonly result: string | number };
  'formula-too-deep': { readonly deepest: string | number };
  'bare-number': { readonly number: string | number };
  'interval-leaks': { readonly low: string | number; readonly high: string | number; readonly bound: string | number };
  'name-taken': { readonly name: string | number; readonly what: string | number };
  'unknown-actor': { readonly name: string | number; readonly near?: string | number | undefined };
  'unknown-option': { readonly name: string | number; readonly near?: string | number | undefined };
  'unknown-decision': { readonly name: string | number; readonly near?: string | number | undefined };
  'unknown-quantity': { readonly name: string | number; readonly near?: string | number | undefined };
  'unknown-column': { readonly table: string | number; readonly name: string | number; readonly near?: string | number | undefined };
  'unknown-ladder': { readonly name: string | number; readonly near?: string | number | undefined };
  'unknown-variant': { readonly name: string | number; readonly near?: string | number | undefined };
  'type-unknown': { readonly name: string | number; readonly near?: string | number | undefined };
  'field-clash': { readonly name: string | number; readonly one: string | number; readonly other: string | number };
  'field-misplaced': { readonly name: string | number; readonly field: string | number; readonly section: string | number };
  'stock-still': { readonly name: string | number };
  'over-many': { readonly name: string | number; readonly table?: string | number | undefined };
  'over-twice': { readonly name: string | number; readonly table: string | number };
  'over-option': { readonly name: string | number; readonly table: string | number };
  'rows-many': { readonly name: string | number; readonly size: string | number; readonly most: string | number };
  'rows-deep': { readonly name: string | number };
  'rows-missing': { readonly name: string | number; readonly table: string | number; readonly rows: string | number };
  'rows-disagree': { readonly name: string | number; readonly one: string | number; readonly other: string | number };
  'rows-picked': { readonly name: string | number; readonly wanted: string | number };
  'table-empty': { readonly name: string | number };
  'cell-empty': { readonly column: string | number; readonly rows: string | number };
  'time-period': { readonly written: string | number };
  'source-missing': { readonly name: string | number };
  'reason-missing': { readonly name: string | number };
  'source-unknown': { readonly name: string | number; readonly near?: string | number | undefined };
  'source-late': { readonly name: string | number; readonly date: string | number; readonly asOf: string | number };
  'unused': { readonly name: string | number };
  'change-timeless': { readonly name: string | number };
  'change-unit': { readonly name: string | number; readonly unit: string | number; readonly given: string | number };
  'change-unmeasured': { readonly name: string | number; readonly type: string | number };
  'start-moving': { readonly name: string | number; readonly read: string | number };
  'type-differs': { readonly name: string | number; readonly type: string | number; readonly given: string | number };
  'type-circular': { readonly name: string | number; readonly cycle: string | number };
  'cycle': { readonly cycle: string | number };
  'choices-unreadable': { readonly name: string | number };
  'choices-clash': { readonly name: string | number };
  'choices-range': { readonly low: string | number; readonly high: string | number; readonly name: string | number };
  'choice-outside': { readonly value: string | number; readonly name: string | number; readonly low: string | number; readonly high: string | number };
  'rule-undecided': { readonly name: string | number };
  'rule-hidden': { readonly decision: string | number; readonly name: string | number; readonly actors: string | number };
  'like-circular': { readonly cycle: string | number };
  'like-clash': { readonly option: string | number; readonly rule: string | number; readonly other: string | number };
  'values-unowned': Readonly<Record<never, never>>;
  'better-unknown': { readonly written: string | number };
  'outcome-kind': { readonly name: string | number; readonly type: string | number };
  'matters-negative': { readonly name: string | number };
  'block-field': { readonly field: string | number; readonly block: string | number; readonly wanted: string | number; readonly given: string | number };
  'classes-unordered': { readonly name: string | number; readonly table?: string | number | undefined };
  'ladder-record': { readonly name: string | number };
  'ladder-record-taken': { readonly name: string | number };
  'red-line-timeless': { readonly name: string | number };
  'chart-still': { readonly name: string | number };
  'chart-number': { readonly name: string | number };
  'claim-open': { readonly name: string | number };
  'reading-missing': { readonly name: string | number };
  'odds-unknown': { readonly written: string | number; readonly near?: string | number | undefined; readonly words?: string | number | undefined };
  'odds-aggregate': { readonly name: string | number };
  'given-fixed': { readonly name: string | number };
  'given-before': { readonly name: string | number };
  'always-so': { readonly name: string | number };
  'set-unknown': { readonly name: string | number; readonly near?: string | number | undefined };
  'set-moving': { readonly name: string | number; readonly role: string | number };
  'set-type': { readonly name: string | number; readonly type: string | number; readonly given: string | number };
  'not-finite': { readonly name: string | number; readonly operation: string | number; readonly where: string | number };
  'value-missing': { readonly name: string | number; readonly where: string | number };
  'value-infinite': { readonly name: string | number; readonly where: string | number };
  'outcome-infinite': { readonly name: string | number; readonly where: string | number };
  'impossible-draw': { readonly name: string | number; readonly distribution: string | number; readonly problem: string | number; readonly where: string | number };
  'density-infinite': { readonly name: string | number; readonly distribution: string | number; readonly value: string | number; readonly where: string | number };
  'rule-out-of-range': { readonly option: string | number; readonly name: string | number; readonly value: string | number; readonly low: string | number; readonly high: string | number; readonly where: string | number };
  'format-version': { readonly found: string | number };
  'field-unknown': { readonly owner: string | number; readonly field: string | number; readonly near?: string | number | undefined; readonly known?: string | number | undefined };
  'field-missing': { readonly owner: string | number; readonly field: string | number; readonly example?: string | number | undefined };
  'field-kind': { readonly field: string | number; readonly expected: string | number; readonly found: string | number; readonly example?: string | number | undefined };
  'name-malformed': { readonly found: string | number; readonly mend?: string | number | undefined };
  'name-reserved': { readonly name: string | number; readonly mend?: string | number | undefined };
  'label-twice': { readonly label: string | number };
  'date-expected': { readonly field: string | number };
  'rule-target': { readonly found: string | number };
  'variant-section': { readonly section: string | number; readonly variant?: string | number | undefined };
  'settlement-missing': Readonly<Record<never, never>>;
  'settlement-part': { readonly section: string | number };
  'settlement-timeless': Readonly<Record<never, never>>;
  'settlement-alone': Readonly<Record<never, never>>;
  'settlement-horizon': Readonly<Record<never, never>>;
  'settlement-channel': Readonly<Record<never, never>>;
  'stake-kind': { readonly name: string | number };
  'issue-kind': { readonly name: string | number };
  'issue-range': { readonly name: string | number };
  'weight-unit': { readonly name: string | number; readonly unit: string | number; readonly given: string | number };
  'package-issue': { readonly name: string | number; readonly issue: string | number; readonly near?: string | number | undefined };
  'package-silent': { readonly name: string | number; readonly issue: string | number };
  'package-range': { readonly name: string | number; readonly issue: string | number };
  'package-outside': { readonly name: string | number; readonly issue: string | number; readonly value: string | number; readonly range: string | number };
  'foresight-rule': { readonly name: string | number };
  'seen-label': { readonly name: string | number; readonly type: string | number };
  'seen-infinite': { readonly name: string | number; readonly date: string | number };
  'foresight-thin': { readonly options: string | number; readonly worlds: string | number; readonly signed: string | number; readonly terms: string | number };
  'settlement-none': Readonly<Record<never, never>>;
  'settle-date': { readonly date: string | number; readonly first: string | number; readonly last: string | number };
  'unit-unknown': { readonly name: string | number; readonly near?: string | number | undefined; readonly declare?: string | number | undefined };
  'unit-unreadable': { readonly text: string | number; readonly percent?: string | number | undefined };
  'unit-scale-alone': { readonly word: string | number };
  'unit-power': { readonly text: string | number; readonly highest: string | number };
  'file-large': { readonly limit: string | number };
  'file-empty': Readonly<Record<never, never>>;
  'file-shape': Readonly<Record<never, never>>;
  'file-character': { readonly code: string | number };
  'file-tab': Readonly<Record<never, never>>;
  'too-many-mistakes': { readonly limit: string | number };
  'yaml-anchor': { readonly found: string | number };
  'yaml-tag': { readonly found: string | number };
  'yaml-merge': Readonly<Record<never, never>>;
  'yaml-directive': Readonly<Record<never, never>>;
  'yaml-documents': Readonly<Record<never, never>>;
  'yaml-deep': { readonly limit: string | number };
  'yaml-duplicate': { readonly key: string | number; readonly line: string | number };
  'yaml-key': Readonly<Record<never, never>>;
  'value-empty': { readonly key: string | number };
  'value-cut': { readonly key: string | number };
  'yaml-bracket': Readonly<Record<never, never>>;
  'yaml-unclosed': { readonly bracket: string | number; readonly closing?: string | number | undefined };
  'yaml-quote': { readonly quote?: string | number | undefined };
  'yaml-behind': Readonly<Record<never, never>>;
  'yaml-colon': Readonly<Record<never, never>>;
  'yaml-comma': Readonly<Record<never, never>>;
  'yaml-start': { readonly character: string | number };
  'yaml-escape': { readonly found: string | number };
  'yaml-indent': Readonly<Record<never, never>>;
  'yaml-dash': Readonly<Record<never, never>>;
  'yaml-syntax': { readonly detail: string | number };
}

export type MessageCode = keyof MessageFields;

/** Texts with `{placeholders}`; of the mends the first whose placeholders are all given is printed. */
export interface MessageText {
  readonly severity: Severity;
  readonly message: string;
  readonly mends: readonly string[];
  /** How an editor carries out a mend, by its place in `mends`: `{found} → {right}`, or what replaces the whole place. */
  readonly edits?: Readonly<Record<number, string>>;
}

export const messages: { readonly [code in MessageCode]: MessageText } = {
  'no-such-scenario': { severity: 'error', message: 'There is no scenario at {path}.', mends: ['{mend}'] },
  'unreadable-file': { severity: 'error', message: '{path} cannot be read: {reason}.', mends: ['{mend}', 'Check that the file is there and that you may read it.'] },
  'not-a-study': { severity: 'error', message: '{path} is not a study that this version of Rubicon can show.', mends: ['Make it anew with `--study {path}`, or take it out of the folder.'] },
  'study-of-nothing': { severity: 'error', message: 'No variant of this scenario changes what its evidence means, so there is nothing to save as a study.', mends: ['Lay a variant over `evidence` or over what it reads, and judge a claim `without` it.'] },
  'bad-flag': { severity: 'error', message: '{flag} needs {expected}; it was given `{given}`.', mends: ['{mend}'] },
  'bad-setting': { severity: 'error', message: '`--set` needs NAME=VALUE; it was given `{given}`.', mends: ['Write for instance `--set repair_gain=5%`, or `--set "loss_rate[russia]=3%"` for one row.'] },
  'would-overwrite': { severity: 'error', message: '{path} exists already; nothing was written.', mends: ['Choose another name, or remove it first.'] },
  'cannot-write': { severity: 'error', message: '{path} cannot be written: {reason}.', mends: ['Make room there, or let this user write there; or name another folder with `{flag}`.', 'Make room there, or let this user write there.'] },
  'published-twice': { severity: 'error', message: '{first} and {second} are both called `{id}`, and would be written to the same place.', mends: ['Rename the folder of one of them.'] },
  'too-many-worlds': { severity: 'error', message: '{worlds} worlds of this scenario do not fit into memory; {most} do.', mends: ['Write `--worlds {most}` or fewer, or ask for a `--precision`.'] },
  'explore-unknown': { severity: 'error', message: 'There is nothing called `{name}` to explore.', mends: ['Did you mean `{near}`?', 'Name a claim, or an outcome of an option, as in `front_end[probe]` or `dead[probe,russia]`.'] },
  'explore-unjudged': { severity: 'error', message: 'Claim `{name}` is not judged.', mends: ['Name a claim that has a formula, or an outcome as in `front_end[probe]`.'] },
  'explore-outcome': { severity: 'error', message: 'The options cannot be ranked by `{name}`: {reason}.', mends: ['Name one of {known}.'] },
  'explore-bound': { severity: 'error', message: '`{written}` is no bound on an outcome.', mends: ['Write an outcome, a comparison and a number, as in `--within "dead[russia] <= 200"`.'] },
  'explore-bound-outcome': { severity: 'error', message: 'No outcome is called `{name}`, so it can have no bound.', mends: ['Did you mean `{near}`?', 'Name an outcome, with its row if it has rows, and no option: the bound is asked of each.'] },
  'explore-bound-unit': { severity: 'error', message: '`{name}` is counted in {unit}, and `{written}` is not.', mends: ['Write the number in the outcome’s own unit, as its tables print it.'] },
  'explore-know': { severity: 'error', message: 'There is no assumption `{name}` that one could come to know.', mends: ['Did you mean `{near}`?', 'Name assumptions that are drawn, with commas between those of one group: `--know line,delay`.'] },
  'explore-memory': { severity: 'error', message: 'Memory does not hold every one of {worlds} worlds, and an exploration needs them.', mends: ['Play fewer, for instance `--worlds 100000`.'] },
  'not-a-result': { severity: 'error', message: '{path} holds no result: {reason}.', mends: ['Name a `result.json` that `rubicon run` has written, its folder, or a scenario.'] },
  'findings-none': { severity: 'warning', message: 'What was found of {path} is not at hand: {reason}.', mends: ['Run it with `rubicon run {path} --keep`, which writes `findings.json` beside it.'] },
  'judged-in-none': { severity: 'error', message: 'The scenario `{path}` has no claim `{name}` that is judged.', mends: ['Name a scenario with a claim of this name that says when it `holds`.'] },
  'moves-target': { severity: 'error', message: '`{found}` does not name an assumption.', mends: ['Write an assumption, as in `tempo: 0.6`, or one row of it, as in `cost[russia]: 0.6`.'] },
  'moves-unknown': { severity: 'error', message: '`{name}` cannot move with `{partner}`: there is no such assumption.', mends: ['Did you mean `{near}`?', 'Name an assumption or a column of a table.'], edits: { 0: '{partner} → {near}' } },
  'moves-rows': { severity: 'error', message: '`{name}` cannot tell with which row of `{partner}` it moves.', mends: ['Name the row, as in `{partner}[{label}]: 0.6`, or give `{name}` a value for each row: `over: {table}`.'] },
  'moves-strength': { severity: 'error', message: 'A rank correlation is a plain number between -1 and 1; `{written}` is not.', mends: ['Write for instance `0.6`, or `-0.6` where one is high when the other is low; what always moves together is one assumption.'] },
  'moves-circular': { severity: 'error', message: 'Assumptions cannot move with one another in a circle: {cycle}.', mends: ['Say each pair once, with one of the two.'] },
  'moves-apart': { severity: 'error', message: '`{name}` cannot move with `{one}` at {first} and with `{other}` at {second}: these two move together at {between}.', mends: ['With `{one}` at {first}, the correlation with `{other}` can be from {low} to {high}.'] },
  'moves-together': { severity: 'error', message: '`{name}` cannot move so with all of {partners}: their matrix of correlations would not be positive definite.', mends: ['Bring some of them nearer to 0.'] },
  'moves-still': { severity: 'warning', message: '`{name}` is said to move with `{partner}`, and `{still}` does not draw.', mends: ['Give `{still}` a range or a distribution, or leave the correlation out.'] },
  'observe-shape': { severity: 'error', message: '`{found}` does not say what was seen and where it comes from.', mends: ['Write `data ~ law`, as in `school.effect ~ normal(effect, school.error)`.'] },
  'observe-data': { severity: 'error', message: '`{formula}` stands on the left of `~` and is not known before the worlds are drawn.', mends: ['Put what was recorded into a column of a table, without draws; what the scenario assumes stands on the right.'] },
  'observe-where': { severity: 'error', message: '`{formula}` chooses rows by what is not known before the worlds are drawn.', mends: ['Choose rows by columns of the table, as in `where: reaction.counted == yes`.'] },
  'observe-law': { severity: 'error', message: '`{found}` is not a law that data can come from.', mends: ['Write a distribution, `graded(z, line, blur)`, `kinds(z, line, blur)`, `max(law, law)`, or `mixture(weight, law, …)`.'] },
  'graded-line': { severity: 'error', message: '`{found}` is no quantity over a table of classes.', mends: ['The second argument of `{law}` is the quantity that gives each class its line, named without brackets: `moscow.line`.'] },
  'several-of': { severity: 'error', message: 'The cells of `{name}` name several rows, but `as` does not say of which other table.', mends: ['Say it, as in `as: step`, or leave `several` out.'] },
  'evidence-support': { severity: 'error', message: '{rows} cannot have come from `{law}`, which gives {gives}: {value} was seen.', mends: ['Mend the data, or the law on the right of `~`.'] },
  'law-not-ordered': { severity: 'error', message: '`{found}` is no law of the rows of an ordered table, so nothing is the strongest of it.', mends: ['`max` goes over `graded(…)`, `kinds(…)`, `categorical(…)`, and mixtures of these.'] },
  'evidence-idle': { severity: 'warning', message: 'The evidence `{name}` teaches nothing: no assumption that is drawn bears on it.', mends: ['Read on the right of `~` what the scenario is in doubt about.'] },
  'base-rate-share': { severity: 'error', message: 'The base rate `{name}` is no share between 0 and 1.', mends: ['Write for instance `is: 27%`.'] },
  'base-rate-class': { severity: 'error', message: 'The base rate `{name}` says of no class that the evidence tells of how often it, or one beyond it, comes.', mends: ['Name under `from` a class above the first of the ordered table that the data are rows of; where yes or no was seen, leave `from` out.'] },
  'evidence-column': { severity: 'error', message: '`{name}` is not a column of the observed table that holds {wanted}, known before any world is drawn.', mends: ['Declare it among the columns of the one table in `each`, without draws.'] },
  'evidence-luck': { severity: 'error', message: 'An observation reads the luck of single periods, by way of `{name}`; it is not learned about.', mends: ['Let observations read what is fixed in a world, or a path without draws in the model.'] },
  'evidence-impossible': { severity: 'error', message: 'No world that was drawn can have given {rows}.', mends: ['Look at the law on the right of `~`: it gives what was seen no chance, whatever the assumptions.'] },
  'evidence-contradicts': { severity: 'error', message: 'None of {worlds} worlds that were drawn can have given {rows} together.', mends: ['Let one of them be an error, as in `mixture(95%, law, 5%, wider law)`, or widen the assumptions that they read.'] },
  'evidence-nowhere': { severity: 'error', message: 'All that was seen together is impossible in each of {worlds} worlds drawn before the evidence was looked at.', mends: ['Leave out evidence until worlds remain, and widen what the rest reads.'] },
  'evidence-unsure': { severity: 'error', message: 'What was learned cannot be told: {reasons}.', mends: ['Raise `--particles`; if that does not help, the assumptions may fit the evidence in ways that lie far apart.'] },
  'evidence-constant': { severity: 'error', message: 'What was learned cannot be told ({reasons}): all {count} rows of `{name}` are {value}, so that the narrower their law, the better it fits, and nothing in them says how narrow.', mends: ['If the values were rounded, give the law a least width, as in `normal(centre, spread + 0.5)`; if one measurement stands in several rows, keep one of them.'] },
  'evidence-none': { severity: 'error', message: 'The scenario has no evidence, so there is nothing to infer.', mends: ['Add a section `evidence`, as in `evidence: {scores: {each: school, observe: data ~ law}}`.'] },
  'backtest-undated': { severity: 'error', message: 'No evidence of the scenario can be scored by date.', mends: ['Name the column of dates on which rows became known, as in `known_on: known`, in evidence of labels or of yes and no.'] },
  'backtest-early': { severity: 'error', message: 'Nothing was known by {date}: the first row became known on {first}.', mends: ['Cut off on {first} or later, and before {last}.'] },
  'backtest-late': { severity: 'error', message: 'Nothing became known after {date} that could be scored: the last row became known on {last}.', mends: ['Cut off before {last}, or add later rows with `--future FILE`.'] },
  'backtest-columns': { severity: 'error', message: 'The columns of {path} are those of none of the {tables} files that the scenario reads: {apart}.', mends: ['Give it the columns of the file that it goes on from, in whatever order.'] },
  'backtest-left-out': { severity: 'error', message: 'Line {line} of {path} is left out: {reason}', mends: ['Mend it there, or give the file in which the rows that it names stand with another `--future`.'] },
  'beside-unreadable': { severity: 'error', message: '{path} cannot be read: {reason}.', mends: ['{mend}', 'Name a file of the scenario\'s folder by its path from there, as in `evidence/steps.csv`.'] },
  'extends-circular': { severity: 'error', message: 'A scenario cannot rest on itself: {circle}.', mends: ['Let one of them extend nothing.'] },
  'extends-without': { severity: 'error', message: '`without` names `{path}`, and there is no `{key}` there in {file}.', mends: ['Did you mean `{near}`?', 'Name a section, as in `claims`, or an entry of one, as in `options.surge`.'], edits: { 0: '{key} → {near}' } },
  'csv-empty': { severity: 'error', message: '{path} is empty.', mends: ['Begin with a row of names, one for each column, as in `id,date,reach_km`.'] },
  'csv-rowless': { severity: 'error', message: '{path} holds the names of its columns and no row.', mends: ['Write its rows below the names, one a line; a table without rows means nothing to those who read it.'] },
  'csv-quote-open': { severity: 'error', message: 'This quotation mark is never closed.', mends: ['Close it at the end of the cell; a mark inside a cell in quotes is doubled: `"the ""final"" step"`.'] },
  'csv-quote-inside': { severity: 'error', message: 'A quotation mark stands inside a cell that does not begin with one.', mends: ['Put the whole cell in quotes and double those inside it: `"the ""final"" step"`.'] },
  'csv-quote-behind': { severity: 'error', message: 'Something stands between a cell\'s closing quote and the next comma.', mends: ['Double the marks that belong to the cell\'s text: `"the ""final"" step"`.'] },
  'csv-separator': { severity: 'error', message: 'Cells must be separated by commas; these seem to be separated by {sign}.', mends: ['Save the file as CSV with commas. Numbers then have a decimal point.'] },
  'csv-ragged': { severity: 'error', message: 'This row has {found} cells, and the header has {wanted}.', mends: ['Put a cell that holds a comma in quotes, and write a comma for each cell that is empty.'] },
  'csv-long': { severity: 'error', message: 'A table has at most {most} rows; this file has more.', mends: ['Keep the rows and dates that the argument needs.'] },
  'csv-column-missing': { severity: 'error', message: '{path} has no column `{column}`.', mends: ['Did you mean `{near}`? A column of another name in the file is named by `from`, as in `reach: {from: reach_km, unit: km}`.', 'Its columns are {names}.'], edits: { 0: '{column} → {near}' } },
  'csv-column-twice': { severity: 'error', message: 'The column `{column}` stands twice in the header.', mends: ['Rename one of them in the file.'] },
  'csv-unnamed': { severity: 'error', message: 'This row has no name: its key is empty.', mends: ['Give each row a key of its own.'] },
  'csv-key-date': { severity: 'error', message: '`{found}` is a date, and a row is called by a name.', mends: ['Rows in time need no `key`: leave it out, and write `dated: {column}`.'] },
  'csv-key-twice': { severity: 'error', message: 'The key `{key}` stands here again; first it is on line {line}.', mends: ['Give each row a key of its own.'] },
  'csv-cell-empty': { severity: 'error', message: 'This cell is empty, and `{column}` wants {wanted} (line {line} of {file}).', mends: ['Fill it, or say with the column what an empty cell means: `empty: missing`, or a value.'] },
  'csv-cell': { severity: 'error', message: '`{text}` is not {wanted}, which `{column}` holds.', mends: ['Write `{point}`: a number has a decimal point.', 'Write such a value; if `{word}` has a meaning, give it with the column, as in `codes: {{word}: missing}`.', 'Write such a value, or leave the cell empty and say with the column what that means: `empty: missing`.'] },
  'table-keyless': { severity: 'error', message: '`{table}` is read from a file and does not say what its rows are called.', mends: ['Name the column that holds their names, as in `key: id`; a series may be named by its dates: `dated: month`.'] },
  'table-not-read': { severity: 'error', message: '`{field}` means something only in a table that is read from a file, and `{table}` is not.', mends: ['Leave it out, or name the file: `from: evidence/steps.csv`.'] },
  'series-unknown': { severity: 'error', message: 'The table {table} has no column `{name}` that could date its rows.', mends: ['Did you mean `{near}`?', 'Declare it, as in `columns: {{name}: {as: date}}`.'], edits: { 0: '{name} → {near}' } },
  'series-undated': { severity: 'error', message: '`{column}` dates the rows of a table, so it must hold a known date in every row.', mends: ['Declare it `as: date` and write each date as `2024-07` or `2024-07-15`.'] },
  'series-order': { severity: 'error', message: '{date} stands after {before}: the rows of a series follow one another in time.', mends: ['Sort the rows by date, each date once.'] },
  'series-before': { severity: 'error', message: '{date} lies before {first}, the first date of {table}.', mends: ['Pick a later date, or add an earlier row; `otherwise` says what to take where there is none.'] },
  'formula-empty': { severity: 'error', message: 'A formula should stand here, and nothing does.', mends: ['Write a number, a name or a calculation, as in `2 * front`.'] },
  'formula-long': { severity: 'error', message: 'This formula has more than {limit} characters.', mends: ['Give parts of it names of their own in `model`, or put its numbers into a table.'] },
  'formula-unexpected': { severity: 'error', message: '`{found}` cannot stand here; {expected} is expected.', mends: ['{mend}', 'Mend what stands before it: something is missing there or stands twice.'] },
  'formula-unfinished': { severity: 'error', message: 'The formula ends where {expected} should stand.', mends: ['Finish the formula, or leave the field out. In `{…}` a comma or a closing brace ends it: put it in quotes.'] },
  'formula-unclosed': { severity: 'error', message: 'This `{bracket}` is never closed.', mends: ['Add `{closing}`. If the formula stands in `{…}`, put it in quotes or on a line of its own: there, a comma or bracket ends it.'] },
  'formula-unopened': { severity: 'error', message: 'This `{bracket}` closes nothing.', mends: ['Leave it out, or open it with `{opening}`.'] },
  'formula-comma': { severity: 'error', message: 'A comma stands only between the arguments of a function or the rows of a pick.', mends: ['A decimal number has a point: `{decimal}`.', 'Leave the comma out.'] },
  'formula-operator-missing': { severity: 'error', message: 'Between `{left}` and `{right}` an operator is missing.', mends: ['Write for instance `{left} * {right}`.'] },
  'formula-character': { severity: 'error', message: '`{character}` ({code}) is no sign of the language.', mends: ['{mend}'] },
  'formula-quote': { severity: 'error', message: 'This quote is never closed.', mends: ['Close it with `{quote}`.'] },
  'formula-spelling': { severity: 'error', message: '`{found}` is written `{right}` here.', mends: ['Write `{right}`.'], edits: { 0: '{found} → {right}' } },
  'formula-chain': { severity: 'error', message: 'Comparisons do not chain: `{first}` is yes or no, not a number.', mends: ['Write `{mend}`.'] },
  'formula-else': { severity: 'error', message: 'Every `if` has an `else`.', mends: ['Say what holds otherwise, as in `if {test} then {value} else missing`.', 'Say what holds otherwise, as in `if … then … else missing`.'] },
  'formula-brackets': { severity: 'error', message: '`{word}` begins a formula of its own; inside another it needs brackets.', mends: ['Write `({word} …)`.'] },
  'formula-interval': { severity: 'error', message: '`low to high` stands alone: it cannot be a part of a larger formula.', mends: ['Give the interval a name under `assumptions` and use the name here.'] },
  'formula-interval-dots': { severity: 'error', message: 'An interval is not written with dots.', mends: ['Write `{low} to {high}`.'], edits: { 0: '{low} to {high}' } },
  'formula-deep': { severity: 'error', message: 'This formula is nested more than {limit} deep.', mends: ['Give parts of it names of their own in `model`.'] },
  'formula-number': { severity: 'error', message: '`{found}` is not a number.', mends: ['Write `{mend}`.'], edits: { 0: '{mend}' } },
  'formula-thousands': { severity: 'error', message: '`{found}` may be one number or several.', mends: ['Write `{joined}` for one number; between several stand a comma and a space.'], edits: { 0: '{joined}' } },
  'formula-abbreviation': { severity: 'error', message: '`{found}`: scales are words.', mends: ['Write `{mend}`; a unit stands apart from its number.'], edits: { 0: '{mend}' } },
  'formula-unit-first': { severity: 'error', message: 'A unit follows its number.', mends: ['Write `{mend}`.'], edits: { 0: '{mend}' } },
  'formula-percent': { severity: 'error', message: 'A percent sign stands only behind a written number.', mends: ['{mend}'] },
  'formula-date': { severity: 'error', message: '`{found}` is not a date.', mends: ['Write `{mend}`.'], edits: { 0: '{mend}' } },
  'formula-name': { severity: 'error', message: '`{found}` is not a name.', mends: ['Write `{mend}`.', 'Names have the letters a to z and A to Z, digits and underscores, and do not begin with a digit.'], edits: { 0: '{mend}' } },
  'formula-fold-tables': { severity: 'error', message: 'A fold runs over one table.', mends: ['Nest folds, as in `{fold}[{first}]({fold}[{second}](…))`.'] },
  'formula-fold-body': { severity: 'error', message: '`{fold}[{table}]` does not say of what.', mends: ['Write `{fold}[{table}](…)`; what is folded stands in round brackets.'] },
  'formula-fold-table': { severity: 'error', message: '`{fold}` needs the table it runs over.', mends: ['Write `{fold}[table](…)`.'] },
  'unknown-name': { severity: 'error', message: 'Nothing is called `{name}`.', mends: ['Did you mean `{near}`?', 'Define it under `assumptions` or `model`, or mend the spelling; `docs/language.md` lists the words that are known without defining.'], edits: { 0: '{name} → {near}' } },
  'unknown-function': { severity: 'error', message: 'There is no function `{name}`.', mends: ['Did you mean `{near}`?', 'The functions are listed in `docs/language.md`, under Formulas.'], edits: { 0: '{name} → {near}' } },
  'unknown-table': { severity: 'error', message: 'There is no table `{name}`.', mends: ['Did you mean `{near}`?', '`{how}[…]` runs over a table; `{name}` is a row of {of}, so write `{how}[{of} where …]`.', 'Declare it under `tables`.'], edits: { 0: '{name} → {near}' } },
  'unknown-label': { severity: 'error', message: '`{label}` is no row of {table}.', mends: ['Did you mean `{near}`?', 'Its rows are {labels}.', 'Add a row of that name to {table}, or name one that is there.'], edits: { 0: '{label} → {near}' } },
  'unit-of-number': { severity: 'error', message: 'No unit is called `{name}`.', mends: ['`{quantity}` is a quantity: to multiply by it, put `*` before it.', 'Did you mean `{near}`?', 'Declare it under `units`, as in `{declare}: {about: …}`.', 'Declare it under `units`.'], edits: { 1: '{name} → {near}' } },
  'label-unwanted': { severity: 'error', message: '`{label}` is a row of {table}, and no row is wanted here.', mends: ['Compare a quantity with it, or pick by it: `x[{label}]`.'] },
  'function-alone': { severity: 'error', message: '`{name}` is a function, and its arguments are missing.', mends: ['Write them behind it: `{name}(…)`.'] },
  'table-alone': { severity: 'error', message: '`{table}` is a table, and no row of it is bound here.', mends: ['Fold over it, as in `sum[{table}](…)`, or pick a row of what is read, as in `x[label]`.'] },
  'variant-alone': { severity: 'error', message: '`{variant}` is a variant; it stands only in the brackets of what a claim reads.', mends: ['Write it there: `x[option, {variant}]`.'] },
  'quantity-called': { severity: 'error', message: '`{name}` is a quantity, not a function.', mends: ['To pick a row write `{name}[…]`; to multiply write `{name} * (…)`.'] },
  'argument-count': { severity: 'error', message: '`{name}` takes {wanted}, and {given} given.', mends: ['Write `{usage}`.'] },
  'minmax-of-one': { severity: 'error', message: '`{name}` with parentheses takes two or more values.', mends: ['For the rows of a table write `{name}[table](…)`.'] },
  'row-missing': { severity: 'error', message: '`{name}` has a row for each {table}, and none is bound here.', mends: ['Write `sum[{table}]({name})` for all of them, or `{name}[{label}]` for one.'] },
  'row-ambiguous': { severity: 'error', message: '`{name}` could be read at the row {choices} of {table}.', mends: ['Say which: `{name}[{inner}]`.'] },
  'row-wanted': { severity: 'error', message: 'A row of {tables} is wanted in the brackets of `{name}`.', mends: ['Write a row\'s label, the name of a bound row, or a formula whose value is a row.'] },
  'row-of-other-table': { severity: 'error', message: 'This is a row of {other}, and the rows of `{name}` are those of {tables}.', mends: ['Pick a row of {tables}.'] },
  'rows-none': { severity: 'error', message: '`{name}` has no rows to pick from.', mends: ['Leave the brackets out.'] },
  'rows-too-many': { severity: 'error', message: 'More rows are picked here than `{name}` has tables: {tables}.', mends: ['Write one bracket for each table.'] },
  'pick-of-formula': { severity: 'error', message: 'Only a quantity that has a name has rows to pick.', mends: ['Put the bracket behind the name itself, or give the formula a name of its own.'] },
  'option-missing': { severity: 'error', message: '`{name}` is an outcome, which each option has: say of which option.', mends: ['Write `{name}[{label}]`, or fold over the options, as in `any[option](…)`.'] },
  'option-outside-claim': { severity: 'error', message: '`option` is a table in claims alone: a path is played under one option and knows of no other.', mends: ['Compare options in a claim, or in a check.'] },
  'dates-twice': { severity: 'error', message: 'A value is read at one date, and here stand two.', mends: ['Keep one of the dates.'] },
  'date-pick-misplaced': { severity: 'error', message: '`{name}` cannot be read at a date here.', mends: ['Read it at a date in an outcome, and read the outcome.'] },
  'date-pick-in-look-back': { severity: 'error', message: 'A value at a date cannot stand inside `{name}`, which is asked in periods before that date too.', mends: ['Give the value at the date an outcome of its own.'] },
  'date-outside-clock': { severity: 'error', message: '{date} is not in any period: the clock runs from {start} to {finish}, the last day not included.', mends: ['Name a date within the clock, or change `time`.'] },
  'clock-absent': { severity: 'error', message: '`{name}` needs a clock, and the scenario has none.', mends: ['Add `time: {start: 2024-07, period: 1 month, count: 30}`.'] },
  'clock-misplaced': { severity: 'error', message: '`{name}` changes from period to period, and this is read once for all of them.', mends: ['Put what depends on time into `model`, or use `start`.'] },
  'as-of-absent': { severity: 'error', message: '`as_of` is read here, and the scenario gives no such date.', mends: ['Add `as_of: 2024-06-30` at the head.'] },
  'look-back-misplaced': { severity: 'error', message: '`{name}` looks back along a path, and there is none here.', mends: ['Put it into a quantity of `model` or into an outcome, and read that.'] },
  'before-in-record': { severity: 'error', message: 'Read off a finished path, `before` needs a duration that is known beforehand, and cannot stand inside another look-back function.', mends: ['Put it into a quantity of `model` and read that.'] },
  'memory-too-large': { severity: 'error', message: 'This would be remembered for {size} rows ({tables}); the most is {most}.', mends: ['Give the inner formula a name of its own, over fewer tables.'] },
  'path-in-assumption': { severity: 'error', message: '`{name}` changes along the path, and this is drawn before any path begins.', mends: ['Move this to `model`.'] },
  'path-in-claim': { severity: 'error', message: '`{name}` changes along the path, and a claim reads finished paths.', mends: ['Define an outcome, as in `outcomes: {{name}_end: {is: {name}}}`, and read that.'] },
  'outcome-misplaced': { severity: 'error', message: '`{name}` is read off a finished path, and cannot be read along it.', mends: ['Read the quantities that the outcome is made of.'] },
  'constant-wanted': { severity: 'error', message: 'A constant is wanted here.', mends: ['Write a number, with its unit where it has one.'] },
  'interval-misplaced': { severity: 'error', message: '`low to high` stands in assumptions and in the cells of tables alone.', mends: ['Make it an assumption and read that here.'] },
  'interval-ends': { severity: 'error', message: 'The ends of an interval are constants, and this one depends on something that is not.', mends: ['Name a distribution, as in `normal(mean, sd)`, whose parameters may be formulas.'] },
  'draw-misplaced': { severity: 'error', message: 'No draw may stand here: `{name}`.', mends: ['Make it an assumption (drawn once a world) or a quantity of `model` (drawn once a period), and read that here.'] },
  'draw-second': { severity: 'error', message: 'This is the second draw in one definition: `{name}`.', mends: ['Give each draw a name of its own: move this one to an assumption or a quantity, and read that here.'] },
  'draw-in-fold': { severity: 'error', message: 'A draw cannot stand in a fold: `{name}` would be the same for every row.', mends: ['Give the draw a name of its own with `over: table`, and fold that.'] },
  'draw-in-look-back': { severity: 'error', message: 'A draw cannot stand inside `{around}`: `{name}`.', mends: ['Give the draw a name of its own and read that here.'] },
  'distribution-impossible': { severity: 'error', message: 'Impossible: {problem}.', mends: ['Mend its parameters; the page of the language says what each may be.'] },
  'distribution-pairs': { severity: 'error', message: '`{name}` takes a weight with each value, and {given} numbers are given.', mends: ['Write `{name}(value, weight, value, weight, …)`.'] },
  'date-wanted': { severity: 'error', message: '`during` takes a date, and this is {given}.', mends: ['Write a date, as in `during(2024-07-15)`, or an assumption that is `as: date`.'] },
  'mixture-pairs': { severity: 'error', message: '`{name}` takes a weight before each distribution, and {given} arguments are given.', mends: ['Write `{name}(weight, distribution, weight, distribution, …)`, as in `mixture(30%, 0, 70%, 2 to 5)`.'] },
  'law-not-part': { severity: 'error', message: '`{name}` cannot be a part of another distribution.', mends: ['Use one of numbers with its parameters, an interval such as `2 to 5`, or a number.'] },
  'categorical-weights': { severity: 'error', message: '`categorical` draws a row of a table, so it needs a quantity that has a weight for each row.', mends: ['Name one over a single table without brackets; the tables of `{near}` are all bound here, or more than one is free.', 'Write for instance `categorical(diagnosis.prior)`, with a column or an assumption over the table.'] },
  'aggregate-misplaced': { severity: 'error', message: '`{name}` speaks of all worlds at once, and stands in claims and in checks alone.', mends: ['In a formula of one world read the quantity itself.'] },
  'aggregate-nested': { severity: 'error', message: '`{name}` cannot stand inside `{around}`, which is about all worlds already.', mends: ['Take one of the two away; to combine aggregates, write them side by side, as in `mean(a) - mean(b)`.'] },
  'evidence-wanted': { severity: 'error', message: '`{name}` compares what is thought with what was thought before the evidence, and this scenario has none.', mends: ['Declare what was observed under `evidence`, or leave `{name}` out.'] },
  'prior-by-world': { severity: 'error', message: '`prior` is taken of means, quantiles and the like: a single world before the evidence answers to no world after it.', mends: ['Write for instance `prior(mean(x))`.'] },
  'quantile-probability': { severity: 'error', message: 'The second argument of `quantile` is a written probability from 0 to 1.', mends: ['Write `quantile(x, 95%)`.'] },
  'assumption-wanted': { severity: 'error', message: '`first_order` asks about assumptions and what follows from them alone.', mends: ['Write the name of an assumption.'] },
  'count-of': { severity: 'error', message: '`count` counts rows, and takes nothing in parentheses.', mends: ['Write `count[table where condition]`.'] },
  'types-differ': { severity: 'error', message: 'The kinds of {where} differ: the left is {left}, the right is {right}.', mends: ['Compare or combine like with like: numbers with numbers, a row with a row of the same table, `yes` with `no`.'] },
  'units-differ': { severity: 'error', message: 'The units of {where} differ: the left is {left}, the right is {right}.', mends: ['Multiply or divide one side by a quantity that carries the difference, or mend the unit where it is declared.'] },
  'unit-missing': { severity: 'error', message: '`{number}` has no unit, and what it stands beside is in {unit}.', mends: ['Write `{literal} {unit}`.', 'Give its numbers a unit.'], edits: { 0: '{literal} → {literal} {unit}' } },
  'unit-wanted': { severity: 'error', message: 'A number in {unit} is wanted as {what}; this is {given}.', mends: ['Write it in {unit}, or divide by what gives it that unit.'] },
  'plain-number-wanted': { severity: 'error', message: 'A plain number is wanted as {what}; this is in {given}.', mends: ['Divide it by a quantity of the same kind, or by a unit, as in `x / month`.'] },
  'unit-declared': { severity: 'error', message: 'The unit `{unit}` is declared, and the formula is in {given}.', mends: ['Mend the declared unit or the formula: one of the two is not what is meant.'] },
  'unit-of-formula-absent': { severity: 'error', message: 'The unit `{unit}` is declared; the formula is a plain number.', mends: ['Give its numbers a unit, or multiply by one.'] },
  'power-of-unit': { severity: 'error', message: 'A quantity with a unit may be raised only to a written number, of at most {highest}.', mends: ['Divide it by a unit first, as in `(x / (100 km))^y`.'] },
  'number-wanted': { severity: 'error', message: 'A number is wanted as {what}; this is {given}.', mends: ['To count it write `(if {formula} then 1 else 0)`.', 'Write a number or a quantity that is one.'] },
  'truth-wanted': { severity: 'error', message: 'Yes or no is wanted as {what}; this is {given}.', mends: ['Compare it, as in `{number} > 0`.', 'Write a condition, such as a comparison.'] },
  'type-declared': { severity: 'error', message: 'The declaration says {wanted}; the formula is {given}.', mends: ['Write a label of {table}.', 'Change the declaration or the formula: one of the two is not what is meant.'] },
  'table-unordered': { severity: 'error', message: 'The rows of {table} have no order.', mends: ['Compare with `==` or `!=`, or add `ordered: yes` to the table, whose later rows are then higher.'] },
  'missing-compared': { severity: 'error', message: 'A comparison with `missing` is missing, whatever the other side.', mends: ['Ask `known({other})`, or `not known({other})`.'] },
  'text-alone': { severity: 'error', message: 'Words in quotes stand only where a row\'s label is wanted: "{text}".', mends: ['Take the quotes away if a name is meant; write a number or `yes` where a value is.'] },
  'constant-not-finite': { severity: 'error', message: '`{formula}` has no finite value: it is {result}.', mends: ['Mend the numbers in it, or write `infinity` or `missing` where that is meant.'] },
  'formula-too-deep': { severity: 'error', message: 'This formula is nested more than {deepest} deep.', mends: ['Give its parts names of their own.'] },
  'bare-number': { severity: 'warning', message: '`{number}` stands in the model without a source.', mends: ['Make it an assumption, which has a range, a unit and a source.'] },
  'interval-leaks': { severity: 'warning', message: '`{low} to {high}` is a 90 % interval, so one world in twenty lies beyond {bound}.', mends: ['If {bound} is a bound, write a law that ends there, such as `uniform({low}, {high})`, `triangular` or `beta`.'] },
  'name-taken': { severity: 'error', message: '`{name}` is taken: {what} has this name already.', mends: ['Choose another name; all tables, units and quantities of a scenario share one set of names.'] },
  'unknown-actor': { severity: 'error', message: 'There is no actor `{name}`.', mends: ['Did you mean `{near}`?', 'Add it, as in `actors: {west: {title: …}}`.'], edits: { 0: '{name} → {near}' } },
  'unknown-option': { severity: 'error', message: 'There is no option `{name}`.', mends: ['Did you mean `{near}`?', 'Add it under `options`.'], edits: { 0: '{name} → {near}' } },
  'unknown-decision': { severity: 'error', message: 'There is no decision `{name}`.', mends: ['Did you mean `{near}`?', 'An option acts through decisions alone: declare it under `decisions`.'], edits: { 0: '{name} → {near}' } },
  'unknown-quantity': { severity: 'error', message: 'There is no quantity `{name}`.', mends: ['Did you mean `{near}`?', 'Define it under `assumptions` or `model`.'], edits: { 0: '{name} → {near}' } },
  'unknown-column': { severity: 'error', message: 'The table {table} has no column `{name}`.', mends: ['Did you mean `{near}`?', 'Declare it under `columns` of the table.'], edits: { 0: '{name} → {near}' } },
  'unknown-ladder': { severity: 'error', message: 'There is no ladder `{name}`.', mends: ['Did you mean `{near}`?', 'Add it under `ladders`.'], edits: { 0: '{name} → {near}' } },
  'unknown-variant': { severity: 'error', message: 'There is no variant `{name}`.', mends: ['Did you mean `{near}`?', 'Add it under `variants`.'], edits: { 0: '{name} → {near}' } },
  'type-unknown': { severity: 'error', message: '`as: {name}` is neither a table nor `yes/no` nor `date`.', mends: ['Did you mean `{near}`?', 'Declare the table under `tables`, or write `yes/no` or `date`.'], edits: { 0: '{name} → {near}' } },
  'field-clash': { severity: 'error', message: '`{name}` has both `{one}` and `{other}`.', mends: ['Keep one of them.'] },
  'field-misplaced': { severity: 'error', message: '`{name}` has the field `{field}`, which means nothing under `{section}`.', mends: ['What changes along the path belongs to `model`.'] },
  'stock-still': { severity: 'error', message: '`{name}` has a `start` and nothing that changes it.', mends: ['Add `next`, its value at the end of a period, or `change`, a rate; or write `is` instead of `start`.'] },
  'over-many': { severity: 'error', message: '`{name}` is over more than two tables.', mends: ['Leave `{table}` out, or let the rows of one table have a column that points into it.'] },
  'over-twice': { severity: 'error', message: '`{name}` is over `{table}` twice.', mends: ['For pairs of rows, declare a second table with the same labels.'] },
  'over-option': { severity: 'error', message: '`{name}` is over `{table}`, but a path is played under one option and knows of no other.', mends: ['Compare options in claims.'] },
  'rows-many': { severity: 'error', message: '`{name}` has {size} rows; the most is {most}.', mends: ['Use smaller tables, or one table instead of two.'] },
  'rows-deep': { severity: 'error', message: '`{name}` has formulas row by row, and no table whose rows they would be.', mends: ['Say which with `over`, one table for each level of the mapping.'] },
  'rows-missing': { severity: 'error', message: '`{name}` has no formula for these rows of {table}: {rows}.', mends: ['Write one for each row; where nothing is known write `missing`.'] },
  'rows-disagree': { severity: 'error', message: 'The rows of `{name}` are not of one kind: one is {one}, another {other}.', mends: ['Declare `unit` or `as`, and give every row that unit.'] },
  'rows-picked': { severity: 'error', message: 'The rows of `{name}` are picked by {wanted}.', mends: ['Write one label for each of its tables, with a comma between.'] },
  'table-empty': { severity: 'error', message: 'The table `{name}` has no rows.', mends: ['Write its rows, as in `{name}: [a, b]`.'] },
  'cell-empty': { severity: 'error', message: 'The column `{column}` has no value in these rows: {rows}.', mends: ['Write it, or say what an empty cell means: `empty: missing`, or `empty: 0`.'] },
  'time-period': { severity: 'error', message: '`{written}` is no length of a period.', mends: ['Write for instance `1 month`, `6 months`, `1 week` or `0.25 day`.'] },
  'source-missing': { severity: 'warning', message: '`{name}` says nothing of where it comes from.', mends: ['Add `source`: a key of `sources`, a citation in words, or `judgement` with a `because`.'] },
  'reason-missing': { severity: 'warning', message: '`{name}` is a judgement without a reason.', mends: ['Add `because`, one sentence on why this range and no other.'] },
  'source-unknown': { severity: 'warning', message: 'There is no source `{name}`.', mends: ['Did you mean `{near}`?', 'Add it to `sources`, or cite it in more than one word.'], edits: { 0: '{name} → {near}' } },
  'source-late': { severity: 'error', message: '`{name}` is dated {date}, after `as_of`, {asOf}.', mends: ['Take a source that was known then, or move `as_of`.'] },
  'unused': { severity: 'warning', message: 'The assumption `{name}` is read by nothing.', mends: ['Use it or leave it out.'] },
  'change-timeless': { severity: 'error', message: '`{name}` has a rate of change, and the scenario has no clock.', mends: ['Add `time`, or write `next` instead of `change`.'] },
  'change-unit': { severity: 'error', message: 'The change of `{name}` should be a rate in {unit}; it is {given}.', mends: ['Divide by a duration, as in `x / period`, or declare the `unit` of `{name}`.'] },
  'change-unmeasured': { severity: 'error', message: '`{name}` is {type}, and only numbers have a rate of change.', mends: ['Write `next`, its value at the end of a period.'] },
  'start-moving': { severity: 'error', message: 'The start of `{name}` reads `{read}`, which changes along the path.', mends: ['A start is known before the first period: make it of assumptions.'] },
  'type-differs': { severity: 'error', message: '`{name}` is {type}; this is {given}.', mends: ['Give the number its unit, or declare the `unit` of `{name}`.'] },
  'type-circular': { severity: 'error', message: 'The type of `{name}` depends on itself: {cycle}.', mends: ['Declare `unit` or `as` for `{name}`.'] },
  'cycle': { severity: 'error', message: 'In one period {cycle}.', mends: ['Break the circle: make one of them a stock, or read it as an earlier period left it with `before(x, period, …)`.'] },
  'choices-unreadable': { severity: 'error', message: 'The choices of `{name}` are neither a range nor a table.', mends: ['Write for instance `choices: 0% to 100%`, or the name of a table.'] },
  'choices-clash': { severity: 'error', message: 'The choices of `{name}` are rows of a table, and its `unit` or `as` says otherwise.', mends: ['Leave out `unit` or `as`.'] },
  'choices-range': { severity: 'error', message: '`{low} to {high}` is no range for `{name}`.', mends: ['Write numbers, the lower one first.'] },
  'choice-outside': { severity: 'error', message: '`{value}` lies outside the choices of `{name}`, {low} to {high}.', mends: ['Choose a value in the range, or widen the range.'] },
  'rule-undecided': { severity: 'error', message: '`{name}` is no decision, so no option can set it.', mends: ['Make it one under `decisions`, or let the option set a decision that it reads.'] },
  'rule-hidden': { severity: 'error', message: 'A rule for `{decision}` reads `{name}`, which {actors} cannot see.', mends: ['Read what can be seen; or mark `{name}` as `known_to: [{actors}]`; or, to ask what knowing it would be worth, let the option say `knows: [{name}]`.'] },
  'like-circular': { severity: 'error', message: 'An option cannot be like itself: {cycle}.', mends: ['Take one of the options out of the circle and give it its own `do`.'] },
  'like-clash': { severity: 'warning', message: '`{option}` takes over two rules for `{rule}`; that of `{other}` wins.', mends: ['Write a rule of its own for `{rule}`.'] },
  'values-unowned': { severity: 'error', message: '`values` says what actors care about, and the scenario has no actors.', mends: ['Add `actors`.'] },
  'better-unknown': { severity: 'error', message: '`better: {written}` is neither `higher` nor `lower`.', mends: ['Write `better: higher` or `better: lower`, or leave it out.'] },
  'outcome-kind': { severity: 'error', message: 'The outcome `{name}` is {type}; an outcome is a number, or yes or no.', mends: ['Compare it, as in `worst >= attack`, or take a difference of dates.'] },
  'matters-negative': { severity: 'error', message: 'The smallest difference that matters in `{name}` is below zero.', mends: ['Write how much better or worse is noticed, as in `matters: 0.1%`.'] },
  'block-field': { severity: 'error', message: '`{field}` of `{block}` should be {wanted}; it is {given}.', mends: ['Write {wanted} there.'] },
  'classes-unordered': { severity: 'error', message: 'The classes of `{name}` have no order.', mends: ['Add `ordered: yes` to the table {table}; its first row is the floor, that no line guards.'] },
  'ladder-record': { severity: 'error', message: '`{name}` is no record of the ladder: a quantity over one table, in the unit of the ladder\'s provocation, the same throughout a world.', mends: ['Name the quantity that says how far each step taken or refused before went.'] },
  'ladder-record-taken': { severity: 'error', message: '`{name}` is no column of the record\'s table that says of each step whether it was taken.', mends: ['Name a column of yes and no of the table that `record` is over.'] },
  'red-line-timeless': { severity: 'error', message: 'The red line `{name}` answers with a delay, and the scenario has no clock.', mends: ['Add `time: {start: 2024-07, period: 1 month, count: 30}`.'] },
  'chart-still': { severity: 'error', message: '`{name}` does not change along the path, so there is nothing to draw over time.', mends: ['Draw a quantity or a stock of `model`.'] },
  'chart-number': { severity: 'error', message: '`{name}` is no number, so it cannot be drawn over time.', mends: ['Draw a number, as in `if {name} then 1 else 0` under a name of its own.'] },
  'claim-open': { severity: 'error', message: 'The claim `{name}` is neither judged nor said not to be.', mends: ['Add `holds`, a formula, with a `reading`; or `not_judged`, with the reason why.'] },
  'reading-missing': { severity: 'error', message: 'The claim `{name}` has a formula and no `reading`.', mends: ['Say in one sentence what the formula asks, so that a critic of the claim would accept it as fair.'] },
  'odds-unknown': { severity: 'error', message: '`{written}` is no word of probability that has a range.', mends: ['Did you mean `{near}`?', 'The words are {words}.'], edits: { 0: '{written} → {near}' } },
  'odds-aggregate': { severity: 'error', message: 'The claim `{name}` is true or false of all worlds together, so it has no odds.', mends: ['Leave out `odds`, or write a formula that differs by world.'] },
  'given-fixed': { severity: 'error', message: 'The condition `given` of `{name}` does not differ by world, so it restricts nothing.', mends: ['Write a condition on outcomes or assumptions.'] },
  'given-before': { severity: 'error', message: '`{name}` compares what is thought with what was thought before the evidence, and `given` would pick worlds of the one and not of the other.', mends: ['Leave `given` out, and put the condition into `mean(x, when)`.'] },
  'always-so': { severity: 'warning', message: '`{name}` is decided before any world is drawn.', mends: ['Every claim can fail: write a formula that reads outcomes or assumptions.'] },
  'set-unknown': { severity: 'error', message: '`--set {name}`: there is no such assumption.', mends: ['Did you mean `{near}`?', 'Name one of the scenario’s assumptions; the brief and `--json` list them.'] },
  'set-moving': { severity: 'error', message: '`--set {name}`: this is {role}, and only assumptions and the cells of tables can be set.', mends: ['Set an assumption that it reads.'] },
  'set-type': { severity: 'error', message: '`--set {name}`: the value should be {type}; it is {given}.', mends: ['Give it {type}.'] },
  'not-finite': { severity: 'error', message: '{name}: {operation} is not a finite number, {where}.', mends: ['Say what holds in that case: `if … then … else …`, `max(…)`, `clamp(…)`, or `missing`.'] },
  'value-missing': { severity: 'error', message: '{name} is missing, {where}.', mends: ['Please report it, with the scenario and the seed.'] },
  'value-infinite': { severity: 'error', message: '{name} is infinite, {where}.', mends: ['Please report it, with the scenario and the seed.'] },
  'outcome-infinite': { severity: 'error', message: 'The outcome {name} is infinite, {where}.', mends: ['Bound it, as in `min(first(…), finish - start)`, or say what never is: `if first(…) < infinity then first(…) else missing`.'] },
  'impossible-draw': { severity: 'error', message: '{name}: {distribution} is impossible here: {problem}, {where}.', mends: ['Keep the parameters within what the distribution allows, with `max(…)`, `min(…)` or `clamp(…)`.'] },
  'density-infinite': { severity: 'error', message: '{name}: {distribution} is a point at {value}, so what was observed has no finite density, {where}.', mends: ['Give the law a spread: what was measured was measured with some error.'] },
  'rule-out-of-range': { severity: 'error', message: 'Option {option} sets {name} to {value}, outside {low} to {high}, {where}.', mends: ['Keep the rule within its choices, as in `clamp(…, {low}, {high})`.'] },
  'format-version': { severity: 'error', message: 'This is written in format `{found}` of scenarios; this version of Rubicon reads format 1.', mends: ['Write `rubicon: 1`.'], edits: { 0: '1' } },
  'field-unknown': { severity: 'error', message: '{owner} has no field `{field}`.', mends: ['Did you mean `{near}`?', 'Its fields are {known}.', 'Take it out, or put it where it belongs; `docs/language.md` says what stands where.'], edits: { 0: '{field} → {near}' } },
  'field-missing': { severity: 'error', message: '{owner} needs the field `{field}`.', mends: ['Add it, as in `{field}: {example}`.'] },
  'field-kind': { severity: 'error', message: '`{field}` should be {expected}, and is {found}.', mends: ['Write for instance `{field}: {example}`.'] },
  'name-malformed': { severity: 'error', message: '`{found}` cannot be a name.', mends: ['Write `{mend}`.', 'Names have the letters a to z and A to Z, digits and underscores, and do not begin with a digit.'], edits: { 0: '{found} → {mend}' } },
  'name-reserved': { severity: 'error', message: '`{name}` is a word of the language and cannot be a name.', mends: ['Choose another, for instance `{mend}`.'], edits: { 0: '{name} → {mend}' } },
  'label-twice': { severity: 'error', message: 'The label `{label}` stands twice in one table.', mends: ['Keep one: rows are told apart by their labels.'] },
  'date-expected': { severity: 'error', message: '`{field}` should be a date.', mends: ['Write a month or a day, as in `{field}: 2024-07` or `{field}: 2024-07-15`.'] },
  'rule-target': { severity: 'error', message: '`{found}` does not name a decision.', mends: ['Write a decision, as in `aid_share`, or one row of it, as in `aid.take[contractors]`.'] },
  'variant-section': { severity: 'error', message: 'A variant cannot change `{section}`.', mends: ['Leave it to the scenario; claims name the variant they read, as in `value[west, probe, {variant}]`.'] },
  'settlement-missing': { severity: 'error', message: 'Terms need a settlement that says who must agree.', mends: ['Add `settlement: {between: [west, russia], seen: {front: front}}`.'] },
  'settlement-part': { severity: 'error', message: 'The settlement has no {section}.', mends: ['Add the section `{section}`: a settlement needs `stakes` (what going on is about), `issues` (what terms settle) and `packages`.'] },
  'settlement-timeless': { severity: 'error', message: 'A settlement needs a clock: terms are offered at dates.', mends: ['Add `time: {start: 2024-07, period: 1 month, count: 30}`.'] },
  'settlement-alone': { severity: 'error', message: 'Terms are agreed between at least two actors.', mends: ['Name all who must agree, as in `between: [west, russia]`.'] },
  'settlement-horizon': { severity: 'error', message: 'A breakdown needs a rate and a time for which it is weighed.', mends: ['Say both `breaks: 5%/year` and `horizon: 5 years`, or neither.'] },
  'settlement-channel': { severity: 'error', message: 'What a channel clears needs a channel and a rate.', mends: ['Say both `channel: talks` and `clears: 10%/month`, or neither.'] },
  'stake-kind': { severity: 'error', message: '`{name}` is either a level or a flow.', mends: ['Say `is` for what counts as it stands at the end, or `flow` for a rate that adds up.'] },
  'issue-kind': { severity: 'error', message: '`{name}` has either a range or levels.', mends: ['Say `range: 0% to 100%`, or `levels` with the name of a table.'] },
  'issue-range': { severity: 'error', message: 'The range of `{name}` goes from a lower to a higher number that are known now.', mends: ['Write it as in `range: 7% to 30%`.'] },
  'weight-unit': { severity: 'error', message: 'What `{name}` counts is no plain number: it is {unit}, its weight {given}.', mends: ['Divide the weight by what it is for, as in `price_of_lives / (10 thousand people)`.'] },
  'package-issue': { severity: 'error', message: '`{name}` names `{issue}`, which is no issue.', mends: ['Did you mean `{near}`?', 'Add it under `issues`.'] },
  'package-silent': { severity: 'error', message: '`{name}` does not say what becomes of `{issue}`.', mends: ['Name it under `terms`, or say under `issues` what holds where it is `unsaid`.'] },
  'package-range': { severity: 'error', message: '`{name}` leaves `{issue}` open.', mends: ['Name one level. All levels of an issue\'s range are looked at beside the packages.'] },
  'package-outside': { severity: 'error', message: '`{name}` sets `{issue}` to {value}, outside its range {range}.', mends: ['Choose a level within the range, or widen the range.'] },
  'foresight-rule': { severity: 'error', message: '`{name}` is what actors foresee, which no option can set.', mends: ['Leave it out: a run finds by itself what each expects of going on and of later terms.'] },
  'seen-label': { severity: 'error', message: '`seen.{name}` is {type}, and actors judge by numbers.', mends: ['Ask for yes or no, as in `phase == siege`.'] },
  'seen-infinite': { severity: 'error', message: '`seen.{name}` is infinite at {date} in some world, and nobody can learn from that what going on would bring.', mends: ['Give it an end, as in `min(quiet, 5 years)`.'] },
  'foresight-thin': { severity: 'warning', message: 'What the actors foresee under {options} rests on few worlds: of {worlds} that it was learned from, {signed} end in terms, for regressions with {terms} terms. Who accepts what there may be learned amiss, by more than the errors that are printed.', mends: ['Hold what follows from it against another `--seed`. `rubicon settle` learns from as many worlds as `--worlds` says.'] },
  'settlement-none': { severity: 'error', message: 'The scenario has no settlement, so there are no terms to look at.', mends: ['Add the sections `settlement`, `stakes`, `issues` and `packages`, as docs/language.md tells.'] },
  'settle-date': { severity: 'error', message: 'No period of the scenario begins at or after {date} before its end: its clock runs from {first} to {last}.', mends: ['Name a day within, as in `--at {first}`.'] },
  'unit-unknown': { severity: 'error', message: 'No unit is called `{name}`.', mends: ['Did you mean `{near}`?', 'Declare it under `units`, as in `units: {{declare}: {about: …}}`, or use a known one.', 'Declare it under `units`, or use a known one.'], edits: { 0: '{name} → {near}' } },
  'unit-unreadable': { severity: 'error', message: '`{text}` cannot be read as a unit.', mends: ['A percentage is a plain number: write `{percent}`, or `share` for a share of a whole.', 'Write units joined by `*` and `/`, as in `thousand people/month`.'], edits: { 0: '{text} → {percent}' } },
  'unit-scale-alone': { severity: 'error', message: '`{word}` is no unit by itself: it does not say what is counted.', mends: ['Write a unit behind it, as in `{word} people`; units of your own stand under `units`.'] },
  'unit-power': { severity: 'error', message: 'A unit in `{text}` has a power that is too large; the largest is {highest}.', mends: ['Split the formula, or mend the unit: powers this large are hardly ever meant.'] },
  'file-large': { severity: 'error', message: 'The file has more than {limit}.', mends: ['Leave out what no claim needs, or make several scenarios of it.'] },
  'file-empty': { severity: 'error', message: 'The file is empty.', mends: ['Begin with `rubicon: 1`, a `title` and a `question`; `rubicon new` writes an example.'] },
  'file-shape': { severity: 'error', message: 'A scenario is a series of fields, each a name, a colon and a value.', mends: ['Begin with `rubicon: 1` on a line of its own.'] },
  'file-character': { severity: 'error', message: 'The character {code} may not stand in this file.', mends: ['Delete it and write the text anew; it cannot be seen, or changes the order in which text is shown.'] },
  'file-tab': { severity: 'error', message: 'A tab may not stand in a scenario.', mends: ['Use spaces; two for each level is usual.'] },
  'too-many-mistakes': { severity: 'error', message: 'There are more mistakes than the {limit} shown.', mends: ['Mend these first; later ones often follow from earlier ones.'] },
  'yaml-anchor': { severity: 'error', message: '`{found}` would be an anchor or alias of YAML, which scenarios do not have.', mends: ['Write the value where it is meant; if this is a formula, put it in quotes.'] },
  'yaml-tag': { severity: 'error', message: '`{found}` would be a tag of YAML, which scenarios do not have.', mends: ['Leave it out; if this is a formula, put it in quotes and write `not` for `!`.'] },
  'yaml-merge': { severity: 'error', message: '`<<` would merge mappings, which scenarios do not do.', mends: ['Write the fields here; what differs between variants of a scenario stands under `variants`.'] },
  'yaml-directive': { severity: 'error', message: 'A line with `%` at its start would be a directive of YAML, which scenarios do not have.', mends: ['Leave it out; if it belongs to a formula, indent it.'] },
  'yaml-documents': { severity: 'error', message: 'A file holds one scenario: nothing may stand behind a line of `---` or `...`.', mends: ['Put the second scenario in a folder and file of its own.'] },
  'yaml-deep': { severity: 'error', message: 'Fields and lists stand more than {limit} deep inside one another.', mends: ['No part of a scenario is that deep: look for brackets that are not closed.'] },
  'yaml-duplicate': { severity: 'error', message: '`{key}` stands twice; the first is in line {line}.', mends: ['Keep one, or give them different names.'] },
  'yaml-key': { severity: 'error', message: 'A field\'s name is a single word, not a list, a mapping or nothing.', mends: ['Write `name: value`; a formula that begins with a bracket needs quotes.'] },
  'value-empty': { severity: 'error', message: '`{key}` has no value.', mends: ['Write it behind the colon, or indented below; an entry without fields is written `{}`.'] },
  'value-cut': { severity: 'error', message: 'In `{…}` a comma or bracket ends a text or formula, so `{key}` reads as a field without a value.', mends: ['Put the text or formula before it in quotes, or on a line of its own outside the braces.'] },
  'yaml-bracket': { severity: 'error', message: 'Inside `{…}` or `[…]` a bracket or brace may not stand in a text without quotes.', mends: ['Put the formula in quotes, or on a line of its own outside the braces.'] },
  'yaml-unclosed': { severity: 'error', message: 'This `{bracket}` is not closed before the lines below it begin anew.', mends: ['Close it with `{closing}`, and indent what stands between.'] },
  'yaml-quote': { severity: 'error', message: 'A text in quotes begins here and does not end.', mends: ['Close it with {quote}.'] },
  'yaml-behind': { severity: 'error', message: 'Behind a text in quotes nothing may stand.', mends: ['Put the whole value in the other kind of quotes, or write it below `>-`, indented; between fields in `{…}` stands a comma.'] },
  'yaml-colon': { severity: 'error', message: 'A colon and a space make a field\'s name of what stands before them, and a field cannot stand here.', mends: ['If it is a text, put it in quotes, or write it below `>-`, indented; if it is a field, give it a line of its own.'] },
  'yaml-comma': { severity: 'error', message: 'Before this comma nothing stands.', mends: ['Leave it out, or put the text or formula in quotes if the comma belongs to it.'] },
  'yaml-start': { severity: 'error', message: '{character} cannot begin a text without quotes.', mends: ['Put it in quotes.'] },
  'yaml-escape': { severity: 'error', message: '`{found}` is not an escape in a text in double quotes.', mends: ['Use single quotes, in which a backslash is a backslash, or write `\\\\`.'] },
  'yaml-indent': { severity: 'error', message: 'This line is not in line with the fields it belongs to.', mends: ['Fields of one mapping begin in the same column; what belongs to a field is indented further.'] },
  'yaml-dash': { severity: 'error', message: 'A dash and a space begin an item of a list, and a list begins on a line of its own.', mends: ['Write `-x` for a negative value; a list goes below, indented, or in `[…]`.'] },
  'yaml-syntax': { severity: 'error', message: 'This cannot be read as YAML: {detail}.', mends: ['Compare with the lines around it; fields are `name: value`, and items of a list begin with `- `.'] },
};
