import { diagnose } from '../diagnostics/diagnose.ts';
import type { Outcome, SourceFile } from '../diagnostics/diagnostic.ts';
import type { PageSyntax, Scenario } from '../syntax/scenario.ts';
import { readCheck, readClaim, readValue } from './claims.ts';
import { readDecision } from './decisions.ts';
import { readAssumption, readOutcome, readQuantity } from './definition.ts';
import {
  defaulted,
  type Field,
  mapping,
  noteKind,
  optional,
  type Reader,
  readFields,
  required,
} from './fields.ts';
import { readActor, readPage, readSource, readTime, readUnit } from './header.ts';
import { readLadder, readRedLine } from './ladders.ts';
import { type Ledger, note } from './ledger.ts';
import { readOption } from './options.ts';
import { date, textOf, words } from './readers.ts';
import { readTable } from './tables.ts';
import type { Entry, Tree } from './tree.ts';
import { readVariant } from './variants.ts';

const version: Reader<1> = (tree, key, ledger) => {
  if (tree.kind !== 'scalar') {
    noteKind(ledger, tree, key, 'the version of the format', '1');
    return undefined;
  }
  const { value, span } = textOf(tree);
  if (value === '1') return 1;
  note(ledger, diagnose('format-version', { found: value }, span));
  return undefined;
};

const plainPage: PageSyntax = { charts: [] };

const FIELDS = {
  format: required('rubicon', version, '1'),
  title: required('title', words, 'Does sending aid by steps beat a surge?'),
  question: optional('question', words),
  about: optional('about', words),
  asOf: optional('as_of', date),
  time: optional('time', readTime),
  page: defaulted('page', readPage, plainPage),
  sources: section('sources', readSource, '{report: {title: …}}'),
  actors: section('actors', readActor, '{west: {title: …}}'),
  units: section('units', readUnit, '{vehicles: {about: …}}'),
  tables: section('tables', readTable, '{side: [a, b]}'),
  assumptions: section('assumptions', readAssumption, '{tempo: {is: 1% to 2%, unit: share}}'),
  decisions: section('decisions', readDecision, '{aid_share: {by: west, default: 100%}}'),
  model: section('model', readQuantity, '{front: {start: 18%, change: advance}}'),
  ladders: section('ladders', readLadder, '{aid: {climber: west, steps: step, provocation: …}}'),
  redLines: section('red_lines', readRedLine, '{moscow: {holder: russia, ladder: aid, …}}'),
  options: section('options', readOption, '{hold: {title: …}}'),
  outcomes: section('outcomes', readOutcome, '{front_end: {is: front, better: lower}}'),
  values: section('values', readValue, '{west: -cost}'),
  variants: section('variants', readVariant, '{early: {title: …, time: {start: 2023-01}}}'),
  claims: section('claims', readClaim, '{A1: {says: …, holds: …}}'),
  checks: section('checks', readCheck, '{people_kept: always(lost == 0)}'),
};

function section<T>(
  key: string,
  read: (entry: Entry, ledger: Ledger) => T | undefined,
  example: string,
): Field<readonly T[], 'defaulted'> {
  return defaulted(key, mapping(read, example), []);
}

/**
 * The syntax tree of a scenario from the tree of its file. Names are not yet resolved and units not yet checked.
 *
 * @param id the scenario's identifier, which is its folder's name
 */
export function scenarioFrom(tree: Tree, source: SourceFile, id: string): Outcome<Scenario> {
  const ledger: Ledger = { diagnostics: [] };
  if (tree.kind !== 'map') return { diagnostics: [diagnose('file-shape', {}, tree.span)] };
  const start = tree.entries[0]?.key.span ?? tree.span;
  const values = readFields(tree, FIELDS, 'A scenario', start, ledger);
  const { diagnostics } = ledger;
  if (values === undefined || diagnostics.some(({ severity }) => severity === 'error'))
    return { diagnostics };
  const { format: _format, ...scenario } = values;
  return { value: { source, id, ...scenario }, diagnostics };
}
