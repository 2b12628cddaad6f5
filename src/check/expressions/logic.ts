import type { BinaryNode, UnaryNode } from '../../syntax/expression.ts';
import { apply } from './apply.ts';
import type { Context } from './context.ts';
import { constantOf, type Found, truth } from './found.ts';
import { isTruth } from './wanted.ts';

/** `and`, `or`: `no and` anything is no, `yes or` anything yes, whatever the other side, missing included. */
export function visitJunction(node: BinaryNode, context: Context): Found | undefined {
  const fn = node.operator === 'and' ? 'and' : 'or';
  const left = context.visit(node.left, context);
  const right = context.visit(node.right, context);
  const sides = [left, right].filter((side) => side !== undefined);
  const checked = sides.map((side) => isTruth(side, context, `each side of \`${fn}\``));
  if (left === undefined || right === undefined || !checked.every(Boolean)) return undefined;
  const decisive = fn === 'and' ? 0 : 1;
  const neutral = 1 - decisive;
  for (const [side, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (constantOf(side) === decisive) return { ...side, span: node.span };
    if (constantOf(side) === neutral) return { ...other, type: truth, span: node.span };
  }
  return apply(fn, [left, right], truth, node.span, context);
}

/** `not x`. */
export function visitNot(node: UnaryNode, context: Context): Found | undefined {
  const of = context.visit(node.of, context);
  if (of === undefined || !isTruth(of, context, 'what stands behind `not`')) return undefined;
  return apply('not', [of], truth, node.span, context);
}
