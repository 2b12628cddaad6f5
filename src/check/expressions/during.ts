import type { Expr } from '../../model/expression.ts';
import type { CallNode } from '../../syntax/expression.ts';
import { duration } from '../units/dimension.ts';
import { apply } from './apply.ts';
import { wrongCount } from './argument-count.ts';
import { atPeriod } from './at-period.ts';
import { isStill } from './clock.ts';
import { type Context, refuse } from './context.ts';
import { constant, type Found, truth } from './found.ts';
import { typeText } from './type-text.ts';
import { isNumber } from './wanted.ts';

/**
 * `during(date)`: whether the period contains the date. `during(date, duration)`: whether any of the period lies in the time
 * that begins with the date and lasts so long. A period reaches from its first day up to the first day of the next.
 */
export function visitDuring(node: CallNode, context: Context): Found | undefined {
  const { clock } = context.scope;
  const [when, long] = node.args;
  if (wrongCount(node, 1, 2, context) || when === undefined) return undefined;
  if (!clock.given) return refuse(context, 'clock-absent', { name: node.name }, node.nameSpan);
  if (isStill(context)) return refuse(context, 'clock-misplaced', { name: node.name }, node.nameSpan);
  const date = context.visit(when, context);
  const lasting = long === undefined ? undefined : context.visit(long, context);
  if (date === undefined || (long !== undefined && lasting === undefined)) return undefined;
  if (date.type.kind !== 'date') {
    return refuse(context, 'date-wanted', { given: typeText(date.type, context.scope) }, date.span);
  }
  if (lasting !== undefined && !isNumber(lasting, context, 'the duration of `during`', duration)) {
    return undefined;
  }
  const found = overlap(date, lasting, node, context);
  if (found === undefined) return undefined;
  const values = clock.starts.map((_, period) => atPeriod(found.expr, clock, period));
  const known = values.filter((value) => value !== undefined);
  if (known.length < values.length) return found;
  return { ...found, expr: { op: 'timed', values: known }, mayBeMissing: known.some(Number.isNaN) };
}

/** The period has begun by the time the date's time ends, and the date comes before the next. */
function overlap(
  date: Found,
  lasting: Found | undefined,
  node: CallNode,
  context: Context,
): Found | undefined {
  const { clock } = context.scope;
  const { span } = node;
  const moving = (expr: Expr): Found => ({
    ...constant(0, { kind: 'date' }, span),
    expr,
    reach: 'period',
  });
  const now = moving({ op: 'clock', what: 'now' });
  const next = moving({ op: 'timed', values: [...clock.starts.slice(1), clock.finish] });
  const before = apply('less', [date, next], truth, span, context);
  const end = lasting && apply('add', [date, lasting], { kind: 'date' }, span, context);
  const begun =
    lasting === undefined
      ? apply('less_equal', [now, date], truth, span, context)
      : end && apply('less', [now, end], truth, span, context);
  return before && begun && apply('and', [before, begun], truth, span, context);
}
