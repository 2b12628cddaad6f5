import { cos } from '../../math/cos.ts';
import { exp } from '../../math/exp.ts';
import { log } from '../../math/log.ts';
import { logistic } from '../../math/logistic.ts';
import { logit } from '../../math/logit.ts';
import { normalCdf } from '../../math/normal-cdf.ts';
import { pow } from '../../math/pow.ts';
import { sin } from '../../math/sin.ts';
import type { FunctionName } from '../../model/expression.ts';

/**
 * The value of a function of known numbers, to the bit what the interpreter finds. Missing is NaN: it propagates
 * through all but `and`, `or`, `otherwise` and `known`.
 */
export function evaluate(fn: FunctionName, args: readonly number[]): number {
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN] = args;
  switch (fn) {
    case 'and':
      return a === 0 || b === 0 ? 0 : Number.isNaN(a) ? a : b;
    case 'or':
      return a === 1 || b === 1 ? 1 : Number.isNaN(a) ? a : b;
    case 'otherwise':
      return Number.isNaN(a) ? b : a;
    case 'known':
      return Number.isNaN(a) ? 0 : 1;
    default:
      return args.some(Number.isNaN) ? Number.NaN : ofKnown(fn, a, b, c, args);
  }
}

type Strict = Exclude<FunctionName, 'and' | 'or' | 'otherwise' | 'known'>;

function ofKnown(fn: Strict, a: number, b: number, c: number, args: readonly number[]): number {
  switch (fn) {
    case 'add':
      return a + b;
    case 'subtract':
      return a - b;
    case 'multiply':
      return a * b;
    case 'divide':
      return a / b;
    case 'power':
      return pow(a, b);
    case 'negate':
      return -a;
    case 'not':
      return a === 0 ? 1 : 0;
    case 'equal':
      return a === b ? 1 : 0;
    case 'unequal':
      return a !== b ? 1 : 0;
    case 'less':
      return a < b ? 1 : 0;
    case 'less_equal':
      return a <= b ? 1 : 0;
    case 'greater':
      return a > b ? 1 : 0;
    case 'greater_equal':
      return a >= b ? 1 : 0;
    case 'abs':
      return Math.abs(a);
    case 'min':
      return args.reduce((least, value) => Math.min(least, value));
    case 'max':
      return args.reduce((most, value) => Math.max(most, value));
    case 'clamp':
      return Math.min(Math.max(a, b), c);
    case 'floor':
      return Math.floor(a);
    case 'exp':
      return exp(a);
    case 'log':
      return log(a);
    case 'sqrt':
      return Math.sqrt(a);
    case 'sin':
      return sin(a);
    case 'cos':
      return cos(a);
    case 'inverse_logit':
      return logistic(a);
    case 'logit':
      return logit(a);
    case 'normal_cdf':
      return normalCdf(a);
  }
}
