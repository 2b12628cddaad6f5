import { forwardOrder } from './forward.ts';
import { nestedRegressions } from './nested.ts';

/** A regression on some of the terms. */
export interface Fit {
  /** One for each term, 0 for those left out. */
  readonly coefficients: Float64Array;
  /** The terms kept, those that explain most first. */
  readonly kept: readonly number[];
}

/** What a regression needs to know of its target: sums over rows, and nothing of the rows themselves. */
export interface Aim {
  /** Xᵀy. */
  readonly right: Float64Array;
  /** yᵀy. */
  readonly square: number;
}

/** Regressions of any target on the same columns. */
export interface Fitting {
  /** XᵀX of all stretches. */
  readonly whole: Float64Array;
  /** @param aims by stretch */
  readonly fit: (aims: readonly Aim[]) => Fit;
}

/**
 * Regressions on as many terms as cross-validation asks for. Terms are put in order by forward selection; of the first 1, 2, …
 * of them those are kept whose regressions, each fitted without one of the stretches, leave the least squares on the
 * stretch left out. As all is read off the sums, no row is visited.
 *
 * @param matrices XᵀX by stretch of rows, two at least
 * @param count of rows in all
 */
export function fittingOf(matrices: readonly Float64Array[], count: number): Fitting {
  const whole = sumOf(matrices);
  const rests = matrices.map((out) => sumOf(matrices.filter((one) => one !== out)));
  return {
    whole,
    fit: (aims) => {
      const right = sumOf(aims.map((aim) => aim.right));
      const square = aims.reduce((sum, aim) => sum + aim.square, 0);
      const coefficients = new Float64Array(right.length);
      // What explains less than noise does on average cannot stand the test below.
      const order = forwardOrder(whole, right, (explained) =>
        Math.max(1e-14 * square, (square - explained) / count),
      );
      if (order.length === 0) return { coefficients, kept: [] };
      const squares = new Float64Array(order.length);
      for (const [stretch, out] of aims.entries()) {
        const others = sumOf(aims.filter((aim) => aim !== out).map((aim) => aim.right));
        for (const [last, answer] of nestedRegressions(rests[stretch]!, others, order).entries()) {
          squares[last]! += leftOver(matrices[stretch]!, out, order, answer);
        }
      }
      let best = 0;
      for (let last = 1; last < order.length; last++) if (squares[last]! < squares[best]!) best = last;
      const kept = order.slice(0, best + 1);
      const answer = nestedRegressions(whole, right, kept).at(-1)!;
      for (const [place, term] of kept.entries()) coefficients[term] = answer[place]!;
      return { coefficients, kept };
    },
  };
}

/** The sum of squares that a regression leaves on some rows. */
function leftOver(
  matrix: Float64Array,
  { right, square }: Aim,
  order: readonly number[],
  answer: Float64Array,
): number {
  const size = right.length;
  let sum = square;
  for (let i = 0; i < answer.length; i++) {
    const row = order[i]! * size;
    let product = -2 * right[order[i]!]!;
    for (let j = 0; j < answer.length; j++) product += matrix[row + order[j]!]! * answer[j]!;
    sum += answer[i]! * product;
  }
  return sum;
}

function sumOf(all: readonly Float64Array[]): Float64Array {
  const sum = all[0]!.slice();
  for (const one of all.slice(1)) for (let i = 0; i < sum.length; i++) sum[i]! += one[i]!;
  return sum;
}
