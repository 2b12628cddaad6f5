/** Pivots below this part of their own sum of squares are taken for zero: the term says nothing that those chosen do not. */
const NEGLIGIBLE = 1e-9;

/** What is asked of a term beyond what it explains. */
export interface Choosiness {
  /** Part of its own sum of squares that it must have to itself, beyond what those chosen say. */
  readonly apart?: number;
  /** By term, how many times more than others it has to explain. */
  readonly noise?: Float64Array;
}

/**
 * The order in which terms enter a regression when each time that enters which explains most of what is left (forward selection,
 * as a Cholesky factorisation with pivoting by the target). Terms that depend on those chosen never enter, so that what follows
 * meets no singular system.
 *
 * @param matrix XᵀX, size × size
 * @param right Xᵀy
 * @param least of the sum of squares that the next has to explain, given what those chosen do
 */
export function forwardOrder(
  matrix: Float64Array,
  right: Float64Array,
  least: (explained: number) => number,
  { apart = NEGLIGIBLE, noise }: Choosiness = {},
): number[] {
  const size = right.length;
  const left = matrix.slice();
  const rest = right.slice();
  const order: number[] = [];
  const chosen = new Uint8Array(size);
  let before = 0;
  while (order.length < size) {
    let best = -1;
    let gain = least(before);
    for (let j = 0; j < size; j++) {
      const pivot = left[j * size + j]!;
      if (chosen[j] === 1 || pivot <= apart * matrix[j * size + j]!) continue;
      const explained = (rest[j]! * rest[j]!) / pivot / (noise?.[j] ?? 1);
      if (explained > gain) {
        gain = explained;
        best = j;
      }
    }
    if (best < 0) break;
    before += gain * (noise?.[best] ?? 1);
    chosen[best] = 1;
    order.push(best);
    const row = best * size;
    const pivot = left[row + best]!;
    for (let k = 0; k < size; k++) {
      if (chosen[k] === 1) continue;
      const factor = left[row + k]! / pivot;
      if (factor === 0) continue;
      rest[k]! -= factor * rest[best]!;
      const at = k * size;
      for (let l = 0; l < size; l++) left[at + l]! -= factor * left[row + l]!;
    }
  }
  return order;
}
