import type { Span } from '../../diagnostics/diagnostic.ts';
import type { Distribution, Parameter } from '../../distributions/distribution.ts';
import { DISTRIBUTIONS } from '../../distributions/registry.ts';
import type { ValueType } from '../../model/model.ts';
import type { CallNode } from '../../syntax/expression.ts';
import { duration, plain, raised } from '../units/dimension.ts';
import { agree } from './agree.ts';
import { apply } from './apply.ts';
import { wrongCount } from './argument-count.ts';
import { type Context, refuse } from './context.ts';
import { constant, constantOf, type Found, joined, plainNumber, truth } from './found.ts';
import { sharedTable } from './label-table.ts';
import { isNumber } from './wanted.ts';

/** A draw from a distribution of the registry: `normal(mean, sd)`, `discrete(value, weight, …)`. */
export function visitDraw(node: CallNode, context: Context, table?: number): Found | undefined {
  return visitRegistered(node.name, node, context, table);
}

/** The same for a call that stands for a draw from the distribution of this name. */
export function visitRegistered(
  called: string,
  node: CallNode,
  context: Context,
  table?: number,
): Found | undefined {
  const distribution = DISTRIBUTIONS.get(called);
  const allowed = mayDraw(node.name, node.span, context);
  if (distribution === undefined) return undefined;
  const roles = distribution.parameters;
  const label = table ?? (distribution.repeats ? sharedTable(valuesOf(node, roles), context) : undefined);
  const args = node.args.map((arg, index) => {
    const carries = roles[index % roles.length]?.carries;
    return context.visit(arg, context, carries === 'location' ? label : undefined);
  });
  if (wrongCount(node, roles.length, distribution.repeats ? Number.POSITIVE_INFINITY : roles.length, context))
    return undefined;
  if (node.args.length % roles.length !== 0) {
    return refuse(context, 'distribution-pairs', { name: node.name, given: node.args.length }, node.nameSpan);
  }
  const known = args.filter((arg) => arg !== undefined);
  if (known.length < args.length) return undefined;
  const type = typeOfDraw(distribution, known, node, context);
  return type === undefined || !allowed ? undefined : drawn(distribution, known, type, node.span, context);
}

/** `happens(rate)`: yes with probability 1 − exp(−rate · period), that of a Poisson process having an event in one period. */
export function visitHappens(node: CallNode, context: Context): Found | undefined {
  const { clock } = context.scope;
  const allowed = mayDraw(node.name, node.span, context);
  const [argument] = node.args;
  if (wrongCount(node, 1, 1, context) || argument === undefined) return undefined;
  const rate = context.visit(argument, context);
  if (rate === undefined || !isNumber(rate, context, 'the rate of `happens`', raised(duration, -1)))
    return undefined;
  if (!clock.given) return refuse(context, 'clock-absent', { name: 'happens' }, node.nameSpan);
  const known = constantOf(rate);
  if (known !== undefined && !(known >= 0)) {
    return refuse(context, 'distribution-impossible', { problem: 'the rate is below 0' }, node.span);
  }
  const at = argument.span;
  const period = constant(clock.length, { kind: 'number', dimension: duration }, at);
  const events = apply('multiply', [rate, period], plainNumber, at, context);
  const negative = events && apply('negate', [events], plainNumber, at, context);
  const none = negative && apply('exp', [negative], plainNumber, at, context);
  const some = none && apply('subtract', [constant(1, plainNumber, at), none], plainNumber, at, context);
  const bernoulli = DISTRIBUTIONS.get('bernoulli');
  if (!allowed || some === undefined || bernoulli === undefined) return undefined;
  return drawn(bernoulli, [some], truth, node.span, context);
}

/** Whether a draw may stand here; it is counted, and reported where it may not. */
export function mayDraw(name: string, span: Span, context: Context): boolean {
  const { session, place } = context;
  const earlier = session.draw;
  session.draw ??= span;
  if (!place.draws) refuse(context, 'draw-misplaced', { name }, span);
  else if (context.lookBack !== undefined)
    refuse(context, 'draw-in-look-back', { name, around: context.lookBack }, span);
  else if (context.inFold) refuse(context, 'draw-in-fold', { name }, span);
  else if (earlier !== undefined) refuse(context, 'draw-second', { name }, span);
  else return true;
  return false;
}

/** A draw whose parameters, where they are known, are checked. */
export function drawn(
  distribution: Distribution,
  args: readonly Found[],
  type: ValueType,
  span: Span,
  context: Context,
): Found | undefined {
  const values = args.map(constantOf).filter((value) => value !== undefined);
  const problem = values.length === args.length ? distribution.problem(values) : undefined;
  if (problem !== undefined) return refuse(context, 'distribution-impossible', { problem }, span);
  const { reach, mayBeMissing, draws, bare } = joined(args);
  const moves = context.place.role === 'assumption' || context.place.role === 'column' ? 'world' : 'period';
  return {
    expr: { op: 'draw', distribution: distribution.name, args: args.map((arg) => arg.expr), span },
    type,
    span,
    bare,
    reach: reach === 'period' ? 'period' : moves,
    mayBeMissing,
    mayBeInfinite: false,
    draws: draws + 1,
    uncertain: true,
    byWorld: true,
  };
}

/** The type of a draw: that of the parameters which carry its unit. */
export function typeOfDraw(
  distribution: Distribution,
  args: readonly Found[],
  node: CallNode,
  context: Context,
): ValueType | undefined {
  const { parameters, name } = distribution;
  const role = (index: number): Parameter['carries'] | undefined =>
    parameters[index % parameters.length]?.carries;
  const shapes = args.filter((_, index) => role(index) !== 'location' && role(index) !== 'scale');
  const fine = shapes.map((arg) => isNumber(arg, context, `this parameter of \`${name}\``, plain));
  const locations = args.filter((_, index) => role(index) === 'location');
  const scales = args.filter((_, index) => role(index) === 'scale');
  const isDate = locations.some((arg) => arg.type.kind === 'date');
  // The spread of dates is a duration; the spread of numbers has their unit.
  const spread = isDate
    ? scales.map((arg) => isNumber(arg, context, `the spread of \`${name}\``, duration))
    : [];
  const alike = isDate ? locations : [...locations, ...scales];
  const where = `the parameters of \`${name}\``;
  const agreed = alike.length === 0 ? { type: plainNumber } : agree(alike, where, node.span, context);
  if (agreed === undefined || ![...fine, ...spread].every(Boolean)) return undefined;
  if (distribution.result === 'truth') return truth;
  if (distribution.repeats || isDate) return agreed.type;
  return alike.every((arg) => isNumber(arg, context, where)) ? agreed.type : undefined;
}

function valuesOf(node: CallNode, roles: readonly Parameter[]): CallNode['args'] {
  return node.args.filter((_, index) => roles[index % roles.length]?.carries === 'location');
}
