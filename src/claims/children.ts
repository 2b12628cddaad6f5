import type { Expr } from '../model/expression.ts';

/** The formulas directly inside a formula, in the order in which they are written. */
export function children(expr: Expr): readonly Expr[] {
  switch (expr.op) {
    case 'constant':
    case 'row':
    case 'clock':
      return [];
    case 'read':
    case 'memory':
    case 'world':
      return expr.rows;
    case 'outcome':
      return [expr.option, ...expr.rows];
    case 'apply':
    case 'draw':
      return expr.args;
    case 'if':
      return [expr.test, expr.then, expr.else];
    case 'fold':
      return expr.where === undefined ? [expr.of] : [expr.where, expr.of];
    case 'aggregate':
      return [expr.of, ...expr.args, ...(expr.when === undefined ? [] : [expr.when])];
  }
}

/** Whether an aggregate stands anywhere in the formula. */
export function aggregates(expr: Expr): boolean {
  return expr.op === 'aggregate' || children(expr).some(aggregates);
}
