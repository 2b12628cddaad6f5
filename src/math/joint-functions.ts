import { ascending } from './ascending.ts';
import { normalQuantile } from './normal-quantile.ts';
import { rankShares } from './rank-scores.ts';

/** An input of a sample: numbers, or categories that have no order. */
export interface JointInput {
  readonly values: Float64Array;
  readonly categories: boolean;
}

/** One function of one input, over the sample. */
interface Term {
  readonly degree: number;
  readonly values: Float64Array;
}

/** Highest degree of the functions of one input, and of the products of two; from rich to lean. */
const RICHNESS: readonly Richness[] = [
  { single: 8, paired: 10 },
  { single: 8, paired: 8 },
  { single: 6, paired: 6 },
  { single: 5, paired: 5 },
  { single: 4, paired: 4 },
  { single: 4, paired: 3 },
  { single: 3, paired: 2 },
  { single: 3, paired: 0 },
  { single: 2, paired: 0 },
  { single: 1, paired: 0 },
];

interface Richness {
  readonly single: number;
  readonly paired: number;
}

/** At most one function for this many observations, and at most `MOST_FUNCTIONS` of them unless it is said. */
const OBSERVATIONS_A_FUNCTION = 8;
const MOST_FUNCTIONS = 120;

/** The degree of the normal score: it is in no product, and in every set but the leanest. */
const SCORE = Infinity;

/**
 * Functions of the inputs on which a target can be regressed: Legendre polynomials of each input's rank and its normal
 * score, indicators of categories, and products of two inputs' functions, as many as the size of the sample bears.
 * One column each, without the constant. They depend on the order of an input's values alone.
 *
 * @param atMost how many functions there may be
 */
export function jointFunctions(
  inputs: readonly JointInput[],
  atMost: number = MOST_FUNCTIONS,
): readonly Float64Array[] {
  const n = inputs[0]?.values.length ?? 0;
  const most = Math.min(atMost, Math.floor(n / OBSERVATIONS_A_FUNCTION));
  const terms = inputs.map(({ values, categories }) =>
    categories ? indicators(values) : polynomials(values),
  );
  const leanest: Richness = { single: 1, paired: 0 };
  const richness = RICHNESS.find((one) => countOf(terms, one) <= most) ?? leanest;
  const pairs = pairsOf(terms, richness).map(([a, b]) => product(a.values, b.values));
  return [...singlesOf(terms, richness).map((term) => term.values), ...pairs];
}

function product(a: Float64Array, b: Float64Array): Float64Array {
  const values = new Float64Array(a.length);
  for (let i = 0; i < values.length; i++) values[i] = a[i]! * b[i]!;
  return values;
}

function countOf(terms: readonly (readonly Term[])[], richness: Richness): number {
  return singlesOf(terms, richness).length + pairsOf(terms, richness).length;
}

function singlesOf(terms: readonly (readonly Term[])[], { single }: Richness): Term[] {
  return terms.flat().filter(({ degree }) => degree <= single || (degree === SCORE && single > 1));
}

/** Pairs of functions of two different inputs whose degrees add to no more than `paired`. */
function pairsOf(terms: readonly (readonly Term[])[], { paired }: Richness): [Term, Term][] {
  return terms.flatMap((firsts, i) =>
    terms
      .slice(i + 1)
      .flatMap((seconds) =>
        firsts.flatMap((a) =>
          seconds.filter((b) => a.degree + b.degree <= paired).map((b): [Term, Term] => [a, b]),
        ),
      ),
  );
}

/** An indicator of each category but one. */
function indicators(values: Float64Array): Term[] {
  const labels = [...new Set(values)].sort((a, b) => a - b);
  return labels
    .slice(1)
    .map((label) => ({ degree: 1, values: values.map((value) => Number(value === label)) }));
}

/** Legendre polynomials of 2u − 1 for the rank share u (three-term recurrence, DLMF 18.9.1), and the normal score of u. */
function polynomials(values: Float64Array): Term[] {
  const order = ascending(values);
  const u = new Float64Array(values.length);
  const shares = rankShares(values.map((_value, i) => values[order[i]!]!));
  for (let i = 0; i < shares.length; i++) u[order[i]!] = shares[i]!;
  const t = u.map((share) => 2 * share - 1);
  const terms: Term[] = [{ degree: 1, values: t }];
  let before: Float64Array = new Float64Array(values.length).fill(1);
  let last: Float64Array = t;
  const highest = Math.max(...RICHNESS.map(({ single }) => single));
  for (let degree = 2; degree <= highest; degree++) {
    const next = new Float64Array(values.length);
    for (let i = 0; i < next.length; i++) {
      next[i] = ((2 * degree - 1) * t[i]! * last[i]! - (degree - 1) * before[i]!) / degree;
    }
    terms.push({ degree, values: next });
    before = last;
    last = next;
  }
  return [...terms, { degree: SCORE, values: u.map(normalQuantile) }];
}
