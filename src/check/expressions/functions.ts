import type { FunctionName } from '../../model/expression.ts';
import type { ValueType } from '../../model/model.ts';
import type { CallNode } from '../../syntax/expression.ts';
import { plain, raised } from '../units/dimension.ts';
import { agree } from './agree.ts';
import { apply } from './apply.ts';
import { wrongCount } from './argument-count.ts';
import { type Context, refuse } from './context.ts';
import { constant, type Found, plainNumber, truth } from './found.ts';
import { sharedTable } from './label-table.ts';
import { isNumber, isOrdered } from './wanted.ts';

/** Functions of one plain number that give a plain number. */
const OF_PLAIN: ReadonlyMap<string, FunctionName> = new Map([
  ['floor', 'floor'],
  ['exp', 'exp'],
  ['log', 'log'],
  ['sin', 'sin'],
  ['cos', 'cos'],
  ['inverse_logit', 'inverse_logit'],
  ['logit', 'logit'],
  ['normal_cdf', 'normal_cdf'],
]);

/** `abs`, `min`, `exp` and the other functions of numbers. */
export function visitFunction(node: CallNode, context: Context, table?: number): Found | undefined {
  const { name } = node;
  const fn = OF_PLAIN.get(name);
  if (fn !== undefined) return ofPlain(fn, node, context);
  if (name === 'abs') return ofOne(node, context, absolute);
  if (name === 'sqrt') return ofOne(node, context, root);
  if (name === 'known') return known(node, context);
  return ofOrdered(name === 'min' || name === 'max' ? name : 'clamp', node, context, table);
}

function ofPlain(fn: FunctionName, node: CallNode, context: Context): Found | undefined {
  return ofOne(node, context, (of) => {
    if (!isNumber(of, context, `the argument of \`${node.name}\``, plain)) return undefined;
    return apply(fn, [of], plainNumber, node.span, context);
  });
}

function ofOne(
  node: CallNode,
  context: Context,
  rule: (of: Found, node: CallNode, context: Context) => Found | undefined,
): Found | undefined {
  const [argument] = node.args;
  if (wrongCount(node, 1, 1, context) || argument === undefined) return undefined;
  const of = context.visit(argument, context);
  return of === undefined ? undefined : rule(of, node, context);
}

function absolute(of: Found, node: CallNode, context: Context): Found | undefined {
  if (!isNumber(of, context, 'the argument of `abs`')) return undefined;
  const found = apply('abs', [of], of.type, node.span, context);
  return found === undefined || of.fits === undefined ? found : { ...found, fits: of.fits };
}

function root(of: Found, node: CallNode, context: Context): Found | undefined {
  if (!isNumber(of, context, 'the argument of `sqrt`') || of.type.kind !== 'number') return undefined;
  const type: ValueType = { kind: 'number', dimension: raised(of.type.dimension, 0.5) };
  return apply('sqrt', [of], type, node.span, context);
}

/** `known(x)` of what cannot be missing is yes, whatever it is. */
function known(node: CallNode, context: Context): Found | undefined {
  return ofOne(node, context, (of) =>
    of.mayBeMissing ? apply('known', [of], truth, node.span, context) : constant(1, truth, node.span),
  );
}

/** `min` and `max` of two or more values, and `clamp`: all of one type that has an order. */
function ofOrdered(
  fn: 'min' | 'max' | 'clamp',
  node: CallNode,
  context: Context,
  table?: number,
): Found | undefined {
  const label = table ?? sharedTable(node.args, context);
  const args = node.args.map((arg) => context.visit(arg, context, label));
  if (fn !== 'clamp' && node.args.length === 1) {
    return refuse(context, 'minmax-of-one', { name: fn }, node.nameSpan);
  }
  if (wrongCount(node, fn === 'clamp' ? 3 : 2, fn === 'clamp' ? 3 : Number.POSITIVE_INFINITY, context))
    return undefined;
  const found = args.filter((arg) => arg !== undefined);
  if (found.length < args.length) return undefined;
  const agreed = agree(found, `the arguments of \`${fn}\``, node.span, context);
  const whole =
    agreed !== undefined && found.every((arg) => isOrdered(arg, context, `the arguments of \`${fn}\``));
  if (!whole) return undefined;
  const result = apply(fn, found, agreed.type, node.span, context);
  return result === undefined || agreed.fits === undefined ? result : { ...result, fits: agreed.fits };
}
