import type {
  AssumedSyntax,
  At,
  IssueSyntax,
  PackageSyntax,
  SeenSyntax,
  SettlementSyntax,
  StakeSyntax,
} from '../syntax/scenario.ts';
import { body, shorthand } from './definition.ts';
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
  record,
  required,
} from './fields.ts';
import { checkName } from './names.ts';
import { PROVENANCE } from './provenance.ts';
import { formula, nameOf, namesOf, unit, words } from './readers.ts';

const ASSUMED = {
  is: required('is', body, '{west: 1% to 5%, russia: 0}', 'The number, or one for each row.'),
  ...PROVENANCE,
};

/** A formula alone stands for `{is: formula}`. */
function assumed(owner: string): Reader<AssumedSyntax> {
  const form = { kind: 'fields', owner, fields: formsOf(ASSUMED), short: 'is' } as const;
  return reader(form, (tree, key, ledger) => {
    if (tree.kind === 'list') {
      noteKind(
        ledger,
        tree,
        key,
        'a formula or a mapping of fields',
        '{is: {west: 1% to 5%}, source: judgement}',
      );
      return undefined;
    }
    const fields = tree.kind === 'map' ? tree : shorthand({ key, value: tree });
    return readFields(fields, ASSUMED, owner, key.span, ledger);
  });
}

const readSeen: EntryReader<SeenSyntax> = entryReader(formula.form, ({ key: name, value }, ledger) => {
  checkName(name, ledger);
  const node = formula(value, name, ledger);
  return node && { name, formula: node };
});

const settlement = record(
  {
    title: optional('title', words, 'What the settlement is called on the page.'),
    between: required('between', namesOf('actor'), '[west, russia]', 'The actors who must all agree.'),
    unit: optional('unit', unit, 'The unit in which worth is told: `share`, or `1` if absent.'),
    matters: optional('matters', formula, 'The smallest difference of worth that matters.'),
    offered: optional(
      'offered',
      formula,
      'Whether terms may be agreed in a period, for instance where a channel is open; always if absent.',
    ),
    channel: optional('channel', formula, 'Whether a channel is open, in which each learns of the others.'),
    clears: optional(
      'clears',
      formula,
      'The rate at which an open channel clears misjudgement; 0 if absent.',
    ),
    misjudges: optional(
      'misjudges',
      assumed('A misjudgement'),
      'By actor, what it takes going on to be worth beyond what it is.',
    ),
    homeCost: optional(
      'home_cost',
      assumed('A cost at home'),
      'By actor, what signing costs its leader at home.',
    ),
    breaks: optional(
      'breaks',
      formula,
      'The rate at which signed terms break down; it may read `issue.level` of the package. Never if absent.',
    ),
    horizon: optional(
      'horizon',
      formula,
      'For how long a breakdown is weighed, as in `5 years`; say it where terms may break.',
    ),
    broken: optional(
      'broken',
      assumed('The worth of broken terms'),
      'By actor, what broken terms are worth instead of the terms.',
    ),
    seen: defaulted(
      'seen',
      mapping(readSeen, '{front: front}', 'name'),
      [],
      'What all see of where things stand: numbers by which each judges what going on would bring.',
    ),
  },
  'A settlement',
  '{between: [west, russia], seen: {front: front}}',
);

/** The field `settlement`. */
export const readSettlement: Reader<SettlementSyntax> = reader(settlement.form, (tree, key, ledger) => {
  const values = settlement(tree, key, ledger);
  return values && { span: key.span, ...values };
});

const stake = record(
  {
    title: optional('title', words, 'What is at stake, on the page.'),
    about: optional('about', words, 'What it is, in a phrase.'),
    unit: optional('unit', unit, 'The unit in which it is counted; `1` if absent.'),
    is: optional(
      'is',
      formula,
      'A level, which counts as it stands when terms are signed or the time is over.',
    ),
    flow: optional('flow', formula, 'A rate, which adds up until then.'),
    weight: required(
      'weight',
      assumed('A weight'),
      '{is: {west: 0, russia: 1}, source: judgement}',
      'By actor, what a unit of it is worth.',
    ),
  },
  'A stake',
  '{is: front, weight: {is: {west: -1, russia: 1}, source: judgement}}',
);

/** An entry of `stakes`. */
export const readStake: EntryReader<StakeSyntax> = entryReader(stake.form, (entry, ledger) => {
  checkName(entry.key, ledger);
  const values = stake(entry.value, entry.key, ledger);
  return values && { name: entry.key, span: entrySpan(entry), ...values };
});

const issue = record(
  {
    title: optional('title', words, 'What is to be settled, on the page.'),
    about: optional('about', words, 'What it is, in a phrase.'),
    unit: optional('unit', unit, 'The unit of its level, where it has a range; `1` if absent.'),
    range: optional('range', formula, 'The range of what may be agreed, as in `0% to 100%`.'),
    levels: optional('levels', nameOf('table'), 'A table whose rows may be agreed, instead of a range.'),
    from: optional(
      'from',
      formula,
      'Against what terms are measured: how the issue stands while it goes on.',
    ),
    unsaid: optional('unsaid', formula, 'What holds where a package does not name the issue.'),
    weight: required(
      'weight',
      assumed('A weight'),
      '{is: {west: 0, russia: 1}, source: judgement}',
      'By actor, what a unit of it is worth; of levels by actor and, within, by level.',
    ),
  },
  'An issue',
  '{range: 0% to 100%, weight: {is: {west: 0, russia: 1%}, source: judgement}}',
);

/** An entry of `issues`. */
export const readIssue: EntryReader<IssueSyntax> = entryReader(issue.form, (entry, ledger) => {
  checkName(entry.key, ledger);
  const values = issue(entry.value, entry.key, ledger);
  return values && { name: entry.key, span: entrySpan(entry), ...values };
});

const readTerm: EntryReader<PackageSyntax['terms'][number]> = entryReader(
  formula.form,
  ({ key: name, value }, ledger) => {
    checkName(name, ledger);
    const node = formula(value, name, ledger);
    return node && { issue: name as At<string>, formula: node };
  },
);

const terms = record(
  {
    title: optional('title', words, 'What the package is called on the page.'),
    terms: required(
      'terms',
      mapping(readTerm, '{line: 7%, status: neutral}', 'issue'),
      '{line: 7%, status: neutral}',
      'The level of each issue; a formula is read when it is signed.',
    ),
    ...PROVENANCE,
  },
  'A package',
  '{terms: {line: 7%, status: neutral}, source: judgement}',
);

/** An entry of `packages`. */
export const readPackage: EntryReader<PackageSyntax> = entryReader(terms.form, (entry, ledger) => {
  checkName(entry.key, ledger);
  const values = terms(entry.value, entry.key, ledger);
  return values && { name: entry.key, span: entrySpan(entry), ...values };
});
