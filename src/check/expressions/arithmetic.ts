import type { ValueType } from '../../model/model.ts';
import type { BinaryNode, UnaryNode } from '../../syntax/expression.ts';
import { duration, over, times } from '../units/dimension.ts';
import { agree } from './agree.ts';
import { apply } from './apply.ts';
import { type Context, refuse } from './context.ts';
import type { Found } from './found.ts';
import { typeText } from './type-text.ts';
import { isNumber } from './wanted.ts';

/** `+` and `-`: numbers of one unit, a date and a duration, or the duration between two dates. */
export function visitSum(node: BinaryNode, context: Context): Found | undefined {
  const left = context.visit(node.left, context);
  const right = context.visit(node.right, context);
  if (left === undefined || right === undefined) return undefined;
  const fn = node.operator === '+' ? 'add' : 'subtract';
  if (left.type.kind === 'date' || right.type.kind === 'date') {
    const type = ofDates(left, right, node, context);
    return type === undefined ? undefined : apply(fn, [left, right], type, node.span, context);
  }
  const numbers = areNumbers(left, right, node, context);
  const agreed = numbers ? agree([left, right], sides(node), node.span, context) : undefined;
  if (agreed === undefined) return undefined;
  const found = apply(fn, [left, right], agreed.type, node.span, context);
  return found === undefined || agreed.fits === undefined ? found : { ...found, fits: agreed.fits };
}

/** `*` and `/`: the units multiply and divide. */
export function visitProduct(node: BinaryNode, context: Context): Found | undefined {
  const left = context.visit(node.left, context);
  const right = context.visit(node.right, context);
  if (left === undefined || right === undefined || !areNumbers(left, right, node, context)) return undefined;
  if (left.type.kind !== 'number' || right.type.kind !== 'number') return undefined;
  const combine = node.operator === '*' ? times : over;
  const type: ValueType = { kind: 'number', dimension: combine(left.type.dimension, right.type.dimension) };
  return apply(node.operator === '*' ? 'multiply' : 'divide', [left, right], type, node.span, context);
}

/** `-x`. */
export function visitNegation(node: UnaryNode, context: Context): Found | undefined {
  const of = context.visit(node.of, context);
  if (of === undefined || !isNumber(of, context, 'what stands behind `-`')) return undefined;
  const found = apply('negate', [of], of.type, node.span, context);
  return found === undefined || of.fits === undefined ? found : { ...found, fits: of.fits };
}

/** Both sides of an operator, for messages. */
export function sides({ operator }: BinaryNode): string {
  const known = SIDES.get(operator) ?? `the two sides of \`${operator}\``;
  SIDES.set(operator, known);
  return known;
}

const SIDES = new Map<BinaryNode['operator'], string>();

function areNumbers(left: Found, right: Found, node: BinaryNode, context: Context): boolean {
  if (left.type.kind === 'number' && right.type.kind === 'number') return true;
  const what = (side: string): string => `the ${side} side of \`${node.operator}\``;
  const first = isNumber(left, context, what('left'));
  return isNumber(right, context, what('right')) && first;
}

function ofDates(left: Found, right: Found, node: BinaryNode, context: Context): ValueType | undefined {
  const minus = node.operator === '-';
  if (left.type.kind === 'date' && right.type.kind === 'date' && minus)
    return { kind: 'number', dimension: duration };
  const other = left.type.kind === 'date' ? right : left;
  if (other.type.kind === 'number' && (left.type.kind === 'date' || !minus)) {
    const what = `what is ${minus ? 'taken from' : 'added to'} a date`;
    return isNumber(other, context, what, duration) ? { kind: 'date' } : undefined;
  }
  const types = { left: typeText(left.type, context.scope), right: typeText(right.type, context.scope) };
  return refuse(context, 'types-differ', { where: sides(node), ...types }, node.span);
}
