import type { FunctionName } from '../../model/expression.ts';
import type { BinaryNode, BinaryOperator } from '../../syntax/expression.ts';
import { agree } from './agree.ts';
import { apply } from './apply.ts';
import { sides } from './arithmetic.ts';
import { type Context, refuse, written } from './context.ts';
import { type Found, truth } from './found.ts';
import { sharedTable } from './label-table.ts';
import { isOrdered } from './wanted.ts';

const FUNCTIONS: ReadonlyMap<BinaryOperator, FunctionName> = new Map([
  ['==', 'equal'],
  ['!=', 'unequal'],
  ['<', 'less'],
  ['<=', 'less_equal'],
  ['>', 'greater'],
  ['>=', 'greater_equal'],
]);

/** A comparison. Beside a label a bare word is a label of the same table. */
export function visitComparison(node: BinaryNode, context: Context): Found | undefined {
  const fn = FUNCTIONS.get(node.operator);
  const table = sharedTable([node.left, node.right], context);
  const left = context.visit(node.left, context, table);
  const right = context.visit(node.right, context, table);
  if (fn === undefined || left === undefined || right === undefined) return undefined;
  for (const [side, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (side.fits === 'any')
      return refuse(context, 'missing-compared', { other: written(other.span) }, node.span);
  }
  const agreed = agree([left, right], sides(node), node.span, context);
  if (agreed === undefined) return undefined;
  const ordering = fn !== 'equal' && fn !== 'unequal';
  const what = (side: string): string => `the ${side} side of \`${node.operator}\``;
  if (ordering && !(isOrdered(left, context, what('left')) && isOrdered(right, context, what('right'))))
    return undefined;
  return apply(fn, [left, right], truth, node.span, context);
}
