import type { Span } from '../../diagnostics/diagnostic.ts';
import type { ValueType } from '../../model/model.ts';
import { isPlain, same } from '../units/dimension.ts';
import { dimensionText } from '../units/text.ts';
import { type Context, refuse, written } from './context.ts';
import { type Found, plainNumber } from './found.ts';
import { typeText } from './type-text.ts';

/** The type that parts share, and whether it is still open as that of `0` or `missing` is. */
export interface Agreement {
  readonly type: ValueType;
  readonly fits?: 'any' | 'numbers';
}

/**
 * The type that all parts share: that of those which have one of their own. `where` names what joins them in the
 * message: `the two sides of +`. The first two that disagree are reported.
 */
export function agree(
  parts: readonly Found[],
  where: string,
  span: Span,
  context: Context,
): Agreement | undefined {
  let first: Found | undefined;
  let odd: Found | undefined;
  let number: Found | undefined;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] as Found;
    if (part.fits === 'numbers') number ??= part;
    if (part.fits !== undefined) continue;
    if (first === undefined) first = part;
    else if (!sameType(first.type, part.type)) odd ??= part;
  }
  if (first === undefined) return { type: plainNumber, fits: number === undefined ? 'any' : 'numbers' };
  if (odd !== undefined) return disagree(first, odd, where, span, context);
  if (number !== undefined && first.type.kind !== 'number')
    return disagree(first, number, where, span, context);
  return { type: first.type };
}

/** Whether two types are one. */
export function sameType(left: ValueType, right: ValueType): boolean {
  if (left === right) return true;
  if (left.kind === 'number') return right.kind === 'number' && same(left.dimension, right.dimension);
  if (left.kind === 'label') return right.kind === 'label' && left.table === right.table;
  return left.kind === right.kind;
}

function disagree(a: Found, b: Found, where: string, span: Span, context: Context): undefined {
  const [left, right] = a.span.start <= b.span.start ? [a, b] : [b, a];
  const types = { left: typeText(left.type, context.scope), right: typeText(right.type, context.scope) };
  if (left.type.kind !== 'number' || right.type.kind !== 'number') {
    return refuse(context, 'types-differ', { where, ...types }, span);
  }
  const [bare, other] = left.bare ? [left, right] : [right, left];
  if (
    bare.bare &&
    other.type.kind === 'number' &&
    bare.type.kind === 'number' &&
    isPlain(bare.type.dimension)
  ) {
    const unit = unitWord(other.type.dimension, context);
    const number = bare.expr.op === 'constant' ? written(bare.span) : '';
    return refuse(context, 'unit-missing', { number: written(bare.span), unit, literal: number }, bare.span);
  }
  return refuse(context, 'units-differ', { where, ...types }, span);
}

/** The unit to suggest: the one declared for the formula where it fits, else the base units. */
function unitWord(dimension: Readonly<Record<string, number>>, { place }: Context): string {
  const declared = place.want?.kind === 'number' && same(place.want.unit.dimension, dimension);
  return declared && place.want?.kind === 'number' ? place.want.unit.text : dimensionText(dimension);
}
