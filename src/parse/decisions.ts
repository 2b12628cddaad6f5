import type { At, DecisionSyntax } from '../syntax/scenario.ts';
import { defaulted, type EntryReader, entryReader, entrySpan, optional, record, required } from './fields.ts';
import { checkName } from './names.ts';
import { choice, formula, namesOf, unit, words } from './readers.ts';

const nobody: readonly At<string>[] = [];

const decision = record(
  {
    about: optional('about', words, 'What is decided.'),
    by: required('by', namesOf('actor'), 'west', 'The actor or actors who decide.'),
    over: defaulted(
      'over',
      namesOf('table'),
      nobody,
      'One or two tables; the decision is taken for each row.',
    ),
    unit: optional('unit', unit, 'The unit of the number that is set.'),
    as: optional('as', choice(['yes/no', 'date'], 'table'), 'What is set, where it is no number.'),
    choices: optional(
      'choices',
      formula,
      'The range of what may be set, as in `0% to 150%`, or the name of a table.',
    ),
    default: required('default', formula, '100%', 'What is set where an option has no rule for it.'),
  },
  'A decision',
  '{by: west, choices: 0% to 150%, default: 100%}',
);

/** An entry of `decisions`. */
export const readDecision: EntryReader<DecisionSyntax> = entryReader(decision.form, (entry, ledger) => {
  checkName(entry.key, ledger);
  const values = decision(entry.value, entry.key, ledger);
  return values && { name: entry.key, span: entrySpan(entry), ...values };
});
