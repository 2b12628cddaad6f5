import { nearest } from '../../diagnostics/nearest.ts';
import { DISTRIBUTIONS } from '../../distributions/registry.ts';
import type { CallNode } from '../../syntax/expression.ts';
import { visitAggregate, visitPrior } from './aggregate.ts';
import { visitCategorical } from './categorical.ts';
import { visitComposed } from './composed.ts';
import { type Context, refuse } from './context.ts';
import { visitDraw, visitHappens } from './draw.ts';
import { visitDuring } from './during.ts';
import type { Found } from './found.ts';
import { aggregateFunctions, functionNames, lookBackFunctions, numberFunctions } from './function-names.ts';
import { visitFunction } from './functions.ts';
import { visitBefore, visitLookBack } from './look-back.ts';

type Rule = (node: CallNode, context: Context, table?: number) => Found | undefined;

const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ...numberFunctions.map((name) => [name, visitFunction] as const),
  ...lookBackFunctions.map((name) => [name, visitLookBack] as const),
  ...aggregateFunctions.map((name) => [name, visitAggregate] as const),
  ...[...DISTRIBUTIONS.keys()].map((name) => [name, visitDraw] as const),
  ['prior', visitPrior],
  ['truncated', visitComposed],
  ['mixture', visitComposed],
  ['categorical', visitCategorical],
  ['during', visitDuring],
  ['before', visitBefore],
  ['happens', visitHappens],
]);

/** A name with parentheses: a function, a distribution, a look-back function, an aggregate. */
export function visitCall(node: CallNode, context: Context, table?: number): Found | undefined {
  const rule = RULES.get(node.name);
  if (rule !== undefined) return rule(node, context, table);
  const { name, nameSpan } = node;
  if (context.scope.symbol(name) !== undefined) return refuse(context, 'quantity-called', { name }, nameSpan);
  return refuse(context, 'unknown-function', { name, near: nearest(name, functionNames) }, nameSpan);
}
