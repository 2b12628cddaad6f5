import type { Expr } from '../../src/model/expression.ts';
import { evaluator } from '../../src/reference/evaluator.ts';
import { Refused } from '../../src/reference/refused.ts';
import type { Surroundings } from '../../src/reference/surroundings.ts';

const never = (): never => {
  throw new Error('this formula stands alone');
};

/** The value of a formula that reads nothing, with tables of so many rows. */
export function resultOf(expr: Expr, ...lengths: number[]): number {
  const around: Surroundings = {
    name: () => 'x',
    where: () => 'here',
    rows: new Int32Array(8),
    lengths,
    read: never,
    memory: never,
    clock: never,
    timed: never,
    draw: never,
    across: never,
  };
  return evaluator(expr, around)();
}

/** The code of the diagnostic with which a formula is refused, and its message. */
export function refusal(expr: Expr, ...lengths: number[]): string {
  try {
    return `no refusal: ${resultOf(expr, ...lengths)}`;
  } catch (error) {
    if (error instanceof Refused) return `${error.diagnostic.code}: ${error.diagnostic.message}`;
    throw error;
  }
}
