/** Pivots below this part of their own sum of squares are taken for zero: the term says nothing that those before do not. */
const NEGLIGIBLE = 1e-9;

/**
 * Regressions of any target on all columns, by one Cholesky factorisation. A term that depends on those before it gets the coefficient 0.
 *
 * @param matrix XᵀX, row by row
 * @returns coefficients from Xᵀy
 */
export function cholesky(matrix: Float64Array): (right: Float64Array) => Float64Array {
  const size = Math.sqrt(matrix.length);
  const lower = new Float64Array(matrix.length);
  for (let i = 0; i < size; i++) {
    const row = i * size;
    let own = matrix[row + i]!;
    const least = NEGLIGIBLE * own;
    for (let j = 0; j < i; j++) {
      const other = j * size;
      let sum = matrix[row + j]!;
      for (let k = 0; k < j; k++) sum -= lower[row + k]! * lower[other + k]!;
      const entry = sum / lower[other + j]!;
      lower[row + j] = entry;
      own -= entry * entry;
    }
    // Divided by infinity a column is 0 wherever it counts.
    lower[row + i] = own > least ? Math.sqrt(own) : Infinity;
  }
  return (right) => {
    const x = right.slice();
    for (let i = 0; i < size; i++) {
      let sum = x[i]!;
      for (let k = 0; k < i; k++) sum -= lower[i * size + k]! * x[k]!;
      x[i] = sum / lower[i * size + i]!;
    }
    for (let i = size - 1; i >= 0; i--) {
      let sum = x[i]!;
      for (let k = i + 1; k < size; k++) sum -= lower[k * size + i]! * x[k]!;
      x[i] = sum / lower[i * size + i]!;
    }
    return x;
  };
}
