import type { Expr } from '../../model/expression.ts';
import type { BinaryNode, IfNode } from '../../syntax/expression.ts';
import { type Agreement, agree } from './agree.ts';
import type { Context } from './context.ts';
import { computed, constant, constantOf, type Found } from './found.ts';
import { sharedTable } from './label-table.ts';
import { isTruth } from './wanted.ts';

/** `if test then a else b`. Where the test is known, the branch that is never taken is checked and then left out. */
export function visitIf(node: IfNode, context: Context, table?: number): Found | undefined {
  const label = table ?? sharedTable([node.then, node.else], context);
  const test = context.visit(node.test, context);
  const yes = context.visit(node.then, context, label);
  const no = context.visit(node.else, context, label);
  const tested = test !== undefined && isTruth(test, context, 'what stands behind `if`');
  if (!tested || yes === undefined || no === undefined) return undefined;
  const agreed = agree([yes, no], 'the two branches of `if`', node.span, context);
  if (agreed === undefined) return undefined;
  const known = constantOf(test);
  if (known !== undefined) {
    const missing = constant(Number.NaN, agreed.type, node.span);
    return typed(Number.isNaN(known) ? missing : known === 0 ? no : yes, agreed, [test, yes, no], node);
  }
  const expr: Expr = { op: 'if', test: test.expr, then: yes.expr, else: no.expr };
  const found: Found = {
    ...computed(expr, agreed.type, node.span, [test, yes, no]),
    mayBeInfinite: yes.mayBeInfinite || no.mayBeInfinite,
  };
  return typed(found, agreed, [test, yes, no], node);
}

/** `x otherwise y`: y where x is missing. */
export function visitOtherwise(node: BinaryNode, context: Context, table?: number): Found | undefined {
  const label = table ?? sharedTable([node.left, node.right], context);
  const left = context.visit(node.left, context, label);
  const right = context.visit(node.right, context, label);
  if (left === undefined || right === undefined) return undefined;
  const agreed = agree([left, right], 'the two sides of `otherwise`', node.span, context);
  if (agreed === undefined) return undefined;
  const parts = [left, right];
  if (!left.mayBeMissing) return typed(left, agreed, parts, node);
  if (Number.isNaN(constantOf(left))) return typed(right, agreed, parts, node);
  const { span } = node;
  const expr: Expr = { op: 'apply', fn: 'otherwise', args: [left.expr, right.expr], span };
  const found = { ...computed(expr, agreed.type, span, parts), mayBeMissing: right.mayBeMissing };
  return typed(found, agreed, parts, node);
}

/** The value that is left, with the type that all parts share. */
function typed(found: Found, agreed: Agreement, parts: readonly Found[], node: IfNode | BinaryNode): Found {
  const { expr, reach, mayBeMissing, mayBeInfinite, draws, uncertain, byWorld } = found;
  const bare = parts.every((part) => part.bare);
  const traits = { reach, mayBeMissing, mayBeInfinite, draws, uncertain, byWorld };
  const { type, fits } = agreed;
  return { expr, type, span: node.span, bare, ...traits, ...(fits && { fits }) };
}
