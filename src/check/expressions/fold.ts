import { nearest } from '../../diagnostics/nearest.ts';
import type { Expr } from '../../model/expression.ts';
import type { ValueType } from '../../model/model.ts';
import type { FoldNode } from '../../syntax/expression.ts';
import { plain } from '../units/dimension.ts';
import { type Context, refuse, rowOf, tableName } from './context.ts';
import { computed, constant, constantOf, type Found, plainNumber, truth } from './found.ts';
import { unfolded } from './members.ts';
import { isNumber, isOrdered, isTruth } from './wanted.ts';

/** `sum[k in class where test](of)`: the rows of a table, one by one, in the next slot. */
export function visitFold(written: FoldNode, context: Context, table?: number): Found | undefined {
  const node = unfolded(written, context);
  const over = foldTable(node, context);
  if (over === undefined) return undefined;
  const { inside, slot } = within(node.variable, over, context);
  const test = node.where === undefined ? undefined : context.visit(node.where, inside);
  const label = node.how === 'min' || node.how === 'max' ? table : undefined;
  const of =
    node.of === undefined ? constant(1, plainNumber, node.span) : context.visit(node.of, inside, label);
  if (node.how === 'count' && node.of !== undefined) return refuse(context, 'count-of', {}, node.of.span);
  const tested =
    node.where === undefined || (test !== undefined && isTruth(test, context, 'the condition after `where`'));
  const type = of === undefined ? undefined : typeOf(node, over, of, context);
  if (!tested || of === undefined || type === undefined) return undefined;
  // A condition that always holds is none.
  const where = test === undefined || constantOf(test) === 1 ? undefined : test;
  const size = context.scope.tables[over]?.rows.length ?? 0;
  if (node.how === 'count' && where === undefined) return constant(size, type, node.span);
  const extreme = node.how === 'min' || node.how === 'max' || node.how === 'argmin' || node.how === 'argmax';
  const arg = node.how === 'argmin' || node.how === 'argmax';
  const { how, span } = node;
  const expr: Expr =
    where === undefined
      ? { op: 'fold', how, table: over, slot, of: of.expr }
      : { op: 'fold', how, table: over, slot, where: where.expr, of: of.expr };
  return {
    ...computed(expr, type, span, where === undefined ? [of] : [of, where]),
    bare: false,
    mayBeMissing: of.mayBeMissing || (extreme && (where !== undefined || size === 0)),
    mayBeInfinite: of.mayBeInfinite && !arg,
  };
}

/** What is visible inside a fold, and the slot that holds its row. */
export function within(
  variable: string,
  table: number,
  context: Context,
): { readonly inside: Context; readonly slot: number } {
  const slot = context.rows.length;
  const { session } = context;
  session.deepest = Math.max(session.deepest, slot + 1);
  const row = { name: variable, table, slot };
  return { inside: { ...context, rows: [...context.rows, row], inFold: true }, slot };
}

/** The table that a fold goes through; reports a name that is none. */
export function foldTable(node: FoldNode, context: Context): number | undefined {
  const { scope } = context;
  const table = scope.table(node.table);
  if (table === undefined) {
    const near = nearest(
      node.table,
      scope.tables.map(({ name }) => name),
    );
    // `max[attack](x)`: a bracket that names a row was meant to pick it.
    const home = scope.tables.findIndex((_, index) => rowOf(scope, index, node.table) !== undefined);
    const of = home < 0 ? undefined : tableName(scope, home);
    return refuse(context, 'unknown-table', { name: node.table, near, of, how: node.how }, node.tableSpan);
  }
  if (node.table === 'option' && context.place.role !== 'claim') {
    return refuse(context, 'option-outside-claim', {}, node.tableSpan);
  }
  return table;
}

function typeOf(node: FoldNode, table: number, of: Found, context: Context): ValueType | undefined {
  const what = `what \`${node.how}\` is taken of`;
  switch (node.how) {
    case 'sum':
      return isNumber(of, context, what) ? of.type : undefined;
    case 'product':
      return isNumber(of, context, what, plain) ? plainNumber : undefined;
    case 'min':
    case 'max':
      return isOrdered(of, context, what) ? of.type : undefined;
    case 'argmin':
    case 'argmax':
      return isOrdered(of, context, what) ? { kind: 'label', table } : undefined;
    case 'any':
    case 'all':
      return isTruth(of, context, what) ? truth : undefined;
    case 'count':
      return plainNumber;
  }
}
