import { DISTRIBUTIONS } from '../../distributions/registry.ts';
import { clockWords } from './clock.ts';

/** Functions of numbers. */
export const numberFunctions = [
  'abs',
  'min',
  'max',
  'clamp',
  'floor',
  'exp',
  'log',
  'sqrt',
  'sin',
  'cos',
  'inverse_logit',
  'logit',
  'normal_cdf',
  'known',
] as const;

/** Functions that look back along the path. */
export const lookBackFunctions = [
  'ever',
  'always',
  'since',
  'first',
  'total',
  'highest',
  'lowest',
  'before',
] as const;

/** Functions over all worlds, in claims. */
export const aggregateFunctions = ['mean', 'quantile', 'sd', 'mcse', 'first_order'] as const;

/** Everything that is called with parentheses. */
export const functionNames: ReadonlySet<string> = new Set([
  ...numberFunctions,
  ...lookBackFunctions,
  ...aggregateFunctions,
  ...DISTRIBUTIONS.keys(),
  'happens',
]);

/** Words that no quantity may be called: those of the language itself, the units aside. */
export const reservedNames: ReadonlySet<string> = new Set([
  ...functionNames,
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
