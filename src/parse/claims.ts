import { ODDS } from '../syntax/choices.ts';
import type { At, CheckSyntax, ClaimSyntax } from '../syntax/scenario.ts';
import { defaulted, type EntryReader, entryReader, entrySpan, optional, record, required } from './fields.ts';
import { checkName } from './names.ts';
import { choice, formula, namesOf, phrase, phrases, words } from './readers.ts';

const noNames: readonly At<string>[] = [];

const claim = record(
  {
    says: required(
      'says',
      words,
      'Gradual steps beat a surge.',
      'The claim, in the words of whoever makes it.',
    ),
    reading: optional(
      'reading',
      words,
      'How the claim is read, in words: what is compared with what. A critic of the claim should accept it.',
    ),
    holds: optional(
      'holds',
      formula,
      'When the claim holds: a formula over outcomes of options, as in `front_end[probe] < front_end[hold]`.',
    ),
    given: optional('given', formula, 'Only worlds in which this holds are looked at.'),
    odds: optional(
      'odds',
      choice([...ODDS.keys()]),
      'How often the claim says that it holds; its share of worlds must reach the lower end of the word’s range.',
    ),
    without: defaulted(
      'without',
      namesOf('variant'),
      noNames,
      'Variants in which the claim is judged again, for instance with one reason left out.',
    ),
    judgedIn: defaulted(
      'judged_in',
      phrases({ kind: 'words' }),
      noNames,
      'Scenarios, as files or folders, in which a claim of this name is judged, instead of `holds`: it holds if it does in each.',
    ),
    notJudged: optional('not_judged', phrase, 'Why the claim is listed and not judged, instead of `holds`.'),
  },
  'A claim',
  '{says: …, holds: front_end[probe] < front_end[hold]}',
);

/** An entry of `claims`. */
export const readClaim: EntryReader<ClaimSyntax> = entryReader(claim.form, (entry, ledger) => {
  checkName(entry.key, ledger);
  const values = claim(entry.value, entry.key, ledger);
  return values && { name: entry.key, span: entrySpan(entry), ...values };
});

/** An entry of `checks`. */
export const readCheck: EntryReader<CheckSyntax> = entryReader(
  formula.form,
  ({ key: name, value }, ledger) => {
    checkName(name, ledger);
    const node = formula(value, name, ledger);
    return node && { name, formula: node };
  },
);

/** An entry of `values`: what one actor cares about. */
export const readValue: EntryReader<{
  readonly actor: At<string>;
  readonly formula: CheckSyntax['formula'];
}> = entryReader(formula.form, ({ key: actor, value }, ledger) => {
  checkName(actor, ledger);
  const node = formula(value, actor, ledger);
  return node && { actor, formula: node };
});
