import type { ObserveNode } from '../syntax/expression.ts';
import type { At, BaseRateSyntax, EvidenceSyntax } from '../syntax/scenario.ts';
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
  required,
} from './fields.ts';
import { isFull, note } from './ledger.ts';
import { checkName } from './names.ts';
import { parseObservation } from './observation.ts';
import { PROVENANCE } from './provenance.ts';
import { formula, nameOf, namesOf, truth, words } from './readers.ts';
import type { MapTree } from './tree.ts';

const EXAMPLE = 'school.effect ~ normal(effect, school.error)';

const observe: Reader<Omit<ObserveNode, 'where'>> = reader({ kind: 'observation' }, (tree, key, ledger) => {
  if (tree.kind !== 'scalar') {
    noteKind(ledger, tree, key, 'what was seen and the law it comes from', EXAMPLE);
    return undefined;
  }
  if (isFull(ledger)) return undefined;
  const { value, diagnostics } = parseObservation(tree.text);
  for (const diagnostic of diagnostics) note(ledger, diagnostic);
  return value;
});

const noNames: readonly At<string>[] = [];
const noRates: readonly BaseRateSyntax[] = [];

const RATE = {
  title: optional('title', words, 'What the base rate is called in a backtest.'),
  from: optional(
    'from',
    nameOf('label'),
    'The class whose chance, with those beyond it, the rate is; absent where yes or no was seen.',
  ),
  is: required('is', formula, '27%', 'The chance, a written share.'),
  ...PROVENANCE,
};

/** An entry of `base_rates`. */
const readRate: EntryReader<BaseRateSyntax> = entryReader(
  { kind: 'fields', owner: 'A base rate', fields: formsOf(RATE) },
  ({ key: name, value }, ledger) => {
    checkName(name, ledger);
    if (value.kind !== 'map') {
      noteKind(ledger, value, name, 'a mapping of fields', '{is: 27%, from: force, source: judgement}');
      return undefined;
    }
    const values = readFields(value, RATE, 'A base rate', name.span, ledger);
    return values && { name, span: entrySpan({ key: name, value }), ...values };
  },
);

const FIELDS = {
  title: optional('title', words, 'What the evidence is called on the page.'),
  about: optional('about', words, 'What was observed and how it is weighed.'),
  each: defaulted('each', namesOf('table'), noNames, 'The table whose rows were observed, one by one.'),
  knownOn: optional(
    'known_on',
    nameOf('column'),
    'The column of dates that says when a row became known: rows known after `as_of` are not observed.',
  ),
  move: optional(
    'move',
    nameOf('column'),
    'The column that says which own move drew what was seen; it is printed beside it, and what each move taught is told.',
  ),
  instead: optional(
    'instead',
    nameOf('column'),
    'The column of other defensible codings; what would have been learned from those is told beside.',
  ),
  also: optional(
    'also',
    formula,
    'Which other rows might have counted; what would have been learned with them is told beside.',
  ),
  said: defaulted(
    'said',
    truth,
    false,
    'Whether these are statements: a class that was threatened has not thereby been seen.',
  ),
  groups: defaulted(
    'groups',
    namesOf('column'),
    noNames,
    'Columns of labels, or of yes and no; what would have been learned without the rows of each is told beside.',
  ),
  baseRates: defaulted(
    'base_rates',
    mapping(readRate, '{mie: {is: 27%, from: force, source: judgement}}', 'names'),
    noRates,
    'Published rates that a forecast has to beat in a backtest; they change nothing else.',
  ),
  where: optional('where', formula, 'Which rows count; the others are not observed.'),
  observe: required(
    'observe',
    observe,
    EXAMPLE,
    'What was seen, a tilde, and the law it is held to come from. Left of the tilde stands data only.',
  ),
};

/** An entry of `evidence`; `x: data ~ law` stands for `x: {observe: data ~ law}`. */
export const readEvidence: EntryReader<EvidenceSyntax> = entryReader(
  { kind: 'fields', owner: 'A piece of evidence', fields: formsOf(FIELDS), short: 'observe' },
  ({ key: name, value }, ledger) => {
    checkName(name, ledger);
    if (value.kind === 'list') {
      noteKind(ledger, value, name, 'a mapping of fields', `{each: school, observe: ${EXAMPLE}}`);
      return undefined;
    }
    const tree: MapTree =
      value.kind === 'map'
        ? value
        : { kind: 'map', entries: [{ key: { value: 'observe', span: name.span }, value }], span: value.span };
    const values = readFields(tree, FIELDS, 'A piece of evidence', name.span, ledger);
    if (values === undefined) return undefined;
    const { where, observe: seen, ...rest } = values;
    return {
      name,
      span: entrySpan({ key: name, value }),
      ...rest,
      observe: { ...seen, ...(where === undefined ? {} : { where }) },
    };
  },
);
