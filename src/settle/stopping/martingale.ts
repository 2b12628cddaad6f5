import { forwardOrder } from '../regression/forward.ts';
import { nestedRegressions } from '../regression/nested.ts';
import { crossProducts } from '../regression/products.ts';

/** The terms of what is known that the weight of a shock may depend on, and the shocks that are used, at most. */
const MOST_TERMS = 14;
const MOST_SHOCKS = 16;
/** So many of them are the first of the design, the features themselves; the rest are those that matter most to the value. */
const FIRST_TERMS = 8;
/** Shocks are fitted one after the other, and all once more, since they are uncorrelated only in the mean. */
const SWEEPS = 2;
/** A weight is kept when it explains so many times what noise would; of hundreds that are tried, a few are kept by chance. */
const LEAST_GAIN = 8;

/** Memory that is used again at each date. */
export interface Scratch {
  columns: Float64Array;
  product: Float64Array;
  answer: Float64Array;
  sum: Float64Array;
}

export function makeScratch(): Scratch {
  const none = new Float64Array();
  return { columns: none, product: none, answer: none, sum: none };
}

function room(scratch: Scratch, name: keyof Scratch, length: number): Float64Array {
  if (scratch[name].length < length) scratch[name] = new Float64Array(length);
  return scratch[name].subarray(0, length);
}

/** Where a martingale is fitted: a regression's columns, and the stretch of rows that it learns from. */
export interface Ground {
  readonly design: Float64Array;
  readonly size: number;
  readonly rows: number;
  readonly from: number;
  readonly to: number;
  /** XᵀX of that stretch. */
  readonly matrix: Float64Array;
}

/**
 * The part of a residual that one period's luck explains: Σₖ ψₖ Σⱼ βₖⱼ bⱼ, with shocks ψ and terms b of what was known before, fitted
 * by regressions on the rows of the stretch. Its mean is 0 given what was known, whatever the weights, on all rows that they
 * were not fitted to: increments of a true martingale without simulations within simulations (D. Belomestny, C. Bender, J. Schoenmakers,
 * "True upper bounds for Bermudan products via non-nested Monte Carlo", Mathematical Finance 19, 2009).
 *
 * @param terms of the design, those that matter most first
 * @param residual of the stretch's rows; what was explained is taken off
 * @param out gets the increments of all rows
 */
export function fitMartingale(
  { design, size, rows, from, to, matrix }: Ground,
  terms: readonly number[],
  shocks: readonly Float64Array[],
  residual: Float64Array,
  out: Float64Array,
  scratch: Scratch,
): void {
  out.fill(0);
  // A feature that says nothing of the value may still say how luck moves it, as one factor of a product does.
  const columnsOf = Array.from({ length: size }, (_, term) => term);
  const used = [...new Set([0, ...columnsOf.slice(1, 1 + FIRST_TERMS), ...terms, ...columnsOf])].slice(
    0,
    MOST_TERMS,
  );
  const count = used.length;
  const n = to - from;
  const columns = room(scratch, 'columns', count * n);
  const inner = new Float64Array(count * count);
  for (const [place, term] of used.entries()) {
    columns.set(design.subarray(term * rows + from, term * rows + to), place * n);
    for (const [other, column] of used.entries())
      inner[place * count + other] = matrix[term * size + column]!;
  }
  const rest = residual.subarray(from, to);
  const product = room(scratch, 'product', n);
  const right = new Float64Array(count);
  const variance = (): number => rest.reduce((sum, value) => sum + value * value, 0) / n;
  const least = LEAST_GAIN * variance();
  if (!(least > 0)) return;
  const found = shocks
    .map((shock, number) => ({ number, gain: look(shock, rest, columns, inner, count, from, product) }))
    .filter(({ gain }) => gain > least)
    .sort((a, b) => b.gain - a.gain)
    .slice(0, MOST_SHOCKS)
    .map(({ number }) => ({ shock: shocks[number]!, weights: new Float64Array(count) }));
  const answer = room(scratch, 'answer', n);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const bar = LEAST_GAIN * variance();
    for (const { shock, weights } of found) {
      const moves = shock.subarray(from, to);
      for (let i = 0; i < n; i++) product[i] = moves[i]! * rest[i]!;
      crossProducts(columns, count, n, product, 0, n, right);
      const kept = forwardOrder(inner, right, count, bar);
      if (kept.length === 0) continue;
      const coefficients = regression(inner, right, kept, count);
      answer.fill(0);
      for (const place of kept) {
        const at = place * n;
        for (let i = 0; i < n; i++) answer[i]! += coefficients[place]! * columns[at + i]!;
      }
      // As far in that direction as it explains most: shocks have variance 1 only in the mean.
      let [along, length] = [0, 0];
      for (let i = 0; i < n; i++) {
        const value = moves[i]! * answer[i]!;
        answer[i] = value;
        along += value * rest[i]!;
        length += value * value;
      }
      const step = length > 0 ? along / length : 0;
      for (const place of kept) weights[place]! += step * coefficients[place]!;
      for (let i = 0; i < n; i++) rest[i]! -= step * answer[i]!;
    }
  }
  const sum = room(scratch, 'sum', rows);
  for (const { shock, weights } of found) {
    if (weights.every((weight) => weight === 0)) continue;
    sum.fill(0);
    for (const [place, term] of used.entries()) {
      const by = weights[place]!;
      if (by === 0) continue;
      const at = term * rows;
      for (let i = 0; i < rows; i++) sum[i]! += by * design[at + i]!;
    }
    for (let i = 0; i < rows; i++) out[i]! += shock[i]! * sum[i]!;
  }
}

/** The most that a shock would explain with a weight on one of the terms alone. */
function look(
  shock: Float64Array,
  rest: Float64Array,
  columns: Float64Array,
  inner: Float64Array,
  count: number,
  from: number,
  product: Float64Array,
): number {
  const n = rest.length;
  for (let i = 0; i < n; i++) product[i] = shock[from + i]! * rest[i]!;
  const right = new Float64Array(count);
  crossProducts(columns, count, n, product, 0, n, right);
  return right.reduce(
    (most, sum, place) => Math.max(most, (sum * sum) / (inner[place * count + place]! || Infinity)),
    0,
  );
}

function regression(
  inner: Float64Array,
  right: Float64Array,
  kept: readonly number[],
  count: number,
): Float64Array {
  const answer = new Float64Array(count);
  const last = nestedRegressions(inner, right, kept).at(-1)!;
  for (const [place, term] of kept.entries()) answer[term] = last[place]!;
  return answer;
}
