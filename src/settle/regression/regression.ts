import type { Standard, Term } from './polynomial.ts';

/** A polynomial in features as a formula: Σ coefficient · Π standardised features. */
export interface Regression {
  /** By feature. */
  readonly standards: readonly Standard[];
  readonly parts: readonly { readonly term: Term; readonly coefficient: number }[];
}
