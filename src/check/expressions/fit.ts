import type { ValueType } from '../../model/model.ts';
import type { Want } from '../scope.ts';
import { isPlain, same } from '../units/dimension.ts';
import { dimensionText } from '../units/text.ts';
import { sameType } from './agree.ts';
import { type Context, refuse, tableName } from './context.ts';
import type { Found } from './found.ts';
import { scaled } from './interval.ts';
import { typeText } from './type-text.ts';

/** A whole formula as what its place wants: with the declared type, bare numbers in the declared unit. */
export function fitTo(found: Found, want: Want, context: Context): Found | undefined {
  const type = typeOf(want);
  if (found.fits === 'any' || (found.fits === 'numbers' && want.kind === 'number')) return { ...found, type };
  if (found.type.kind !== 'number' || want.kind !== 'number') {
    if (sameType(found.type, type)) return found;
    const wanted = typeText(type, context.scope);
    const table = want.kind === 'label' ? tableName(context.scope, want.table) : undefined;
    const fields = { wanted, given: typeText(found.type, context.scope), table };
    return refuse(context, 'type-declared', fields, found.span);
  }
  const { unit } = want;
  if (found.bare && isPlain(found.type.dimension)) {
    if (unit.scale === 1) return { ...found, type };
    return scaled(found, unit.scale, type, context);
  }
  if (same(found.type.dimension, unit.dimension)) return found;
  if (isPlain(found.type.dimension)) {
    return refuse(context, 'unit-of-formula-absent', { unit: unit.text }, found.span);
  }
  const given = dimensionText(found.type.dimension);
  return refuse(context, 'unit-declared', { unit: unit.text, given }, found.span);
}

/** The type that a declaration gives. */
export function typeOf(want: Want): ValueType {
  return want.kind === 'number' ? { kind: 'number', dimension: want.unit.dimension } : want;
}
