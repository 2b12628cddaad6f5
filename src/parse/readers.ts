import { diagnose } from '../diagnostics/diagnose.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { DateNode, Node } from '../syntax/expression.ts';
import type { At } from '../syntax/scenario.ts';
import { noteKind, type Reader, reader } from './fields.ts';
import type { Form, Named } from './form.ts';
import { parseFormula } from './formula.ts';
import { isFull, type Ledger, note } from './ledger.ts';
import { checkName, checkReference } from './names.ts';
import type { ScalarTree } from './tree.ts';
import type { Written } from './written.ts';

/** Words that are printed as they stand. */
export const words: Reader<string> = reader(
  { kind: 'words' },
  (tree, key, ledger) => phrase(tree, key, ledger)?.value,
);

/** A text with its place. */
export const phrase: Reader<At<string>> = reader({ kind: 'words' }, (tree, key, ledger) => {
  if (tree.kind === 'scalar' && tree.text.text.trim() !== '') return textOf(tree);
  noteKind(ledger, tree, key, 'a text', 'some words');
  return undefined;
});

/** A unit, as written. */
export const unit: Reader<At<string>> = reader({ kind: 'unit' }, phrase);

/** One of some words, or a name where `orName` says of what; which of them it is, is for the checker to say. */
export function choice(words: readonly string[], orName?: Named): Reader<At<string>> {
  return reader({ kind: 'choice', words, ...(orName === undefined ? {} : { orName }) }, phrase);
}

/** The name of something defined elsewhere, dots included. */
export function nameOf(of: Named): Reader<At<string>> {
  return reader({ kind: 'name', of }, (tree, key, ledger) => {
    if (tree.kind !== 'scalar') {
      noteKind(ledger, tree, key, 'a name', 'name');
      return undefined;
    }
    const name = textOf(tree);
    checkReference(name, ledger);
    return name;
  });
}

/** One name of something defined elsewhere, or a list of them. */
export function namesOf(of: Named): Reader<readonly At<string>[]> {
  return severalOf(nameOf(of), '[one, another]');
}

/** One text of this form or a list of them. */
export function phrases(of: Form): Reader<readonly At<string>[]> {
  return severalOf(reader(of, phrase), '[one, another]');
}

/** A formula. */
export const formula: Reader<Node> = reader({ kind: 'formula' }, (tree, key, ledger) => {
  if (tree.kind !== 'scalar') {
    noteKind(ledger, tree, key, 'a formula', '2 * front');
    return undefined;
  }
  return formulaOf(tree, ledger);
});

/** A month or a day. */
export const date: Reader<At<DateNode>> = reader({ kind: 'date' }, (tree, key, ledger) => {
  if (tree.kind === 'scalar') {
    const { value, diagnostics } = parseFormula(tree.text);
    if (value?.kind === 'date') return { value, span: tree.span };
    const [mistaken] = diagnostics.filter(({ code }) => code === 'formula-date');
    note(ledger, mistaken ?? diagnose('date-expected', { field: key.value }, tree.span));
  } else {
    noteKind(ledger, tree, key, 'a date', '2024-07');
  }
  return undefined;
});

/** A whole number from 1 to 100 000. */
export const count: Reader<At<number>> = reader(
  { kind: 'count', low: 1, high: 100_000 },
  (tree, key, ledger) => {
    const text = tree.kind === 'scalar' ? tree.text.text.trim() : '';
    const value = /^\d{1,6}$/.test(text) ? Number(text) : 0;
    if (value >= 1 && value <= 100_000) return { value, span: tree.span };
    noteKind(ledger, tree, key, 'a whole number from 1 to 100000', '30');
    return undefined;
  },
);

/** `yes` or `no`. */
export const truth: Reader<boolean> = reader({ kind: 'truth' }, (tree, key, ledger) => {
  const text = tree.kind === 'scalar' ? tree.text.text.trim() : '';
  if (text === 'yes' || text === 'no') return text === 'yes';
  noteKind(ledger, tree, key, '`yes` or `no`', 'yes');
  return undefined;
});

/** A list of labels that are defined here, each once. */
export const labels: Reader<readonly At<string>[]> = reader({ kind: 'labels' }, (tree, key, ledger) => {
  if (tree.kind !== 'list') {
    noteKind(ledger, tree, key, 'a list of labels', '[a, b]');
    return undefined;
  }
  const seen = new Set<string>();
  return tree.items.flatMap((item) => {
    const label = phrase(item, key, ledger);
    if (label === undefined) return [];
    checkName(label, ledger);
    if (seen.has(label.value)) note(ledger, diagnose('label-twice', { label: label.value }, label.span));
    seen.add(label.value);
    return [label];
  });
});

/** Formulas by what is written: a variant has most of them in common with the scenario that it is laid over. */
const parsed = new WeakMap<Written, Outcome<Node>>();

/** The tree of a formula; mistakes are noted. It is not looked at if no more of them are taken. */
export function formulaOf(tree: ScalarTree, ledger: Ledger): Node | undefined {
  if (isFull(ledger)) return undefined;
  const found = parsed.get(tree.text) ?? parseFormula(tree.text);
  parsed.set(tree.text, found);
  const { value, diagnostics } = found;
  for (const diagnostic of diagnostics) note(ledger, diagnostic);
  return value;
}

/** What a scalar says, without the white space around it. */
export function textOf(tree: ScalarTree): At<string> {
  return { value: tree.text.text.trim(), span: tree.span };
}

/** One thing or a list of them. */
export function severalOf<T>(one: Reader<T>, example: string): Reader<readonly T[]> {
  return reader({ kind: 'several', of: one.form }, (tree, key, ledger) => {
    if (tree.kind === 'map') {
      noteKind(ledger, tree, key, 'a name or a list of names', example);
      return undefined;
    }
    const items = tree.kind === 'list' ? tree.items : [tree];
    return items.flatMap((item) => {
      const value = one(item, key, ledger);
      return value === undefined ? [] : [value];
    });
  });
}
