import type { Expr, FunctionName } from '../model/expression.ts';
import type { Model } from '../model/model.ts';

/** What the values of a formula are: `truth` and `label` are categories, the rest are numbers (dates too). */
export type Kind = 'number' | 'truth' | 'label';

const TRUTHS: ReadonlySet<FunctionName> = new Set<FunctionName>([
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
]);

/** The kind of a formula's values, as far as its form tells; what cannot be told is a number. */
export function kindOf(expr: Expr, model: Model): Kind {
  switch (expr.op) {
    case 'read':
    case 'world':
    case 'outcome': {
      const kind = model.definitions[expr.definition]?.type.kind;
      return kind === 'truth' || kind === 'label' ? kind : 'number';
    }
    case 'row':
      return 'label';
    case 'if': {
      const kind = kindOf(expr.then, model);
      return kind === 'number' ? kindOf(expr.else, model) : kind;
    }
    case 'fold':
      if (expr.how === 'any' || expr.how === 'all') return 'truth';
      if (expr.how === 'argmin' || expr.how === 'argmax') return 'label';
      return expr.how === 'min' || expr.how === 'max' ? kindOf(expr.of, model) : 'number';
    case 'apply':
      if (TRUTHS.has(expr.fn)) return 'truth';
      return ['otherwise', 'min', 'max'].includes(expr.fn) && expr.args[0] !== undefined
        ? kindOf(expr.args[0], model)
        : 'number';
    default:
      return 'number';
  }
}
