import { readBefore } from '../../model/before-evidence.ts';
import type { AggregateName, Expr } from '../../model/expression.ts';
import type { ValueType } from '../../model/model.ts';
import type { CallNode, Node } from '../../syntax/expression.ts';
import { duration, plain } from '../units/dimension.ts';
import { wrongCount } from './argument-count.ts';
import { type Context, refuse } from './context.ts';
import { computed, constantOf, type Found, plainNumber } from './found.ts';
import { isNumber, isTruth } from './wanted.ts';

const MOST = Number.POSITIVE_INFINITY;

/** The least and the largest number of arguments. */
const COUNTS: Readonly<Record<AggregateName, readonly [least: number, most: number]>> = {
  mean: [1, 2],
  quantile: [2, 2],
  sd: [1, 1],
  mcse: [1, 1],
  first_order: [2, MOST],
  worth_knowing: [2, MOST],
  learned: [1, 1],
};

/** `mean(x)`, `quantile(x, p)`, …: a number about all worlds, in claims and in checks that are judged like them. */
export function visitAggregate(node: CallNode, context: Context): Found | undefined {
  const how = node.name as AggregateName;
  const { aggregate, place } = context;
  if (place.role !== 'claim') return refuse(context, 'aggregate-misplaced', { name: how }, node.nameSpan);
  if (aggregate !== undefined)
    return refuse(context, 'aggregate-nested', { name: how, around: aggregate }, node.nameSpan);
  const [least, most] = COUNTS[how];
  const [first, ...others] = node.args;
  if (wrongCount(node, least, most, context) || first === undefined) return undefined;
  if (how === 'learned' && !learns(node, context)) return undefined;
  const inside = { ...context, aggregate: how };
  const choice = how === 'worth_knowing' ? optionRow(context) : undefined;
  const of = context.visit(first, choice === undefined ? inside : { ...inside, ...choice });
  const rest = argumentsOf(how, others, inside);
  const type = of === undefined ? undefined : typeOf(how, of, context);
  if (of === undefined || rest === undefined || type === undefined) return undefined;
  const args = how === 'learned' ? [readBefore(of.expr)] : rest.args;
  const when = rest.when === undefined ? {} : { when: rest.when.expr };
  const expr: Expr = { op: 'aggregate', how, of: of.expr, args, ...when, ...choice?.bound, span: node.span };
  return {
    ...computed(expr, type, node.span, [of]),
    bare: false,
    reach: 'fixed',
    mayBeMissing: of.mayBeMissing || rest.when !== undefined,
    byWorld: false,
  };
}

/** `prior(e)`: a formula built of aggregates, in worlds as they were thought before the evidence. */
export function visitPrior(node: CallNode, context: Context): Found | undefined {
  const { aggregate, place } = context;
  if (place.role !== 'claim') return refuse(context, 'aggregate-misplaced', { name: 'prior' }, node.nameSpan);
  if (aggregate !== undefined)
    return refuse(context, 'aggregate-nested', { name: 'prior', around: aggregate }, node.nameSpan);
  const [of] = node.args;
  if (wrongCount(node, 1, 1, context) || of === undefined || !learns(node, context)) return undefined;
  const found = context.visit(of, context);
  if (found === undefined) return undefined;
  // World by world nothing before the evidence answers to anything after it.
  if (found.byWorld) return refuse(context, 'prior-by-world', {}, node.span);
  return { ...found, expr: readBefore(found.expr), span: node.span, bare: false };
}

/** Whether there is evidence, which is reported if not. */
function learns({ name, nameSpan }: CallNode, context: Context): boolean {
  if (!context.scope.hasEvidence) refuse(context, 'evidence-wanted', { name }, nameSpan);
  return context.scope.hasEvidence;
}

/** What binds the options to a slot of their own. */
function optionRow(
  context: Context,
):
  | (Pick<Context, 'rows'> & { readonly bound: { readonly choice: { table: number; slot: number } } })
  | undefined {
  const { scope, session, rows } = context;
  const table = scope.table('option');
  if (table === undefined) return undefined;
  const slot = rows.length;
  session.deepest = Math.max(session.deepest, slot + 1);
  return { rows: [...rows, { name: 'option', table, slot }], bound: { choice: { table, slot } } };
}

interface Arguments {
  readonly args: readonly Expr[];
  readonly when?: Found;
}

function argumentsOf(how: AggregateName, nodes: readonly Node[], context: Context): Arguments | undefined {
  if (how === 'first_order' || how === 'worth_knowing') {
    const args = nodes.map((node) => assumption(node, context));
    return args.every((arg) => arg !== undefined) ? { args: args.flatMap((arg) => arg ?? []) } : undefined;
  }
  const [node] = nodes;
  const found = node === undefined ? undefined : context.visit(node, context);
  if (node === undefined) return { args: [] };
  if (found === undefined) return undefined;
  if (how === 'mean')
    return isTruth(found, context, 'the condition of `mean`') ? { args: [], when: found } : undefined;
  if (!isNumber(found, context, 'the probability of `quantile`', plain)) return undefined;
  const p = constantOf(found);
  if (p === undefined || !(p >= 0 && p <= 1)) return refuse(context, 'quantile-probability', {}, found.span);
  return { args: [found.expr] };
}

/** What `first_order` and `worth_knowing` ask about: a quantity of the world, all its rows where it is named without brackets. */
function assumption(node: Node, context: Context): readonly Expr[] | undefined {
  const symbol = node.kind === 'name' ? context.scope.symbol(node.name) : undefined;
  if (symbol !== undefined && symbol.over.length > 0) {
    const traits = symbol.traits();
    if (traits === undefined) return undefined;
    if (symbol.role === 'outcome' || traits.reach === 'period') {
      return refuse(context, 'assumption-wanted', {}, node.span);
    }
    const lengths = symbol.over.map((table) => context.scope.tables[table]?.rows.length ?? 0);
    return rowsOf(lengths).map((rows) => ({
      op: 'world',
      definition: symbol.definition,
      rows: rows.map((value) => ({ op: 'constant', value })),
      span: node.span,
    }));
  }
  const found = context.visit(node, context);
  if (found === undefined) return undefined;
  return found.expr.op === 'world' ? [found.expr] : refuse(context, 'assumption-wanted', {}, node.span);
}

/** Every combination of rows, the last table fastest. */
function rowsOf(lengths: readonly number[]): readonly (readonly number[])[] {
  return lengths.reduce<readonly (readonly number[])[]>(
    (all, length) => all.flatMap((rows) => Array.from({ length }, (_, row) => [...rows, row])),
    [[]],
  );
}

/** The type of the aggregate of a part of this type; yes and no average to a share. */
function typeOf(how: AggregateName, of: Found, context: Context): ValueType | undefined {
  if (how === 'learned') return plainNumber;
  if (how === 'first_order') {
    if (of.type.kind !== 'label') return plainNumber;
  } else if (how === 'worth_knowing' && of.type.kind !== 'number' && of.type.kind !== 'truth') {
    // No difference of labels or dates is worth anything.
  } else if (of.type.kind === 'number') {
    return of.type;
  } else if (of.type.kind === 'date') {
    return how === 'mean' || how === 'quantile' ? of.type : { kind: 'number', dimension: duration };
  } else if (of.type.kind === 'truth' && how !== 'quantile') {
    return plainNumber;
  }
  isNumber(of, context, `the first argument of \`${how}\``);
  return undefined;
}
