import type { Expr } from '../model/expression.ts';
import { visitExpression } from '../model/parts.ts';

/** What an expression reads of the path and of its world, outer parts first, and whether a draw stands in it. */
export interface Touched {
  readonly reads: readonly Extract<Expr, { readonly op: 'read' | 'memory' }>[];
  readonly draws: boolean;
}

/** Expressions are asked by several passes, and by the checks of variants that have them in common. */
const known = new WeakMap<Expr, Touched>();

/** What stands in an expression, looked for once. */
export function touchedBy(expr: Expr): Touched {
  const before = known.get(expr);
  if (before !== undefined) return before;
  const reads: Extract<Expr, { readonly op: 'read' | 'memory' }>[] = [];
  let draws = false;
  visitExpression(expr, (part) => {
    if (part.op === 'read' || part.op === 'memory') reads.push(part);
    else if (part.op === 'draw') draws = true;
  });
  const found = { reads, draws };
  known.set(expr, found);
  return found;
}
