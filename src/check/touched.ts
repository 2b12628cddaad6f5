import type { Expr } from '../model/expression.ts';
import { parts } from '../model/parts.ts';

/** What stands in an expression. */
export interface Touched {
  /** What it reads of the path and of its world, outer parts first: definitions by number, and -1 - c for the look-back cell c. */
  readonly reads: readonly number[];
  readonly draws: boolean;
  /** Whether a part of it besides what it reads moves with the period: the clock, a series, a look-back cell. */
  readonly moves: boolean;
}

/** Expressions are asked by several passes, and by the checks of variants that have them in common. */
const known = new WeakMap<Expr, Touched>();

/** What stands in an expression, looked for once. */
export function touchedBy(expr: Expr): Touched {
  const before = known.get(expr);
  if (before !== undefined) return before;
  const found = { reads: [], draws: false, moves: false };
  gather(expr, found);
  known.set(expr, found);
  return found;
}

function gather(expr: Expr, found: { reads: number[]; draws: boolean; moves: boolean }): void {
  switch (expr.op) {
    case 'read':
      found.reads.push(expr.definition);
      break;
    case 'memory':
      found.reads.push(-1 - expr.cell);
      found.moves = true;
      break;
    case 'clock':
    case 'timed':
      found.moves = true;
      break;
    case 'draw':
      found.draws = true;
      break;
    default:
      break;
  }
  const inner = parts(expr);
  for (let index = 0; index < inner.length; index++) gather(inner[index] as Expr, found);
}
