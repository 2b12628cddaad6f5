/** A normal law fitted to particles: what moves of many dimensions at once are made by. */
export interface Fitted {
  readonly size: number;
  readonly mean: Float64Array;
  /** The Cholesky factor of the covariance, row by row. */
  readonly lower: Float64Array;
}

/** What is added to each variance, as a share of it and besides, so that no direction is lost to rounding. */
const RIDGE = 1e-7;
const LEAST_VARIANCE = 1e-24;

/**
 * The mean and covariance of weighted particles. Nothing is drawn towards what was thought before the evidence: it may be wider by
 * orders of magnitude.
 *
 * @param positions position d of particle i is at `d * count + i`
 * @param weights of the particles, of sum 1
 */
export function fittedTo(positions: Float64Array, weights: Float64Array, size: number): Fitted {
  const count = weights.length;
  const mean = new Float64Array(size);
  const centred = new Float64Array(positions.length);
  for (let d = 0; d < size; d++) {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += weights[i]! * positions[d * count + i]!;
    mean[d] = sum;
    for (let i = 0; i < count; i++) centred[d * count + i] = positions[d * count + i]! - sum;
  }
  const matrix = new Float64Array(size * size);
  for (let d = 0; d < size; d++) {
    for (let e = 0; e <= d; e++) {
      let sum = 0;
      for (let i = 0; i < count; i++) sum += weights[i]! * centred[d * count + i]! * centred[e * count + i]!;
      matrix[d * size + e] = d === e ? sum * (1 + RIDGE) + LEAST_VARIANCE : sum;
    }
  }
  return { size, mean, lower: factor(matrix, size) };
}

/** The Cholesky factor of a positive definite matrix, in its place. */
function factor(matrix: Float64Array, size: number): Float64Array {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= matrix[i * size + k]! * matrix[j * size + k]!;
      matrix[i * size + j] = i === j ? Math.sqrt(sum) : sum / matrix[j * size + j]!;
    }
  }
  return matrix;
}

/** Positions as seen from the fitted law, in which it is standard normal. */
export function whiten({ size, mean, lower }: Fitted, positions: Float64Array, into: Float64Array): void {
  const count = positions.length / size;
  const factors = lower.map((factor) => -factor);
  for (let d = 0; d < size; d++) {
    const row = into.subarray(d * count, (d + 1) * count);
    for (let i = 0; i < count; i++) row[i] = positions[d * count + i]! - mean[d]!;
    addRows(row, factors.subarray(d * size, d * size + d), into);
    const own = lower[d * size + d]!;
    for (let i = 0; i < count; i++) row[i] = row[i]! / own;
  }
}

/** The way back. */
export function colour({ size, mean, lower }: Fitted, whitened: Float64Array, into: Float64Array): void {
  const count = whitened.length / size;
  for (let d = 0; d < size; d++) {
    const row = into.subarray(d * count, (d + 1) * count);
    row.fill(mean[d]!);
    addRows(row, lower.subarray(d * size, d * size + d + 1), whitened);
  }
}

/** Adds to a row multiples of the first rows of others, in their order; four at a time, so that the row is read and written less often. */
function addRows(row: Float64Array, factors: Float64Array, others: Float64Array): void {
  const count = row.length;
  const whole = factors.length & ~3;
  for (let e = 0; e < whole; e += 4) {
    const [f, g, h, k] = [factors[e]!, factors[e + 1]!, factors[e + 2]!, factors[e + 3]!];
    const at = e * count;
    for (let i = 0; i < count; i++) {
      row[i] =
        row[i]! +
        f * others[at + i]! +
        g * others[at + count + i]! +
        h * others[at + 2 * count + i]! +
        k * others[at + 3 * count + i]!;
    }
  }
  for (let e = whole; e < factors.length; e++) {
    const factor = factors[e]!;
    for (let i = 0; i < count; i++) row[i] = row[i]! + factor * others[e * count + i]!;
  }
}
