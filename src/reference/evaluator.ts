import type { Expr } from '../model/expression.ts';
import { blend, density } from './densities.ts';
import { fold } from './folds.ts';
import { apply } from './functions.ts';
import { choose } from './logic.ts';
import type { Evaluate, Operation, Pick, Surroundings } from './surroundings.ts';

/**
 * Turns a formula into a function, once: each node becomes a closure over its children and its surroundings. What
 * the formula means is written in the files this one hands its nodes to.
 */
export function evaluator(expr: Expr, around: Surroundings): Evaluate {
  const ready = (child: Expr): Evaluate => evaluator(child, around);
  const at = (span: Operation['span']): Operation => ({ name: around.name, where: around.where, span });
  switch (expr.op) {
    case 'constant': {
      const { value } = expr;
      return () => value;
    }
    case 'row': {
      const { rows } = around;
      const { slot } = expr;
      return () => rows[slot] as number;
    }
    case 'read':
      return around.read(expr.definition, picks(expr.rows, around));
    case 'memory':
      return around.memory(expr.cell, picks(expr.rows, around));
    case 'clock':
      return around.clock(expr.what);
    case 'timed':
      return around.timed(expr.values);
    case 'apply':
      return apply(expr.fn, expr.args.map(ready), at(expr.span));
    case 'if':
      return choose(ready(expr.test), ready(expr.then), ready(expr.else));
    case 'fold': {
      const count = around.lengths[expr.table];
      if (count === undefined) throw new Error(`there is no table ${expr.table}`);
      const where = expr.where === undefined ? always : ready(expr.where);
      const loop = { rows: around.rows, slot: expr.slot, count, where };
      return fold(expr.how, loop, ready(expr.of), at(undefined));
    }
    case 'draw':
      return around.draw(expr, expr.args.map(ready));
    case 'density':
      return density(expr.distribution, ready(expr.of), expr.args.map(ready), at(expr.span));
    case 'blend':
      return blend(expr.weights.map(ready), expr.densities.map(ready), at(expr.span));
    case 'outcome':
    case 'world':
    case 'aggregate':
      return around.across(expr);
  }
}

/** How the rows of a read are chosen. A missing row number makes the read missing. */
export function picks(rows: readonly Expr[], around: Surroundings): Pick[] {
  return rows.map((expr) => {
    if (expr.op === 'constant') return { kind: 'fixed', row: expr.value };
    if (expr.op === 'row') return { kind: 'slot', slot: expr.slot };
    return { kind: 'formula', row: evaluator(expr, around) };
  });
}

function always(): number {
  return 1;
}
