import type { Span } from '../../diagnostics/diagnostic.ts';
import type { Expr } from '../../model/expression.ts';
import type { Reach, ValueType } from '../../model/model.ts';
import type { Elaborated, Traits } from '../scope.ts';
import { plain } from '../units/dimension.ts';

/** What a part of a formula elaborates to. */
export interface Found extends Elaborated {
  readonly span: Span;
  /** What has no type of its own: `missing` fits any, `0` and `infinity` any number. Their type is then a plain number. */
  readonly fits?: 'any' | 'numbers';
  /** Made of written numbers without a unit and of draws alone: such a formula takes the unit that is declared. */
  readonly bare: boolean;
}

/** The type of a plain number. */
export const plainNumber: ValueType = { kind: 'number', dimension: plain };

/** The type of yes and no. */
export const truth: ValueType = { kind: 'truth' };

/** A value known when the scenario is checked. */
export function constant(value: number, type: ValueType, span: Span, bare = false): Found {
  return {
    expr: { op: 'constant', value },
    type,
    span,
    bare,
    reach: 'fixed',
    mayBeMissing: Number.isNaN(value),
    mayBeInfinite: Math.abs(value) === Number.POSITIVE_INFINITY,
    draws: 0,
    uncertain: false,
    byWorld: false,
  };
}

/** The value, where it is known when the scenario is checked. */
export function constantOf(found: Found): number | undefined {
  return found.expr.op === 'constant' ? found.expr.value : undefined;
}

/** What holds of anything that is computed from the parts, unless the operation says otherwise. */
export function joined(
  parts: readonly Found[],
): Traits & { readonly byWorld: boolean; readonly bare: boolean } {
  let reach: Reach = 'fixed';
  let mayBeMissing = false;
  let mayBeInfinite = false;
  let uncertain = false;
  let byWorld = false;
  let bare = true;
  let draws = 0;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] as Found;
    reach = later(reach, part.reach);
    mayBeMissing ||= part.mayBeMissing;
    mayBeInfinite ||= part.mayBeInfinite;
    draws += part.draws;
    uncertain ||= part.uncertain;
    byWorld ||= part.byWorld;
    bare &&= part.bare;
  }
  return { reach, mayBeMissing, mayBeInfinite, draws, uncertain, byWorld, bare };
}

/**
 * What is computed from parts, with what `joined` says of them; whoever knows better lays that over. All that is found
 * has its fields in one order, as it is read by every rule.
 */
export function computed(expr: Expr, type: ValueType, span: Span, parts: readonly Found[]): Found {
  const { bare, reach, mayBeMissing, mayBeInfinite, draws, uncertain, byWorld } = joined(parts);
  return { expr, type, span, bare, reach, mayBeMissing, mayBeInfinite, draws, uncertain, byWorld };
}

/** The reach of what depends on both. */
export function later(left: Reach, right: Reach): Reach {
  return left === 'period' || right === 'fixed' ? left : right;
}
