import type { At } from '../syntax/scenario.ts';
import { type Field, optional } from './fields.ts';
import { phrases, words } from './readers.ts';

/** What a reader is told about a number; definitions, tables and columns have these fields. */
export const PROVENANCE: {
  readonly about: Field<string, 'optional'>;
  readonly source: Field<readonly At<string>[], 'optional'>;
  readonly because: Field<string, 'optional'>;
} = {
  about: optional('about', words),
  source: optional('source', phrases),
  because: optional('because', words),
};
