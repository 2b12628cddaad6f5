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
  const standardised = features.map((feature, place) =>
    used.has(place) ? standardise(feature, standards[place]!) : feature,
  );
  for (const { term, coefficient } of parts) {
    const [a, b, ...others] = term.map((feature) => standardised[feature]!);
    if (a === undefined) for (let i = 0; i < out.length; i++) out[i]! += coefficient;
    else if (b === undefined) for (let i = 0; i < out.length; i++) out[i]! += coefficient * a[i]!;
    else if (others.length === 0) for (let i = 0; i < out.length; i++) out[i]! += coefficient * a[i]! * b[i]!;
    else {
      for (let i = 0; i < out.length; i++) {
        let product = coefficient * a[i]! * b[i]!;
        for (let place = 0; place < others.length; place++) product *= others[place]![i]!;
        out[i]! += product;
      }
    }
  }
}

function standardise(feature: Float64Array, { centre, scale }: Standard): Float64Array {
  const out = new Float64Array(feature.length);
  for (let i = 0; i < out.length; i++) {
    const value = (feature[i]! - centre) * scale;
    out[i] = value > FURTHEST ? FURTHEST : value < -FURTHEST ? -FURTHEST : value;
  }
  return out;
}
