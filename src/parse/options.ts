import { diagnose } from '../diagnostics/diagnose.ts';
import type { At, OptionSyntax, RuleSyntax } from '../syntax/scenario.ts';
import { defaulted, type EntryReader, entryReader, entrySpan, mapping, optional, record } from './fields.ts';
import { note } from './ledger.ts';
import { checkName } from './names.ts';
import { formula, namesOf, words } from './readers.ts';
import { isDottedName, isName } from './words.ts';

const noNames: readonly At<string>[] = [];
const noRules: readonly RuleSyntax[] = [];

/** `decision: formula`, or `decision[row]: formula`. */
const readRule: EntryReader<RuleSyntax> = entryReader(formula.form, ({ key, value }, ledger) => {
  const [, decision = '', space = '', row] =
    /^([^[\]]*?)(\s*)(?:\[\s*([^[\]]*?)\s*\])?$/.exec(key.value) ?? [];
  if (!isDottedName(decision) || (row !== undefined && !isName(row))) {
    note(ledger, diagnose('rule-target', { found: key.value }, key.span));
    return undefined;
  }
  const node = formula(value, { ...key, value: decision }, ledger);
  if (node === undefined) return undefined;
  const source = key.span.source.text;
  const start = source.indexOf(decision, key.span.start);
  const end = start + decision.length;
  const target: At<string> = { value: decision, span: { ...key.span, start, end } };
  if (row === undefined) return { decision: target, formula: node };
  const rowStart = source.indexOf(row, end + space.length);
  const rowSpan = { ...key.span, start: rowStart, end: rowStart + row.length };
  return { decision: target, row: { value: row, span: rowSpan }, formula: node };
});

const option = record(
  {
    title: optional('title', words, 'What the option is called on the page.'),
    about: optional('about', words, 'What the option amounts to.'),
    rules: defaulted(
      'do',
      mapping(readRule, '{aid_share: 130%}', 'decision, or decision[row]'),
      noRules,
      'What is decided: for each decision a formula over what its actor can see; the default where it is not named.',
    ),
    like: defaulted('like', namesOf('option'), noNames, 'Options whose rules are taken over; own rules win.'),
    knows: defaulted(
      'knows',
      namesOf('assumption'),
      noNames,
      'Assumptions that the rules may read although their actor could not know them.',
    ),
  },
  'An option',
  '{title: Halve the aid, do: {aid_share: 50%}}',
);

/** An entry of `options`. */
export const readOption: EntryReader<OptionSyntax> = entryReader(option.form, (entry, ledger) => {
  checkName(entry.key, ledger);
  const values = option(entry.value, entry.key, ledger);
  return values && { name: entry.key, span: entrySpan(entry), ...values };
});
