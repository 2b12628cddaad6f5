import type { Span } from '../../diagnostics/diagnostic.ts';
import type { Expr } from '../../model/expression.ts';
import type { Found } from './found.ts';
import type { Reaching } from './ordered.ts';

/** A law that data may come from. */
export interface Law {
  /** A value of it, as far as its type is concerned. */
  readonly value: Found;
  /** Everything it is made of. */
  readonly parts: readonly Found[];
  /** The log density it gives to data. */
  readonly density: (of: Expr) => Expr;
  /** How far it reaches, where it is a law of the rows of an ordered table. */
  readonly reaching?: Reaching;
}

/** The log density that a law gives to data. */
export function densityOf(distribution: string, of: Expr, args: readonly Expr[], span: Span): Expr {
  return { op: 'density', distribution, of, args, span };
}
