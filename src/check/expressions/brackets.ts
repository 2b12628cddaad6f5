import type { Node } from '../../syntax/expression.ts';
import type { Symbol as Quantity } from '../scope.ts';
import { type Context, refuse, rowNamed, rowOf, tableName } from './context.ts';
import { labelTable } from './label-table.ts';
import { isDateful } from './series.ts';
import { unknownLabel } from './unknown.ts';

/** What a bracket may pick: a row of a table, or a variant. */
export type Axis = number | 'variant';

/**
 * Which axis each bracket picks from, as positions in `axes`; undefined after an error. A bracket that could belong
 * to several takes the first that leaves the others theirs.
 */
export function assignBrackets(
  brackets: readonly Node[],
  axes: readonly Axis[],
  symbol: Quantity,
  context: Context,
): readonly number[] | undefined {
  const fitting = brackets.map((node) =>
    axes.flatMap((axis, index) => (fits(node, axis, context) ? [index] : [])),
  );
  const strangers = brackets.filter((_, index) => fitting[index]?.length === 0);
  if (strangers.length > 0) {
    for (const node of strangers) refuseBracket(node, axes, symbol, context);
    return undefined;
  }
  const assigned = brackets.length > axes.length ? undefined : firstMatch(fitting);
  if (assigned !== undefined) return assigned;
  const last = brackets.at(-1)?.span ?? symbol.span;
  return refuse(context, 'rows-too-many', { name: symbol.name, tables: names(axes, context) }, last);
}

function fits(node: Node, axis: Axis, context: Context): boolean {
  if (axis === 'variant') return node.kind === 'name' && context.scope.variants.has(node.name);
  if (context.scope.dated(axis) !== undefined && isDateful(node, context)) return true;
  if (node.kind === 'text') return rowOf(context.scope, axis, node.value) !== undefined;
  if (node.kind === 'name') {
    if (rowNamed(context, node.name)?.table === axis) return true;
    if (rowOf(context.scope, axis, node.name) !== undefined) return true;
  }
  return labelTable(node, context) === axis;
}

/** The first choice, in order, of a different axis for each bracket. There are at most a handful of axes. */
function firstMatch(
  fitting: readonly (readonly number[])[],
  taken: readonly number[] = [],
): readonly number[] | undefined {
  const options = fitting[taken.length];
  if (options === undefined) return taken;
  for (const axis of options) {
    const rest = taken.includes(axis) ? undefined : firstMatch(fitting, [...taken, axis]);
    if (rest !== undefined) return rest;
  }
  return undefined;
}

function refuseBracket(node: Node, axes: readonly Axis[], symbol: Quantity, context: Context): void {
  const { scope } = context;
  const tables = axes.filter((axis) => axis !== 'variant');
  const label = node.kind === 'name' ? node.name : node.kind === 'text' ? node.value : undefined;
  const table = labelTable(node, context);
  const where = names(axes, context);
  if (tables.length === 0) {
    refuse(context, 'rows-none', { name: symbol.name }, node.span);
  } else if (table !== undefined) {
    refuse(
      context,
      'row-of-other-table',
      { other: tableName(scope, table), tables: where, name: symbol.name },
      node.span,
    );
  } else if (label !== undefined && scope.symbol(label) === undefined) {
    unknownLabel(
      label,
      tables.map((axis) => tableName(scope, axis)),
      tables,
      node.span,
      context,
    );
  } else {
    refuse(context, 'row-wanted', { tables: where, name: symbol.name }, node.span);
  }
}

function names(axes: readonly Axis[], { scope }: Context): string {
  return axes
    .filter((axis) => axis !== 'variant')
    .map((axis) => tableName(scope, axis))
    .join(', ');
}
