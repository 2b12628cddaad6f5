import type { Expr } from '../model/expression.ts';
import type { Model } from '../model/model.ts';
import { expressionsOf, parts } from '../model/parts.ts';

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
    for (const part of parts(expr)) visit(part, definition);
  };
  model.definitions.forEach((definition, number) => {
    const { body, next, rules = [] } = definition;
    const bodies = [body, ...(next === undefined ? [] : [next]), ...rules];
    for (const expr of bodies.flatMap(expressionsOf)) visit(expr, number);
  });
  return owners;
}
