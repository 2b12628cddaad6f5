import { DISTRIBUTIONS } from '../../distributions/registry.ts';
import { clockWords } from './clock.ts';
import { AGGREGATE_WORDS, CLOCK_CALLS, DRAW_WORDS, LOOK_BACK_WORDS, NUMBER_WORDS } from './vocabulary.ts';

/** Functions of numbers. */
export const numberFunctions: readonly string[] = NUMBER_WORDS.map(({ name }) => name);

/** Functions that look back along the path. */
export const lookBackFunctions: readonly string[] = LOOK_BACK_WORDS.map(({ name }) => name);

/** Functions over all worlds, in claims. */
export const aggregateFunctions: readonly string[] = AGGREGATE_WORDS.map(({ name }) => name);

/** Everything that is called with parentheses. */
export const functionNames: ReadonlySet<string> = new Set([
  ...numberFunctions,
  ...lookBackFunctions,
  ...aggregateFunctions,
  ...DISTRIBUTIONS.keys(),
  ...CLOCK_CALLS.map(({ name }) => name),
  ...DRAW_WORDS.map(({ name }) => name),
]);

/**
 * Words that nothing may be called: those of the language itself, the units aside. Functions are not among them, since they alone are called
 * with parentheses: so a function that the language learns takes no name from a scenario. The words that fold a table are, since
 * `min[side]` might be a row of a quantity.
 */
export const reservedNames: ReadonlySet<string> = new Set([
  ...clockWords,
  ...[
    'if',
    'then',
    'else',
    'and',
    'or',
    'not',
    'otherwise',
    'to',
    'in',
    'where',
    'yes',
    'no',
    'missing',
    'infinity',
  ],
  ...[
    'sum',
    'product',
    'min',
    'max',
    'any',
    'all',
    'count',
    'argmin',
    'argmax',
    'pi',
    'thousand',
    'million',
    'billion',
    'trillion',
  ],
]);
