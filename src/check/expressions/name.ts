import type { NameNode } from '../../syntax/expression.ts';
import { clockWords, visitClock } from './clock.ts';
import { type Context, refuse, rowNamed, rowOf } from './context.ts';
import { constant, type Found, plainNumber } from './found.ts';
import { readHere } from './pick.ts';
import { unknownName } from './unknown.ts';

/**
 * A bare word: where a label is wanted the row of that table bound under this name, or its label; elsewhere a bound
 * row, a quantity at the rows bound here, a word of the clock, `pi` or a unit.
 */
export function visitName(node: NameNode, context: Context, table?: number): Found | undefined {
  const { name, span } = node;
  const { scope } = context;
  const row = rowNamed(context, name);
  if (table !== undefined && row?.table !== table) {
    const label = rowOf(scope, table, name);
    if (label !== undefined) return constant(label, { kind: 'label', table }, span);
  }
  if (row !== undefined) {
    const type = { kind: 'label', table: row.table } as const;
    return { ...constant(0, type, span), expr: { op: 'row', slot: row.slot } };
  }
  const symbol = scope.symbol(name);
  if (symbol !== undefined) return readHere(symbol, node, context);
  if (clockWords.has(name)) return visitClock(name, span, context);
  if (name === 'pi') return constant(Math.PI, plainNumber, span, true);
  const unit = scope.unit(name);
  if (unit !== undefined) return constant(unit.scale, { kind: 'number', dimension: unit.dimension }, span);
  if (context.scope.variants.has(name)) return refuse(context, 'variant-alone', { variant: name }, span);
  return unknownName(name, span, context, table);
}
