import type { Expr } from '../../model/expression.ts';
import type { CallNode, Node, ObserveNode } from '../../syntax/expression.ts';
import { plain } from '../units/dimension.ts';
import { agree } from './agree.ts';
import { wrongCount } from './argument-count.ts';
import { type Context, refuse, written } from './context.ts';
import { constantOf, type Found, joined, plainNumber } from './found.ts';
import { visitGraded } from './graded.ts';
import { labelTable } from './label-table.ts';
import { densityOf, type Law } from './law.ts';
import { isNumber, isTruth } from './wanted.ts';

/** `data ~ law`: the log density of the data; missing where the data are, or where `where` does not hold. */
export function visitObserve(node: ObserveNode, context: Context): Found | undefined {
  const data = context.visit(node.data, context);
  const law = visitLaw(node.law, context, labelTable(node.data, context));
  const test = node.where === undefined ? undefined : context.visit(node.where, context);
  const sound = [
    data === undefined || isRecorded(data, 'observe-data', context),
    test === undefined || (isTruth(test, context, '`where`') && isRecorded(test, 'observe-where', context)),
    node.where === undefined || test !== undefined,
  ].every(Boolean);
  if (data === undefined || law === undefined || !sound) return undefined;
  if (agree([data, law.value], 'the two sides of `~`', node.span, context) === undefined) return undefined;
  const parts = [data, ...law.parts, ...(test === undefined ? [] : [test])];
  const density = law.density(data.expr);
  const always = test === undefined || constantOf(test) === 1;
  const missing: Expr = { op: 'constant', value: Number.NaN };
  return {
    ...joined(parts),
    expr: always ? density : { op: 'if', test: test.expr, then: density, else: missing },
    type: plainNumber,
    span: node.span,
    bare: false,
    draws: 0,
    mayBeMissing: !always || parts.some((part) => part.mayBeMissing),
    mayBeInfinite: true,
  };
}

/** Data, and what chooses among them, are known before any world is drawn. */
function isRecorded(found: Found, code: 'observe-data' | 'observe-where', context: Context): boolean {
  if (found.reach === 'fixed' && !found.uncertain) return true;
  refuse(context, code, { formula: written(found.span) }, found.span);
  return false;
}

/** A distribution, `graded(…)`, or a mixture of laws. */
function visitLaw(node: Node, context: Context, table: number | undefined): Law | undefined {
  if (node.kind === 'call' && node.name === 'mixture') return visitMixture(node, context, table);
  if (node.kind === 'call' && node.name === 'graded') return visitGraded(node, context);
  // A law is no draw: it may stand where none may, and beside others.
  const place = { ...context.place, draws: true };
  delete context.session.draw;
  const value = context.visit(node, { ...context, place, inFold: false }, table);
  if (value === undefined) return undefined;
  if (value.expr.op !== 'draw')
    return refuse(context, 'observe-law', { found: written(node.span) }, node.span);
  const { distribution, args } = value.expr;
  return { value, parts: [value], density: (of) => densityOf(distribution, of, args, node.span) };
}

/** `mixture(weight, law, weight, law, …)`: one of the laws, with probability in proportion to its weight. */
function visitMixture(node: CallNode, context: Context, table: number | undefined): Law | undefined {
  const { args, span } = node;
  if (wrongCount(node, 2, Number.POSITIVE_INFINITY, context)) return undefined;
  if (args.length % 2 !== 0) {
    return refuse(context, 'mixture-pairs', { name: node.name, given: args.length }, node.nameSpan);
  }
  const weights: Found[] = [];
  const laws: Law[] = [];
  for (let index = 0; index < args.length; index += 2) {
    const weight = context.visit(args[index] as Node, context);
    const law = visitLaw(args[index + 1] as Node, context, table);
    if (weight !== undefined && isNumber(weight, context, 'a weight of `mixture`', plain))
      weights.push(weight);
    if (law !== undefined) laws.push(law);
  }
  const [first] = laws;
  if (first === undefined || 2 * laws.length < args.length || weights.length < laws.length) return undefined;
  const values = laws.map(({ value }) => value);
  if (agree(values, 'the laws of `mixture`', span, context) === undefined) return undefined;
  return {
    value: values.find(({ fits }) => fits === undefined) ?? first.value,
    parts: [...weights, ...laws.flatMap(({ parts }) => parts)],
    density: (of) => ({
      op: 'blend',
      weights: weights.map(({ expr }) => expr),
      densities: laws.map(({ density }) => density(of)),
      span,
    }),
  };
}
