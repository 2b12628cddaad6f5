import type { At, BodySyntax, DefinitionSyntax } from '../syntax/scenario.ts';
import { defaulted, entrySpan, noteKind, optional, type Reader, readFields } from './fields.ts';
import type { Ledger } from './ledger.ts';
import { checkName } from './names.ts';
import { PROVENANCE } from './provenance.ts';
import { formula, formulaOf, phrase, references, words } from './readers.ts';
import type { Entry, MapTree } from './tree.ts';

/** One formula, or one for each row of a table, nested for two. */
export const body: Reader<BodySyntax> = (tree, key, ledger) => {
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
};

const FIELDS = {
  is: optional('is', body),
  start: optional('start', body),
  next: optional('next', body),
  change: optional('change', body),
  unit: optional('unit', phrase),
  as: optional('as', phrase),
  over: defaulted('over', references, [] as readonly At<string>[]),
  title: optional('title', words),
  ...PROVENANCE,
  knownTo: defaulted('known_to', references, [] as readonly At<string>[]),
};

const OUTCOME_FIELDS = {
  ...FIELDS,
  better: optional('better', phrase),
  matters: optional('matters', formula),
};

/** An entry of `assumptions`. */
export function readAssumption(entry: Entry, ledger: Ledger): DefinitionSyntax | undefined {
  return readDefinition(entry, ledger, FIELDS, 'An assumption');
}

/** An entry of `model`. */
export function readQuantity(entry: Entry, ledger: Ledger): DefinitionSyntax | undefined {
  return readDefinition(entry, ledger, FIELDS, 'A quantity of the model');
}

/** An entry of `outcomes`. */
export function readOutcome(entry: Entry, ledger: Ledger): DefinitionSyntax | undefined {
  return readDefinition(entry, ledger, OUTCOME_FIELDS, 'An outcome');
}

/** A formula alone stands for `{is: formula}`. */
function readDefinition(
  entry: Entry,
  ledger: Ledger,
  fields: typeof FIELDS | typeof OUTCOME_FIELDS,
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
