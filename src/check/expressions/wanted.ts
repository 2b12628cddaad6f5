import type { Dimension } from '../../model/units.ts';
import { isPlain, same } from '../units/dimension.ts';
import { dimensionText } from '../units/text.ts';
import { type Context, refuse, tableName, written } from './context.ts';
import type { Found } from './found.ts';
import { typeText } from './type-text.ts';

/**
 * Whether the part is a number, of this dimension where one is given; reports it otherwise. `what` names the part in
 * the message: `the duration of before`.
 */
export function isNumber(found: Found, context: Context, what: string, dimension?: Dimension): boolean {
  if (found.type.kind !== 'number') {
    const given = typeText(found.type, context.scope);
    const formula = found.type.kind === 'truth' ? written(found.span) : undefined;
    refuse(context, 'number-wanted', { what, given, formula }, found.span);
    return false;
  }
  if (dimension === undefined || found.fits !== undefined || same(found.type.dimension, dimension))
    return true;
  if (isPlain(dimension)) {
    refuse(context, 'plain-number-wanted', { what, given: dimensionText(found.type.dimension) }, found.span);
  } else if (found.bare && isPlain(found.type.dimension)) {
    const literal = found.expr.op === 'constant' ? written(found.span) : undefined;
    refuse(
      context,
      'unit-missing',
      { number: written(found.span), unit: dimensionText(dimension), literal },
      found.span,
    );
  } else {
    const given = typeText(found.type, context.scope);
    refuse(context, 'unit-wanted', { what, unit: dimensionText(dimension), given }, found.span);
  }
  return false;
}

/** Whether the part is yes or no; reports it otherwise. */
export function isTruth(found: Found, context: Context, what: string): boolean {
  if (found.type.kind === 'truth' || found.fits === 'any') return true;
  const number = found.type.kind === 'number' ? written(found.span) : undefined;
  refuse(context, 'truth-wanted', { what, given: typeText(found.type, context.scope), number }, found.span);
  return false;
}

/** Whether the part has an order: a number, a date, a row of an ordered table; reports it otherwise. */
export function isOrdered(found: Found, context: Context, what: string): boolean {
  const { type } = found;
  if (type.kind === 'number' || type.kind === 'date') return true;
  if (type.kind === 'label') {
    if (context.scope.tables[type.table]?.ordered === true) return true;
    refuse(context, 'table-unordered', { table: tableName(context.scope, type.table) }, found.span);
    return false;
  }
  refuse(
    context,
    'number-wanted',
    { what, given: typeText(type, context.scope), formula: written(found.span) },
    found.span,
  );
  return false;
}
