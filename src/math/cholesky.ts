/** Pivots below this part of their column's sum of squares are taken for zero: the column adds nothing to those before it. */
const NEGLIGIBLE = 1e-9;

/** L of A = L Lᵀ for a symmetric, positive semidefinite matrix, and which columns were left out. */
export interface Cholesky {
  readonly size: number;
  /** Row by row; the row of a column that was left out is zero, with an infinite diagonal. */
  readonly lower: Float64Array;
  /** How many columns were kept. */
  readonly rank: number;
}

/**
 * The Cholesky factor of a matrix given by its lower triangle, row by row. A column that depends on the columns before
 * it is left out: a system solved with the factor gives it the coefficient 0 (as the sweep operator does in regression).
 */
export function cholesky(matrix: Float64Array, size: number): Cholesky {
  const lower = matrix.slice();
  let rank = 0;
  const kept = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    const row = i * size;
    const own = lower[row + i]!;
    let pivot = own;
    for (let j = 0; j < i; j++) {
      if (kept[j] === 0) {
        lower[row + j] = 0;
        continue;
      }
      const other = j * size;
      let sum = lower[row + j]!;
      for (let k = 0; k < j; k++) sum -= lower[row + k]! * lower[other + k]!;
      const entry = sum / lower[other + j]!;
      lower[row + j] = entry;
      pivot -= entry * entry;
    }
    if (pivot > NEGLIGIBLE * own) {
      kept[i] = 1;
      rank++;
      lower[row + i] = Math.sqrt(pivot);
    } else {
      lower.fill(0, row, row + i);
    }
  }
  for (let i = 0; i < size; i++) if (kept[i] === 0) lower[i * size + i] = Infinity;
  return { size, lower, rank };
}

/** Solves L y = b in place, for the b that begins at `offset`; entries of columns left out become 0. */
export function solveLower({ size, lower }: Cholesky, b: Float64Array, offset: number): void {
  for (let i = 0; i < size; i++) {
    const row = i * size;
    let sum = b[offset + i]!;
    for (let k = 0; k < i; k++) sum -= lower[row + k]! * b[offset + k]!;
    b[offset + i] = sum / lower[row + i]!;
  }
}

/** Solves Lᵀ x = y in place; entries of columns left out become 0. */
export function solveUpper({ size, lower }: Cholesky, y: Float64Array): void {
  for (let i = size - 1; i >= 0; i--) {
    let sum = y[i]!;
    for (let k = i + 1; k < size; k++) {
      const entry = lower[k * size + i]!;
      if (entry !== 0) sum -= entry * y[k]!;
    }
    y[i] = sum / lower[i * size + i]!;
  }
}
