import type { Expr } from '../model/expression.ts';
import type { Body, Model } from '../model/model.ts';

/** For each memory cell the number of a definition that reads it, directly or through other cells: it lends its name. */
export function cellOwners(model: Model): number[] {
  const owners: number[] = [];
  const own = (cell: number, definition: number): void => {
    if (owners[cell] !== undefined) return;
    owners[cell] = definition;
    const found = model.cells[cell];
    if (found === undefined) throw new Error(`there is no memory cell ${cell}`);
    visit(found.of, definition);
    if (found.how === 'before') {
      visit(found.duration, definition);
      visit(found.initial, definition);
    }
  };
  const visit = (expr: Expr, definition: number): void => {
    if (expr.op === 'memory') own(expr.cell, definition);
    for (const child of children(expr)) visit(child, definition);
  };
  model.definitions.forEach((definition, number) => {
    const { body, next, rules = [] } = definition;
    for (const each of [body, next, ...rules]) for (const expr of formulas(each)) visit(expr, number);
  });
  return owners;
}

/** The formulas of a body. */
export function formulas(body: Body | undefined): readonly Expr[] {
  if (body === undefined) return [];
  return body.kind === 'same' ? [body.expr] : body.exprs;
}

function children(expr: Expr): readonly Expr[] {
  switch (expr.op) {
    case 'constant':
    case 'row':
    case 'clock':
      return [];
    case 'read':
    case 'memory':
    case 'world':
      return expr.rows;
    case 'apply':
    case 'draw':
      return expr.args;
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
