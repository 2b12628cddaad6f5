import { diagnose } from '../diagnostics/diagnose.ts';
import type { Outcome, SourceFile } from '../diagnostics/diagnostic.ts';
import type { PageSyntax, Scenario } from '../syntax/scenario.ts';
import { nothingBeside, type ReadBeside } from './beside.ts';
import { readCheck, readClaim, readValue } from './claims.ts';
import { readDecision } from './decisions.ts';
import { readAssumption, readOutcome, readQuantity } from './definition.ts';
import { readEvidence } from './evidence.ts';
import { readExtends } from './extends.ts';
import {
  defaulted,
  type EntryReader,
  type Field,
  formsOf,
  mapping,
  noteKind,
  optional,
  type Reader,
  reader,
  readFields,
  readingOnce,
  required,
} from './fields.ts';
import type { Form } from './form.ts';
import { readActor, readPage, readSource, readTime, readUnit } from './header.ts';
import { readLadder, readRedLine } from './ladders.ts';
import { type Ledger, note } from './ledger.ts';
import { readOption } from './options.ts';
import { date, textOf, words } from './readers.ts';
import { readIssue, readPackage, readSettlement, readStake } from './settlement.ts';
import { readTable } from './tables.ts';
import type { Tree } from './tree.ts';
import { readVariant } from './variants.ts';

const version: Reader<1> = reader({ kind: 'choice', words: ['1'] }, (tree, key, ledger) => {
  if (tree.kind !== 'scalar') {
    noteKind(ledger, tree, key, 'the version of the format', '1');
    return undefined;
  }
  const { value, span } = textOf(tree);
  if (value === '1') return 1;
  note(ledger, diagnose('format-version', { found: value }, span));
  return undefined;
});

const plainPage: PageSyntax = { charts: [], findingsOf: [] };

const FIELDS = {
  format: required('rubicon', version, '1', 'Version of the format.'),
  title: required('title', words, 'Does sending aid by steps beat a surge?', 'What the scenario is called.'),
  extends: optional(
    'extends',
    readExtends,
    'A scenario on which this one is laid: a file of this folder, or another scenario under the same folder `scenarios`.',
  ),
  question: optional('question', words, 'The question that it answers.'),
  about: optional('about', words, 'What it is, what it rests on, and what it leaves out.'),
  asOf: optional(
    'as_of',
    readingOnce(date),
    'The date as of which the worlds are drawn; a number whose source is dated later is refused.',
  ),
  time: optional(
    'time',
    readingOnce(readTime),
    'Start, length and number of periods; without it one period is played.',
  ),
  page: defaulted('page', readPage, plainPage, 'The magazine’s furniture: words and pictures of the brief.'),
  sources: section('sources', readSource, '{report: {title: …}}', 'What the numbers rest on.', 'key'),
  actors: section(
    'actors',
    readActor,
    '{west: {title: …}}',
    'Who acts. Together they are the table `actor`.',
  ),
  units: section('units', readUnit, '{vehicles: {about: …}}', 'Units of one’s own.'),
  tables: section(
    'tables',
    readTable,
    '{side: [a, b]}',
    'Labelled rows, with typed columns or without; quantities may stand `over` one or two of them.',
  ),
  assumptions: section(
    'assumptions',
    readAssumption,
    '{tempo: {is: 1% to 2%, unit: share}}',
    'Quantities fixed within a world. A range such as `3 to 8` is drawn once a world.',
  ),
  decisions: section(
    'decisions',
    readDecision,
    '{aid_share: {by: west, default: 100%}}',
    'What the actors set. Options act through these alone.',
  ),
  model: section(
    'model',
    readQuantity,
    '{front: {start: 18%, change: advance}}',
    'What changes from period to period: quantities (`is`), and stocks (`start` with `next` or `change`).',
  ),
  ladders: section(
    'ladders',
    readLadder,
    '{aid: {climber: west, steps: step, provocation: …}}',
    'Steps that an actor may climb; a ladder expands into decisions and quantities.',
  ),
  redLines: section(
    'red_lines',
    readRedLine,
    '{moscow: {holder: russia, ladder: aid, …}}',
    'Hidden thresholds that steps of a ladder may cross, with the reactions that follow.',
  ),
  options: section(
    'options',
    readOption,
    '{hold: {title: …}}',
    'Courses of action that are compared, on the same luck. The first is the baseline.',
  ),
  outcomes: section(
    'outcomes',
    readOutcome,
    '{front_end: {is: front, better: lower}}',
    'Numbers and chances that are read off a finished path.',
  ),
  values: section(
    'values',
    readValue,
    '{west: -cost}',
    'What each actor cares about, one formula an actor: the outcome `value`.',
    'actor',
  ),
  settlement: optional(
    'settlement',
    readingOnce(readSettlement),
    'Who must agree on terms, when terms may be offered, and what is seen; with `stakes`, `issues` and `packages`.',
  ),
  stakes: section(
    'stakes',
    readStake,
    '{land: {is: front, weight: …}}',
    'What the actors care about while it goes on, with weights: the outcome `value`.',
  ),
  issues: section(
    'issues',
    readIssue,
    '{line: {range: 7% to 30%, weight: …}}',
    'What terms of settlement settle, and what each level is worth to each actor.',
  ),
  packages: section(
    'packages',
    readPackage,
    '{istanbul: {terms: {line: 7%}}}',
    'Named terms of settlement: a level of each issue. Together they are the table `package`.',
  ),
  evidence: section(
    'evidence',
    readEvidence,
    '{scores: {each: school, observe: data ~ law}}',
    'What was observed, and the law it is held to come from: worlds are weighed by it.',
  ),
  variants: section(
    'variants',
    readVariant,
    '{early: {title: …, time: {start: 2023-01}}}',
    'Parts of a scenario laid over this one and played beside it on the same luck.',
  ),
  claims: section('claims', readClaim, '{A1: {says: …, holds: …}}', 'What is claimed, each judged.'),
  checks: section(
    'checks',
    readCheck,
    '{people_kept: always(lost == 0)}',
    'What must hold in every world, on every path.',
  ),
};

function section<T>(
  key: string,
  read: EntryReader<T>,
  example: string,
  about: string,
  keys: string = 'name',
): Field<readonly T[], 'defaulted'> {
  return defaulted(key, mapping(read, example, keys), [], about);
}

/** The fields of a scenario, with all that may stand in them. */
export const SCENARIO: Extract<Form, { readonly kind: 'fields' }> = {
  kind: 'fields',
  owner: 'A scenario',
  fields: formsOf(FIELDS),
};

/**
 * The syntax tree of a scenario from the tree of its file. Names are not yet resolved and units not yet checked.
 *
 * @param id the scenario's identifier, which is its folder's name
 * @param beside reads the files that tables name
 */
export function scenarioFrom(
  tree: Tree,
  source: SourceFile,
  id: string,
  beside: ReadBeside = nothingBeside,
): Outcome<Scenario> {
  const ledger: Ledger = { diagnostics: [], beside };
  if (tree.kind !== 'map') return { diagnostics: [diagnose('file-shape', {}, tree.span)] };
  const start = tree.entries[0]?.key.span ?? tree.span;
  const values = readFields(tree, FIELDS, 'A scenario', start, ledger);
  const { diagnostics } = ledger;
  if (values === undefined || diagnostics.some(({ severity }) => severity === 'error'))
    return { diagnostics };
  const { format: _format, extends: _extends, ...scenario } = values;
  return { value: { source, id, ...scenario }, diagnostics };
}
