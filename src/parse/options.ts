import { diagnose } from '../diagnostics/diagnose.ts';
import type { At, OptionSyntax, RuleSyntax } from '../syntax/scenario.ts';
import { defaulted, entrySpan, mapping, optional, record } from './fields.ts';
import { type Ledger, note } from './ledger.ts';
import { checkName } from './names.ts';
import { formula, references, words } from './readers.ts';
import type { Entry } from './tree.ts';
import { isDottedName, isName } from './words.ts';

const noNames: readonly At<string>[] = [];
const noRules: readonly RuleSyntax[] = [];

const option = record(
  {
    title: optional('title', words),
    about: optional('about', words),
    rules: defaulted('do', mapping(readRule, '{aid_share: 130%}'), noRules),
    like: defaulted('like', references, noNames),
    knows: defaulted('knows', references, noNames),
  },
  'An option',
  '{title: Halve the aid, do: {aid_share: 50%}}',
);

/** An entry of `options`. */
export function readOption(entry: Entry, ledger: Ledger): OptionSyntax | undefined {
  checkName(entry.key, ledger);
  const values = option(entry.value, entry.key, ledger);
  return values && { name: entry.key, span: entrySpan(entry), ...values };
}

/** `decision: formula`, or `decision[row]: formula`. */
function readRule({ key, value }: Entry, ledger: Ledger): RuleSyntax | undefined {
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
}
