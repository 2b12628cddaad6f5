import type { At, DecisionSyntax } from '../syntax/scenario.ts';
import { defaulted, entrySpan, optional, record, required } from './fields.ts';
import type { Ledger } from './ledger.ts';
import { checkName } from './names.ts';
import { formula, phrase, references, words } from './readers.ts';
import type { Entry } from './tree.ts';

const nobody: readonly At<string>[] = [];

const decision = record(
  {
    about: optional('about', words),
    by: defaulted('by', references, nobody),
    over: defaulted('over', references, nobody),
    unit: optional('unit', phrase),
    as: optional('as', phrase),
    choices: optional('choices', formula),
    default: required('default', formula, '100%'),
  },
  'A decision',
  '{by: west, choices: 0% to 150%, default: 100%}',
);

/** An entry of `decisions`. */
export function readDecision(entry: Entry, ledger: Ledger): DecisionSyntax | undefined {
  checkName(entry.key, ledger);
  const values = decision(entry.value, entry.key, ledger);
  return values && { name: entry.key, span: entrySpan(entry), ...values };
}
