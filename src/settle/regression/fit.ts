import { forwardOrder } from './forward.ts';
import { nestedRegressions } from './nested.ts';

/** What a regression needs of a stretch of rows: sums of products, and nothing of the rows themselves. */
export interface Sums {
  /** XᵀX, size × size. */
  readonly matrix: Float64Array;
  /** Xᵀy. */
  readonly right: Float64Array;
  /** yᵀy. */
  readonly square: number;
}

/** A regression on some of the terms. */
export interface Fit {
  /** One for each term, 0 for those left out. */
  readonly coefficients: Float64Array;
  /** The terms kept, those that explain most first. */
  readonly kept: readonly number[];
}

/**
 * A regression on as many terms as cross-validation asks for. Terms are put in order by forward selection; of the first 1, 2, …
 * of them those are kept whose regressions, each fitted without one of the stretches, leave the least squares on the
 * stretch left out. As all is read off the sums, no row is visited.
 *
 * @param stretches of rows, two at least
 * @param most terms at most
 */
export function fitChosen(stretches: readonly Sums[], most: number): Fit {
  const whole = total(stretches);
  const order = forwardOrder(whole.matrix, whole.right, most, 1e-14 * whole.square);
  const size = whole.right.length;
  const coefficients = new Float64Array(size);
  if (order.length === 0) return { coefficients, kept: [] };
  const squares = new Float64Array(order.length);
  for (const out of stretches) {
    const rest = total(stretches, out);
    for (const [last, answer] of nestedRegressions(rest.matrix, rest.right, order).entries()) {
      squares[last]! += leftOver(out, order, answer);
    }
  }
  let best = 0;
  for (let last = 1; last < order.length; last++) if (squares[last]! < squares[best]!) best = last;
  const kept = order.slice(0, best + 1);
  const answer = nestedRegressions(whole.matrix, whole.right, kept).at(-1)!;
  for (const [place, term] of kept.entries()) coefficients[term] = answer[place]!;
  return { coefficients, kept };
}

/** The sum of squares that a regression leaves on some rows. */
function leftOver({ matrix, right, square }: Sums, order: readonly number[], answer: Float64Array): number {
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

function total(stretches: readonly Sums[], without?: Sums): Sums {
  const size = stretches[0]!.right.length;
  const matrix = new Float64Array(size * size);
  const right = new Float64Array(size);
  let square = 0;
  for (const one of stretches) {
    if (one === without) continue;
    for (let i = 0; i < matrix.length; i++) matrix[i]! += one.matrix[i]!;
    for (let i = 0; i < size; i++) right[i]! += one.right[i]!;
    square += one.square;
  }
  return { matrix, right, square };
}
