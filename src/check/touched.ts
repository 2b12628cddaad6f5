import type { Expr } from '../model/expression.ts';
import { parts } from '../model/parts.ts';

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
  const reads: Touched['reads'][number][] = [];
  const draws = gather(expr, reads);
  const found = { reads, draws };
  known.set(expr, found);
  return found;
}

/** Adds what an expression reads, and tells whether a draw stands in it. */
function gather(expr: Expr, reads: Touched['reads'][number][]): boolean {
  if (expr.op === 'read' || expr.op === 'memory') reads.push(expr);
  let draws = expr.op === 'draw';
  const inner = parts(expr);
  for (let index = 0; index < inner.length; index++) draws = gather(inner[index] as Expr, reads) || draws;
  return draws;
}
