/**
 * The coefficients of the regressions on the first 1, 2, … of some terms, from one Cholesky factor: row s of the answer has those
 * on the first s + 1. A term that depends on those before it gets the coefficient 0.
 *
 * @param matrix XᵀX, size × size
 * @param order terms, by their places in it
 */
export function nestedRegressions(
  matrix: Float64Array,
  right: Float64Array,
  order: readonly number[],
): Float64Array[] {
  const size = right.length;
  const n = order.length;
  const lower = new Float64Array(n * n);
  const z = new Float64Array(n);
  const answers: Float64Array[] = [];
  for (let i = 0; i < n; i++) {
    const from = order[i]! * size;
    let own = matrix[from + order[i]!]!;
    let value = right[order[i]!]!;
    const least = 1e-10 * own;
    for (let j = 0; j < i; j++) {
      const diagonal = lower[j * n + j]!;
      let sum = matrix[from + order[j]!]!;
      for (let k = 0; k < j; k++) sum -= lower[i * n + k]! * lower[j * n + k]!;
      const entry = diagonal === Infinity ? 0 : sum / diagonal;
      lower[i * n + j] = entry;
      own -= entry * entry;
      value -= entry * z[j]!;
    }
    const kept = own > least;
    if (!kept) lower.fill(0, i * n, i * n + i);
    lower[i * n + i] = kept ? Math.sqrt(own) : Infinity;
    z[i] = kept ? value / lower[i * n + i]! : 0;
    answers.push(solveUpper(lower, n, z, i + 1));
  }
  return answers;
}

/** Lᵀ x = z for the first `count` rows. */
function solveUpper(lower: Float64Array, n: number, z: Float64Array, count: number): Float64Array {
  const x = z.slice(0, count);
  for (let i = count - 1; i >= 0; i--) {
    let sum = x[i]!;
    for (let k = i + 1; k < count; k++) sum -= lower[k * n + i]! * x[k]!;
    x[i] = lower[i * n + i] === Infinity ? 0 : sum / lower[i * n + i]!;
  }
  return x;
}
