import type { Expr } from '../model/expression.ts';

export type AggregateExpr = Extract<Expr, { op: 'aggregate' }>;

/** Where the reading of a claim stands. Whoever judges moves it; formulas read it. */
export interface Stance {
  /** The world in which formulas are read; aggregates go through worlds of their own and put it back. */
  world: number;
  /** The worlds that aggregates are taken over. */
  sample: Uint32Array;
  /** All worlds the claim is about, of which `sample` is a part: what is fitted is fitted on these. */
  whole: Uint32Array;
  /** An aggregate whose missing truths are to be taken for yes (1) or no (0), to see whether they could tip it. */
  tipped: { readonly aggregate: AggregateExpr; readonly as: 0 | 1 } | undefined;
  /** For each aggregate taken, the largest share of worlds left out because its value was missing there. */
  readonly missing: Map<AggregateExpr, number>;
}
