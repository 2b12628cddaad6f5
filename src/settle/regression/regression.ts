import type { Standard } from './design.ts';
import { FURTHEST, type Term } from './polynomial.ts';

/** A polynomial in features as a formula: Σ coefficient · Π standardised features. */
export interface Regression {
  /** By feature. */
  readonly standards: readonly Standard[];
  readonly parts: readonly { readonly term: Term; readonly coefficient: number }[];
}

/** Adds the values of a formula to `out`, world by world. */
export function evaluate(
  { standards, parts }: Regression,
  features: readonly Float64Array[],
  out: Float64Array,
): void {
  const used = new Set(parts.flatMap(({ term }) => term));
  const standardised = features.map((feature, place) => {
    if (!used.has(place)) return feature;
    const { centre, scale } = standards[place]!;
    return feature.map((value) => Math.min(FURTHEST, Math.max(-FURTHEST, (value - centre) * scale)));
  });
  for (const { term, coefficient } of parts) {
    for (let world = 0; world < out.length; world++) {
      let product = coefficient;
      for (let place = 0; place < term.length; place++) product *= standardised[term[place]!]![world]!;
      out[world]! += product;
    }
  }
}
