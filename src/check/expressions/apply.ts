import type { Span } from '../../diagnostics/diagnostic.ts';
import type { FunctionName } from '../../model/expression.ts';
import type { ValueType } from '../../model/model.ts';
import { evaluate } from './constant.ts';
import { type Context, refuse, written } from './context.ts';
import { constant, type Found, joined } from './found.ts';

/** Functions whose value is finite whatever they are given. */
const BOUNDED: ReadonlySet<FunctionName> = new Set([
  'not',
  'and',
  'or',
  'equal',
  'unequal',
  'less',
  'less_equal',
  'greater',
  'greater_equal',
  'known',
  'sin',
  'cos',
  'inverse_logit',
  'normal_cdf',
]);

/**
 * A function of parts whose types were checked. Of known numbers it is computed at once; an operation on finite
 * numbers that has no finite result is then reported here, as it would be when run.
 */
export function apply(
  fn: FunctionName,
  args: readonly Found[],
  type: ValueType,
  span: Span,
  context: Context,
): Found | undefined {
  const { reach, mayBeMissing, draws, uncertain, byWorld, bare } = joined(args);
  const values: number[] = [];
  for (let index = 0; index < args.length; index++) {
    const { expr } = args[index] as Found;
    if (expr.op !== 'constant') break;
    values.push(expr.value);
  }
  if (values.length === args.length) {
    const value = evaluate(fn, values);
    const lawful = Number.isFinite(value) || values.some((given) => Number.isNaN(given));
    if (!lawful && (Number.isNaN(value) || values.every(Number.isFinite))) {
      return refuse(
        context,
        'constant-not-finite',
        { formula: written(span), result: resultText(value) },
        span,
      );
    }
    return { ...constant(value, type, span), bare, draws };
  }
  return {
    expr: { op: 'apply', fn, args: args.map((arg) => arg.expr), span },
    type,
    span,
    bare,
    reach,
    mayBeMissing: fn !== 'known' && mayBeMissing,
    mayBeInfinite: mayBeInfinite(fn, args),
    draws,
    uncertain,
    byWorld,
  };
}

function mayBeInfinite(fn: FunctionName, args: readonly Found[]): boolean {
  if (BOUNDED.has(fn)) return false;
  // Between finite limits a clamped value is finite; divided by what is infinite a finite one is 0.
  if (fn === 'clamp') return args.slice(1).some((arg) => arg.mayBeInfinite);
  if (fn === 'divide') return args[0]?.mayBeInfinite === true;
  return args.some((arg) => arg.mayBeInfinite);
}

function resultText(value: number): string {
  if (Number.isNaN(value)) return 'no number';
  return value > 0 ? 'infinity' : '-infinity';
}
