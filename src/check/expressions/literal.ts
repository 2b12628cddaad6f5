import { pow } from '../../math/pow.ts';
import type { DateNode, NumberNode, TextNode } from '../../syntax/expression.ts';
import { raised } from '../units/dimension.ts';
import { type Context, refuse, rowOf, tableName, written } from './context.ts';
import { constant, type Found, plainNumber } from './found.ts';
import { unknownLabel, unknownUnit } from './unknown.ts';

/** Numbers that say nothing about the world: 0, 1, 2, a half and the powers of ten that scale a unit. */
const HARMLESS: ReadonlySet<number> = new Set([
  0, 0.5, 1, 2, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e12,
]);

/** `12`, `3%`, `4 million USD`. In the model a number that comes from nowhere is warned about. */
export function visitNumber(node: NumberNode, context: Context): Found | undefined {
  const { role, cited = false } = context.place;
  if ((role === 'quantity' || role === 'stock') && !cited && !HARMLESS.has(node.value)) {
    refuse(context, 'bare-number', { number: written(node.span) }, node.span);
  }
  if (node.unit === undefined) {
    const found = constant(node.value, plainNumber, node.span, true);
    return node.value === 0 ? { ...found, fits: 'numbers' } : found;
  }
  const unit = context.scope.unit(node.unit.name);
  if (unit === undefined) return unknownUnit(node.unit.name, node.unit.span, context);
  const value = node.value * pow(unit.scale, node.unit.power);
  if (!Number.isFinite(value)) {
    return refuse(
      context,
      'constant-not-finite',
      { formula: String(node.value), result: 'infinity' },
      node.span,
    );
  }
  return constant(value, { kind: 'number', dimension: raised(unit.dimension, node.unit.power) }, node.span);
}

/** A date, in days since 1970-01-01. */
export function visitDate(node: DateNode): Found {
  return constant(node.days, { kind: 'date' }, node.span);
}

/** Words in quotes are a label, where one is wanted. */
export function visitText(node: TextNode, context: Context, table?: number): Found | undefined {
  if (table === undefined) return refuse(context, 'text-alone', { text: node.value }, node.span);
  const row = rowOf(context.scope, table, node.value);
  if (row !== undefined) return constant(row, { kind: 'label', table }, node.span);
  return unknownLabel(node.value, [tableName(context.scope, table)], [table], node.span, context);
}
