import {
  AGGREGATE_WORDS,
  CLOCK_CALLS,
  CLOCK_WORDS,
  DRAW_WORDS,
  FOLD_WORDS,
  LOOK_BACK_WORDS,
  NUMBER_WORDS,
  type Word,
} from '../check/expressions/vocabulary.ts';
import { usageOf } from '../distributions/distribution.ts';
import { DISTRIBUTIONS } from '../distributions/registry.ts';

/** Words of formulas with how they are written and what they say: functions, folds, distributions, the clock. */
export const FORMULA_WORDS: readonly Word[] = [
  ...NUMBER_WORDS,
  ...FOLD_WORDS,
  ...LOOK_BACK_WORDS,
  ...AGGREGATE_WORDS,
  ...CLOCK_WORDS,
  ...CLOCK_CALLS,
  ...DRAW_WORDS,
  ...[...DISTRIBUTIONS.values()].map((law) => ({ name: law.name, usage: usageOf(law), about: law.about })),
];

/** Words of the grammar, which need no explanation. */
export const GRAMMAR_WORDS: readonly string[] = [
  ...['if', 'then', 'else', 'and', 'or', 'not', 'otherwise', 'to', 'in', 'where'],
  ...['yes', 'no', 'missing', 'infinity', 'thousand', 'million', 'billion', 'trillion'],
];
