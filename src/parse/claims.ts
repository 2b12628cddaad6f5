import type { At, CheckSyntax, ClaimSyntax } from '../syntax/scenario.ts';
import { defaulted, entrySpan, optional, record, required } from './fields.ts';
import type { Ledger } from './ledger.ts';
import { checkName } from './names.ts';
import { formula, phrase, references, words } from './readers.ts';
import type { Entry } from './tree.ts';

const noNames: readonly At<string>[] = [];

const claim = record(
  {
    says: required('says', words, 'Gradual steps beat a surge.'),
    reading: optional('reading', words),
    holds: optional('holds', formula),
    given: optional('given', formula),
    odds: optional('odds', phrase),
    without: defaulted('without', references, noNames),
    notJudged: optional('not_judged', phrase),
  },
  'A claim',
  '{says: …, holds: front_end[probe] < front_end[hold]}',
);

/** An entry of `claims`. */
export function readClaim(entry: Entry, ledger: Ledger): ClaimSyntax | undefined {
  checkName(entry.key, ledger);
  const values = claim(entry.value, entry.key, ledger);
  return values && { name: entry.key, span: entrySpan(entry), ...values };
}

/** An entry of `checks`. */
export function readCheck({ key: name, value }: Entry, ledger: Ledger): CheckSyntax | undefined {
  checkName(name, ledger);
  const node = formula(value, name, ledger);
  return node && { name, formula: node };
}

/** An entry of `values`: what one actor cares about. */
export function readValue(
  { key: actor, value }: Entry,
  ledger: Ledger,
): { readonly actor: At<string>; readonly formula: CheckSyntax['formula'] } | undefined {
  checkName(actor, ledger);
  const node = formula(value, actor, ledger);
  return node && { actor, formula: node };
}
