import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Span } from '../../diagnostics/diagnostic.ts';
import { fromInterval } from '../../distributions/interval.ts';
import { DISTRIBUTIONS } from '../../distributions/registry.ts';
import type { ValueType } from '../../model/model.ts';
import type { IntervalNode } from '../../syntax/expression.ts';
import { same } from '../units/dimension.ts';
import { agree } from './agree.ts';
import { apply } from './apply.ts';
import { type Context, refuse, report } from './context.ts';
import { drawn, mayDraw } from './draw.ts';
import { constant, constantOf, type Found, plainNumber } from './found.ts';
import { isNumber } from './wanted.ts';

/**
 * `low to high`, a 90 % interval. The law is chosen in numbers of the declared unit: of bare ends as they stand, of ends
 * with a unit after division by its scale, and the draw is then multiplied by it again.
 */
export function visitInterval(node: IntervalNode, context: Context): Found | undefined {
  const { role, want } = context.place;
  const low = context.visit(node.low, context);
  const high = context.visit(node.high, context);
  if (role !== 'assumption' && role !== 'column') return refuse(context, 'interval-misplaced', {}, node.span);
  if (!mayDraw('to', node.span, context) || low === undefined || high === undefined) return undefined;
  const agreed = agree([low, high], 'the ends of the interval', node.span, context);
  if (agreed === undefined) return undefined;
  const numbers = [low, high].every((end) => isNumber(end, context, 'an end of an interval'));
  const ends = [low, high].map((end) => constantOf(end) ?? notConstant(end, context));
  const [from, to] = ends;
  if (!numbers || from === undefined || to === undefined || agreed.type.kind !== 'number') return undefined;
  const bare = low.bare && high.bare;
  const unit =
    want?.kind === 'number' && same(want.unit.dimension, agreed.type.dimension) ? want.unit : undefined;
  const scale = bare || unit === undefined ? 1 : unit.scale;
  const law = fromInterval(from / scale, to / scale, want?.kind === 'number' && want.unit.share);
  if (law.kind === 'problem')
    return refuse(context, 'distribution-impossible', { problem: law.problem }, node.span);
  warnOfLeak(node, from / scale, to / scale, want?.kind === 'number' && want.unit.share, context);
  const distribution = DISTRIBUTIONS.get(law.distribution);
  if (distribution === undefined) return undefined;
  const args = law.parameters.map((value) => constant(value, plainNumber, node.span, bare));
  const draw = drawn(distribution, args, agreed.type, node.span, context);
  return draw === undefined || scale === 1 ? draw : scaled(draw, scale, agreed.type, context);
}

/** An end at nought (or at a share's whole) is mostly meant as a bound, and one world in twenty lies beyond it. */
export function warnOfLeak(
  node: IntervalNode,
  low: number,
  high: number,
  isShare: boolean,
  context: Context,
): void {
  if (low === high) return;
  const leaking =
    low === 0 || (isShare && low === 1)
      ? node.low
      : high === 0 || (isShare && high === 1)
        ? node.high
        : undefined;
  if (leaking === undefined) return;
  const text = ({ start, end }: Span): string => node.span.source.text.slice(start, end);
  const fields = { bound: text(leaking.span), low: text(node.low.span), high: text(node.high.span) };
  report(diagnose('interval-leaks', fields, node.span), context);
}

/** A value in some unit's numbers, in base units. */
export function scaled(found: Found, scale: number, type: ValueType, context: Context): Found | undefined {
  const factor = constant(scale, plainNumber, found.span);
  return apply('multiply', [found, factor], type, found.span, context);
}

function notConstant(end: Found, context: Context): undefined {
  return refuse(context, 'interval-ends', {}, end.span);
}
