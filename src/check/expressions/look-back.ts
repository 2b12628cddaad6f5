import type { Expr } from '../../model/expression.ts';
import type { ValueType } from '../../model/model.ts';
import type { CallNode } from '../../syntax/expression.ts';
import { duration, times } from '../units/dimension.ts';
import { agree } from './agree.ts';
import { wrongCount } from './argument-count.ts';
import { type Context, refuse } from './context.ts';
import { recorded } from './dated.ts';
import { computed, constant, constantOf, type Found, truth } from './found.ts';
import { sharedTable } from './label-table.ts';
import { remember } from './remember.ts';
import { isNumber, isOrdered, isTruth } from './wanted.ts';

const DURATION: ValueType = { kind: 'number', dimension: duration };

/** The look-back functions of one argument. */
type OfOne = 'ever' | 'always' | 'since' | 'first' | 'total' | 'highest' | 'lowest';

/** `ever(c)`, `since(c)`, `total(x)`, …: what a memory cell has gathered of its argument up to now. */
export function visitLookBack(node: CallNode, context: Context, table?: number): Found | undefined {
  const how = node.name as OfOne;
  const { phase } = context.place;
  if (!mayLookBack(node, context) || phase === undefined) return undefined;
  const [argument] = node.args;
  if (wrongCount(node, 1, 1, context) || argument === undefined) return undefined;
  const of = context.visit(argument, { ...context, lookBack: how }, table);
  const type = of === undefined ? undefined : typeOf(how, of, node, context);
  if (of === undefined || type === undefined) return undefined;
  const settled = ofConstant(how, of, type, node);
  if (settled !== undefined) return settled;
  const expr = remember([of.expr], (rename) => ({ how, phase, of: rename(of.expr) }), node.span, context);
  if (expr === undefined) return undefined;
  const never = how === 'since' || how === 'first';
  return moving(expr, type, [of], node, never || (how !== 'ever' && how !== 'always' && of.mayBeInfinite));
}

/**
 * `before(x, duration, initial)`. In the model it reads what was stored at the end of an earlier period; on a finished
 * path, where a record is read, a known duration says which record that is.
 */
export function visitBefore(node: CallNode, context: Context, table?: number): Found | undefined {
  if (!mayLookBack(node, context)) return undefined;
  const [x, back, start] = node.args;
  if (wrongCount(node, 3, 3, context) || x === undefined || back === undefined || start === undefined)
    return undefined;
  const inside = { ...context, lookBack: 'before' };
  const label = table ?? sharedTable([x, start], context);
  const of = context.visit(x, inside, label);
  const lag = context.visit(back, inside);
  const initial = context.visit(start, inside, label);
  if (of === undefined || lag === undefined || initial === undefined) return undefined;
  if (!isNumber(lag, context, 'the duration of `before`', duration)) return undefined;
  const agreed = agree([of, initial], 'the first and the last argument of `before`', node.span, context);
  if (agreed === undefined) return undefined;
  const expr =
    context.place.phase === 'record'
      ? beforeTheEnd(of, lag, initial, node, context)
      : remember(
          [of.expr, lag.expr, initial.expr],
          (rename) => ({
            how: 'before',
            phase: 'before',
            of: rename(of.expr),
            duration: rename(lag.expr),
            initial: rename(initial.expr),
          }),
          node.span,
          context,
        );
  if (expr === undefined) return undefined;
  const found = moving(
    expr,
    agreed.type,
    [of, initial, lag],
    node,
    of.mayBeInfinite || initial.mayBeInfinite,
  );
  return agreed.fits === undefined ? found : { ...found, fits: agreed.fits };
}

function beforeTheEnd(
  of: Found,
  lag: Found,
  initial: Found,
  node: CallNode,
  context: Context,
): Expr | undefined {
  const { clock } = context.scope;
  const days = constantOf(lag);
  if (days === undefined || context.lookBack !== undefined) {
    return refuse(context, 'before-in-record', {}, node.span);
  }
  const back = Math.max(1, Math.round(days / clock.length));
  const period = clock.starts.length - 1 - back;
  return period < 0 ? initial.expr : recorded(of, period, context)?.expr;
}

function mayLookBack(node: CallNode, context: Context): boolean {
  const { place, scope } = context;
  if (place.phase === undefined) refuse(context, 'look-back-misplaced', { name: node.name }, node.nameSpan);
  else if (!scope.clock.given) refuse(context, 'clock-absent', { name: node.name }, node.nameSpan);
  return place.phase !== undefined && scope.clock.given;
}

function typeOf(how: OfOne, of: Found, node: CallNode, context: Context): ValueType | undefined {
  const what = `the argument of \`${node.name}\``;
  switch (how) {
    case 'ever':
    case 'always':
      return isTruth(of, context, what) ? truth : undefined;
    case 'since':
    case 'first':
      return isTruth(of, context, what) ? DURATION : undefined;
    case 'highest':
    case 'lowest':
      return isOrdered(of, context, what) ? of.type : undefined;
    case 'total': {
      if (of.type.kind === 'truth') return DURATION;
      if (!isNumber(of, context, what) || of.type.kind !== 'number') return undefined;
      return { kind: 'number', dimension: times(of.type.dimension, duration) };
    }
  }
}

/** What never changes needs no memory. */
function ofConstant(how: OfOne, of: Found, type: ValueType, node: CallNode): Found | undefined {
  const value = constantOf(of);
  if (value === undefined || Number.isNaN(value) || how === 'total') return undefined;
  const settled = how === 'since' || how === 'first' ? (value === 0 ? Number.POSITIVE_INFINITY : 0) : value;
  return constant(settled, type, node.span);
}

function moving(
  expr: Expr,
  type: ValueType,
  parts: readonly Found[],
  node: CallNode,
  infinite: boolean,
): Found {
  const found = computed(expr, type, node.span, parts);
  return { ...found, bare: false, reach: 'period', mayBeInfinite: infinite };
}
