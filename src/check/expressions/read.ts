import type { Span } from '../../diagnostics/diagnostic.ts';
import type { Expr } from '../../model/expression.ts';
import type { Symbol as Quantity } from '../scope.ts';
import { type Context, refuse } from './context.ts';
import { type Found, joined, later } from './found.ts';

/** Where a quantity is read: one row for each table of its `over`, and in claims the option and the variant. */
export interface Where {
  readonly rows: readonly Found[];
  readonly option?: Found;
  readonly variant?: string;
}

/** A quantity's value at the rows given, where the place may read it. */
export function read(symbol: Quantity, where: Where, span: Span, context: Context): Found | undefined {
  const type = symbol.type();
  const traits = symbol.traits();
  if (type === undefined || traits === undefined) return undefined;
  if (!mayRead(symbol, traits.reach === 'period', span, context)) return undefined;
  const rows = joined(where.option === undefined ? where.rows : [...where.rows, where.option]);
  return {
    expr: expression(symbol, where, span, context),
    type,
    span,
    bare: false,
    reach: later(traits.reach, rows.reach),
    mayBeMissing: traits.mayBeMissing || rows.mayBeMissing,
    mayBeInfinite: traits.mayBeInfinite,
    draws: rows.draws,
    uncertain: traits.uncertain || rows.uncertain,
    byWorld: symbol.role === 'outcome' || traits.reach !== 'fixed' || rows.byWorld,
  };
}

function expression(symbol: Quantity, where: Where, span: Span, { place }: Context): Expr {
  const { definition } = symbol;
  const rows = where.rows.map((row) => row.expr);
  if (place.role !== 'claim') return { op: 'read', definition, rows, span };
  const variant = where.variant === undefined ? {} : { variant: where.variant };
  if (where.option === undefined) return { op: 'world', definition, rows, ...variant, span };
  return { op: 'outcome', definition, rows, option: where.option.expr, ...variant, span };
}

function mayRead(symbol: Quantity, moves: boolean, span: Span, context: Context): boolean {
  const { name } = symbol;
  switch (context.place.role) {
    case 'claim':
      if (symbol.role !== 'outcome' && moves) refuse(context, 'path-in-claim', { name }, span);
      return symbol.role === 'outcome' || !moves;
    case 'outcome':
    case 'check':
      return true;
    case 'constant':
      refuse(context, 'constant-wanted', {}, span);
      return false;
    case 'assumption':
    case 'column':
      if (symbol.role === 'outcome') refuse(context, 'outcome-misplaced', { name }, span);
      else if (moves) refuse(context, 'path-in-assumption', { name }, span);
      return symbol.role !== 'outcome' && !moves;
    default:
      if (symbol.role === 'outcome') refuse(context, 'outcome-misplaced', { name }, span);
      return symbol.role !== 'outcome';
  }
}
