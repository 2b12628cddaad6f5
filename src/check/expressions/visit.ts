import type { Node } from '../../syntax/expression.ts';
import { visitNegation, visitProduct, visitSum } from './arithmetic.ts';
import { visitCall } from './call.ts';
import { visitIf, visitOtherwise } from './choice.ts';
import { visitComparison } from './compare.ts';
import { type Context, refuse } from './context.ts';
import { visitFold } from './fold.ts';
import { constant, type Found, plainNumber, truth } from './found.ts';
import { visitInterval } from './interval.ts';
import { visitDate, visitNumber, visitText } from './literal.ts';
import { visitJunction, visitNot } from './logic.ts';
import { visitName } from './name.ts';
import { visitObserve } from './observe.ts';
import { visitPick } from './pick.ts';
import { visitPower } from './power.ts';

/** A formula nested more deeply than this is refused, so that no walk over it can exhaust the stack. */
export const DEEPEST = 400;

/** Elaborates one part of a formula by the rule of its kind. */
export function visit(node: Node, context: Context, table?: number): Found | undefined {
  const { session } = context;
  session.depth += 1;
  const found =
    session.depth > DEEPEST
      ? refuse(context, 'formula-too-deep', { deepest: DEEPEST }, node.span)
      : byKind(node, context, table);
  session.depth -= 1;
  return found;
}

function byKind(node: Node, context: Context, table?: number): Found | undefined {
  switch (node.kind) {
    case 'number':
      return visitNumber(node, context);
    case 'date':
      return visitDate(node);
    case 'text':
      return visitText(node, context, table);
    case 'truth':
      return constant(node.value ? 1 : 0, truth, node.span, true);
    case 'missing':
      return { ...constant(Number.NaN, plainNumber, node.span, true), fits: 'any' };
    case 'infinity':
      return { ...constant(Number.POSITIVE_INFINITY, plainNumber, node.span, true), fits: 'numbers' };
    case 'name':
      return visitName(node, context, table);
    case 'pick':
      return visitPick(node, context);
    case 'call':
      return visitCall(node, context, table);
    case 'fold':
      return visitFold(node, context, table);
    case 'unary':
      return node.operator === '-' ? visitNegation(node, context) : visitNot(node, context);
    case 'if':
      return visitIf(node, context, table);
    case 'interval':
      return visitInterval(node, context);
    case 'observe':
      return visitObserve(node, context);
    case 'binary':
      break;
  }
  switch (node.operator) {
    case '+':
    case '-':
      return visitSum(node, context);
    case '*':
    case '/':
      return visitProduct(node, context);
    case '^':
      return visitPower(node, context);
    case 'and':
    case 'or':
      return visitJunction(node, context);
    case 'otherwise':
      return visitOtherwise(node, context, table);
    default:
      return visitComparison(node, context);
  }
}
