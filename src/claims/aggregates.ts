import type { Expr } from '../model/expression.ts';
import { parts } from '../model/parts.ts';

/** Whether an aggregate stands anywhere in the formula. */
export function aggregates(expr: Expr): boolean {
  return expr.op === 'aggregate' || parts(expr).some(aggregates);
}
