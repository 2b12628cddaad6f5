import type { At } from '../syntax/scenario.ts';
import { type Field, optional } from './fields.ts';
import { phrases, words } from './readers.ts';

/** What a reader is told about a number; definitions, tables and columns have these fields. */
export const PROVENANCE: {
  readonly about: Field<string, 'optional'>;
  readonly source: Field<readonly At<string>[], 'optional'>;
  readonly because: Field<string, 'optional'>;
} = {
  about: optional('about', words, 'What it is, in a phrase that a reader understands without the formula.'),
  source: optional(
    'source',
    phrases({ kind: 'choice', words: ['judgement'], orName: 'source' }),
    'Where the numbers come from: keys of `sources`, the word `judgement` (then say `because`), or a citation in words.',
  ),
  because: optional('because', words, 'Why this range, where it rests on judgement.'),
};
