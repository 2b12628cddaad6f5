import type { ScaleWord } from '../syntax/expression.ts';

/** Words of the grammar: no name may be one of them. */
export const KEYWORDS: ReadonlySet<string> = new Set([
  'to',
  'and',
  'or',
  'not',
  'if',
  'then',
  'else',
  'otherwise',
  'where',
  'in',
  'yes',
  'no',
  'missing',
  'infinity',
]);

/** Words by which other languages mean ours; no name may be one of them either. */
export const FOREIGN_WORDS: ReadonlyMap<string, string> = new Map([
  ['true', 'yes'],
  ['True', 'yes'],
  ['TRUE', 'yes'],
  ['false', 'no'],
  ['False', 'no'],
  ['FALSE', 'no'],
  ['null', 'missing'],
  ['NaN', 'missing'],
]);

/** Powers of ten of the words that may follow a number. */
export const SCALES: ReadonlyMap<string, number> = new Map<ScaleWord, number>([
  ['thousand', 3],
  ['million', 6],
  ['billion', 9],
  ['trillion', 12],
]);

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const DOTTED = /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$/;

/** Whether a word is one of those. */
export function isScale(word: string): word is ScaleWord {
  return SCALES.has(word);
}

/** Whether a text has the form of a name: letters a to z, digits and underscores, not beginning with a digit. */
export function isName(text: string): boolean {
  return NAME.test(text);
}

/** Whether a text is a name that may reach into a block: names joined by dots. */
export function isDottedName(text: string): boolean {
  return DOTTED.test(text);
}

/** Whether a name is taken by the grammar. */
export function isReserved(name: string): boolean {
  return KEYWORDS.has(name) || FOREIGN_WORDS.has(name);
}
