import type { Expr } from './expression.ts';
import type { Body } from './model.ts';

const NONE: readonly Expr[] = [];

/** The expressions an expression is directly made of, in the order written. */
export function parts(expr: Expr): readonly Expr[] {
  switch (expr.op) {
    case 'constant':
    case 'row':
    case 'clock':
    case 'timed':
      return NONE;
    case 'read':
    case 'memory':
    case 'world':
      return expr.rows;
    case 'apply':
    case 'draw':
      return expr.args;
    case 'density':
      return [expr.of, ...expr.args];
    case 'blend':
      return [...expr.weights, ...expr.densities];
    case 'if':
      return [expr.test, expr.then, expr.else];
    case 'fold':
      return expr.where === undefined ? [expr.of] : [expr.where, expr.of];
    case 'outcome':
      return [...expr.rows, expr.option];
    case 'aggregate':
      return [expr.of, ...expr.args, ...(expr.when === undefined ? [] : [expr.when])];
  }
}

/** Calls `visit` with the expression and all it is made of, outer ones first. */
export function visitExpression(expr: Expr, visit: (part: Expr) => void): void {
  visit(expr);
  // A loop over numbers: checking asks this of everything, before the engine has made iterators cheap.
  const inner = parts(expr);
  for (let index = 0; index < inner.length; index++) visitExpression(inner[index] as Expr, visit);
}

/** The expressions of a body: one for all rows, or one for each. */
export function expressionsOf(body: Body): readonly Expr[] {
  return body.kind === 'same' ? [body.expr] : body.exprs;
}
