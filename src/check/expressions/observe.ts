import type { Span } from '../../diagnostics/diagnostic.ts';
import { CLASSES, type Expr } from '../../model/expression.ts';
import type { CallNode, FoldNode, Node, ObserveNode } from '../../syntax/expression.ts';
import { plain } from '../units/dimension.ts';
import { agree } from './agree.ts';
import { wrongCount } from './argument-count.ts';
import { type Context, refuse, tableName, written } from './context.ts';
import { foldTable, within } from './fold.ts';
import { computed, constantOf, type Found, plainNumber } from './found.ts';
import { visitGraded, visitKinds } from './graded.ts';
import { labelTable } from './label-table.ts';
import { densityOf, type Law } from './law.ts';
import { unfolded } from './members.ts';
import { chancesOf, formulas, laterOf, mixtureOf, type Reaching, weightedRows } from './ordered.ts';
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
  const expr: Expr = always ? density : { op: 'if', test: test.expr, then: density, else: missing };
  return {
    ...computed(expr, plainNumber, node.span, parts),
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

/** A distribution, `graded(…)`, `kinds(…)`, the strongest of several, or a mixture of laws. */
function visitLaw(node: Node, context: Context, table: number | undefined): Law | undefined {
  if (node.kind === 'call') {
    if (node.name === 'mixture') return visitMixture(node, context, table);
    if (node.name === 'graded') return visitGraded(node, context);
    if (node.name === 'kinds') return visitKinds(node, context);
    if (node.name === 'max') return visitStrongest(node, context, table);
  }
  if (node.kind === 'fold' && node.how === 'max') return visitStrongestOf(node, context, table);
  // A law is no draw: it may stand where none may, and beside others.
  const place = { ...context.place, draws: true };
  delete context.session.draw;
  const value = context.visit(node, { ...context, place, inFold: false }, table);
  if (value === undefined) return undefined;
  if (value.expr.op !== 'draw')
    return refuse(context, 'observe-law', { found: written(node.span) }, node.span);
  const { distribution, args } = value.expr;
  const law = { value, parts: [value], density: (of: Expr) => densityOf(distribution, of, args, node.span) };
  const { type } = value;
  if (distribution !== 'discrete' || type.kind !== 'label') return law;
  const weights = args.filter((_, index) => index % 2 === 1);
  const rowByRow = args.every(
    (arg, index) => index % 2 === 1 || (arg.op === 'constant' && 2 * arg.value === index),
  );
  const whole = weights.length === context.scope.tables[type.table]?.rows.length;
  return rowByRow && whole ? { ...law, reaching: weightedRows(type.table, weights, node.span) } : law;
}

/** `max(law, law, …)`: the latest row of an ordered table that any of independent laws reaches. */
function visitStrongest(node: CallNode, context: Context, table: number | undefined): Law | undefined {
  const { span } = node;
  if (wrongCount(node, 2, Number.POSITIVE_INFINITY, context)) return undefined;
  const laws = node.args.map((arg) => visitLaw(arg, context, table));
  const found = laws.filter((law) => law !== undefined);
  if (found.length < laws.length) return undefined;
  const reaching = found.map((law, index) => reachingOf(law, node.args[index]!, context));
  const known = reaching.filter((one) => one !== undefined);
  const [first] = found;
  if (known.length < reaching.length || first === undefined) return undefined;
  const agreed = agree(
    found.map(({ value }) => value),
    'the laws of `max`',
    span,
    context,
  );
  if (agreed === undefined) return undefined;
  return reachingLaw(
    first.value,
    found.flatMap(({ parts }) => parts),
    known.reduce((one, other) => laterOf(one, other, span)),
    span,
  );
}

/**
 * `max[s in reaction.links](law)`: the latest row that the law of any of these reaches, each on its own (noisy-or: J. Pearl,
 * "Probabilistic Reasoning in Intelligent Systems", 1988, section 4.3). Missing where it is not known which rows count.
 */
function visitStrongestOf(written: FoldNode, context: Context, table: number | undefined): Law | undefined {
  const node = unfolded(written, context);
  const { span } = node;
  const over = foldTable(node, context);
  if (over === undefined || node.of === undefined) return undefined;
  const { inside, slot } = within(node.variable, over, context);
  const where = node.where === undefined ? undefined : context.visit(node.where, inside);
  const law = visitLaw(node.of, inside, table);
  if (law === undefined || (node.where !== undefined && where === undefined)) return undefined;
  if (where !== undefined && !isTruth(where, context, 'the condition after `where`')) return undefined;
  const reaching = reachingOf(law, node.of, context);
  if (reaching === undefined) return undefined;
  const { of: apply, number } = formulas(span);
  const counted = where === undefined ? {} : { where: where.expr };
  const known: Expr | undefined =
    where?.mayBeMissing === true
      ? { op: 'fold', how: 'all', table: over, slot, of: apply('known', where.expr) }
      : undefined;
  const fold = (how: 'either' | 'product', of: Expr): Expr => {
    const folded: Expr = { op: 'fold', how, table: over, slot, ...counted, of };
    return known === undefined ? folded : { op: 'if', test: known, then: folded, else: number(Number.NaN) };
  };
  return reachingLaw(
    law.value,
    [...law.parts, ...(where === undefined ? [] : [where])],
    {
      table: reaching.table,
      rows: reaching.rows,
      reached: (row) => fold('either', reaching.reached(row)),
      short: (row) => fold('product', reaching.short(row)),
    },
    span,
  );
}

function reachingOf({ reaching }: Law, node: Node, context: Context): Reaching | undefined {
  if (reaching === undefined)
    return refuse(context, 'law-not-ordered', { found: written(node.span) }, node.span);
  if (context.scope.tables[reaching.table]?.ordered === true) return reaching;
  return refuse(context, 'table-unordered', { table: tableName(context.scope, reaching.table) }, node.span);
}

function reachingLaw(value: Found, parts: readonly Found[], reaching: Reaching, span: Span): Law {
  const chances = chancesOf(reaching, span);
  return { value, parts, density: (of) => densityOf(CLASSES, of, chances, span), reaching };
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
  const reaching = laws.map((law) => law.reaching).filter((one) => one !== undefined);
  const shares = weights.map(({ expr }) => expr);
  return {
    ...(reaching.length < laws.length ? {} : { reaching: mixtureOf(shares, reaching, span) }),
    value: values.find(({ fits }) => fits === undefined) ?? first.value,
    parts: [...weights, ...laws.flatMap(({ parts }) => parts)],
    density: (of) => ({
      op: 'blend',
      weights: shares,
      densities: laws.map(({ density }) => density(of)),
      span,
    }),
  };
}
