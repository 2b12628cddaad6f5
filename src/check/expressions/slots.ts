import type { Expr } from '../../model/expression.ts';
import { parts } from '../../model/parts.ts';

/** The slots below `bound` that an expression reads: those bound outside of it, in order. */
export function freeSlots(exprs: readonly Expr[], bound: number): readonly number[] {
  const slots = new Set<number>();
  const pending = [...exprs];
  for (let expr = pending.pop(); expr !== undefined; expr = pending.pop()) {
    if (expr.op === 'row' && expr.slot < bound) slots.add(expr.slot);
    pending.push(...parts(expr));
  }
  return [...slots].sort((left, right) => left - right);
}

/** The expression with every slot, bound inside it or outside, renamed. */
export function renameSlots(expr: Expr, rename: (slot: number) => number): Expr {
  const inner = (part: Expr): Expr => renameSlots(part, rename);
  switch (expr.op) {
    case 'constant':
    case 'clock':
    case 'timed':
      return expr;
    case 'row':
      return { op: 'row', slot: rename(expr.slot) };
    case 'read':
    case 'memory':
    case 'world':
      return { ...expr, rows: expr.rows.map(inner) };
    case 'apply':
    case 'draw':
      return { ...expr, args: expr.args.map(inner) };
    case 'density':
      return { ...expr, of: inner(expr.of), args: expr.args.map(inner) };
    case 'blend':
      return { ...expr, weights: expr.weights.map(inner), densities: expr.densities.map(inner) };
    case 'if':
      return { op: 'if', test: inner(expr.test), then: inner(expr.then), else: inner(expr.else) };
    case 'fold': {
      const where = expr.where === undefined ? {} : { where: inner(expr.where) };
      return { ...expr, slot: rename(expr.slot), ...where, of: inner(expr.of) };
    }
    case 'outcome':
      return { ...expr, rows: expr.rows.map(inner), option: inner(expr.option) };
    case 'aggregate': {
      const when = expr.when === undefined ? {} : { when: inner(expr.when) };
      const choice =
        expr.choice === undefined ? {} : { choice: { ...expr.choice, slot: rename(expr.choice.slot) } };
      return { ...expr, of: inner(expr.of), args: expr.args.map(inner), ...when, ...choice };
    }
  }
}
