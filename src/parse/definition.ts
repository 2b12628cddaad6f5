import { BETTER } from '../syntax/choices.ts';
import type { At, BodySyntax, DefinitionSyntax } from '../syntax/scenario.ts';
import {
  defaulted,
  type EntryReader,
  entryReader,
  entrySpan,
  formsOf,
  mapping,
  noteKind,
  optional,
  type Reader,
  reader,
  readFields,
} from './fields.ts';
import type { Ledger } from './ledger.ts';
import { readMove } from './moves.ts';
import { checkName } from './names.ts';
import { PROVENANCE } from './provenance.ts';
import { choice, formula, formulaOf, namesOf, unit, words } from './readers.ts';
import type { Entry, MapTree } from './tree.ts';

/** One formula, or one for each row of a table, nested for two. */
export const body: Reader<BodySyntax> = reader({ kind: 'body' }, (tree, key, ledger) => {
  const { span } = tree;
  if (tree.kind === 'scalar') {
    const formula = formulaOf(tree, ledger);
    return formula === undefined ? undefined : { kind: 'same', formula, span };
  }
  if (tree.kind === 'list') {
    noteKind(ledger, tree, key, 'a formula, or a mapping from rows to formulas', '2 * front');
    return undefined;
  }
  const rows = tree.entries.flatMap(({ key: label, value }) => {
    checkName(label, ledger);
    const inner = body(value, label, ledger);
    return inner === undefined ? [] : [{ label, body: inner }];
  });
  return { kind: 'each', rows, span };
});

const noNames: readonly At<string>[] = [];

const FIELDS = {
  is: optional(
    'is',
    body,
    'The value: in an assumption fixed within a world, in the model what it is in each period.',
  ),
  start: optional('start', body, 'A stock’s value at the start; then say `next` or `change`.'),
  next: optional('next', body, 'A stock’s value at the end of a period.'),
  change: optional('change', body, 'A stock’s rate of change; a period adds it times the period’s length.'),
  unit: optional('unit', unit, 'The unit, such as `share`, `months` or `billion USD/month`.'),
  as: optional('as', choice(['yes/no', 'date'], 'table'), 'What it is, where it is no number.'),
  over: defaulted('over', namesOf('table'), noNames, 'One or two tables: there is a value for each row.'),
  title: optional('title', words, 'What it is called on the page.'),
  ...PROVENANCE,
  knownTo: defaulted(
    'known_to',
    namesOf('actor'),
    noNames,
    'The actors who know it, so that their rules may read it.',
  ),
};

const ASSUMPTION_FIELDS = {
  ...FIELDS,
  movesWith: optional(
    'moves_with',
    mapping(readMove, '{tempo: 0.6}', 'assumption'),
    'Other assumptions, each with the rank correlation (Spearman’s) at which this one moves with it.',
  ),
};

const OUTCOME_FIELDS = {
  ...FIELDS,
  better: optional('better', choice(BETTER), 'Which way is better, so that options can be compared.'),
  matters: optional(
    'matters',
    formula,
    'The smallest difference that matters; smaller ones count as the same.',
  ),
};

type Fields = typeof FIELDS | typeof ASSUMPTION_FIELDS | typeof OUTCOME_FIELDS;

/** An entry of `assumptions`. */
export const readAssumption: EntryReader<DefinitionSyntax> = definition(ASSUMPTION_FIELDS, 'An assumption');

/** An entry of `model`. */
export const readQuantity: EntryReader<DefinitionSyntax> = definition(FIELDS, 'A quantity of the model');

/** An entry of `outcomes`. */
export const readOutcome: EntryReader<DefinitionSyntax> = definition(OUTCOME_FIELDS, 'An outcome');

/** A formula alone stands for `{is: formula}`. */
function definition(fields: Fields, owner: string): EntryReader<DefinitionSyntax> {
  return entryReader({ kind: 'fields', owner, fields: formsOf(fields), short: 'is' }, (entry, ledger) =>
    readDefinition(entry, ledger, fields, owner),
  );
}

function readDefinition(
  entry: Entry,
  ledger: Ledger,
  fields: Fields,
  owner: string,
): DefinitionSyntax | undefined {
  const { key: name, value } = entry;
  checkName(name, ledger);
  if (value.kind === 'list') {
    noteKind(ledger, value, name, 'a formula or a mapping of fields', '2 * front');
    return undefined;
  }
  const values = readFields(
    value.kind === 'map' ? value : shorthand(entry),
    fields,
    owner,
    name.span,
    ledger,
  );
  return values && { name, span: entrySpan(entry), ...values };
}

/** `x: 3 to 4` as `x: {is: 3 to 4}`. */
export function shorthand({ key, value }: Entry): MapTree {
  return { kind: 'map', entries: [{ key: { value: 'is', span: key.span }, value }], span: value.span };
}
