import { symmetricEigen } from '../math/symmetric-eigen.ts';

/**
 * A normal law fitted to particles whose law before the evidence is standard normal: what moves of many dimensions at once are made by.
 * Along some orthonormal directions it has a mean and a spread of its own, and across them it is as it was before.
 */
export interface Fitted {
  readonly size: number;
  /** Direction after direction, each of `size` numbers. */
  readonly directions: Float64Array;
  /** The mean and standard deviation along each. */
  readonly means: Float64Array;
  readonly spreads: Float64Array;
  /** The mean as a position. */
  readonly centre: Float64Array;
}

/** Added to each variance, so that no direction is lost to rounding. */
const LEAST_VARIANCE = 1e-14;
/** Standard errors by which the mean across the directions must be off before it counts. */
const SIGNIFICANT = 3;

/**
 * Fits to weighted particles. Of the covariance's eigenvectors those are directions whose variance is not what as many draws from
 * the standard normal law show by chance, the edges of V. A. Marčenko, L. A. Pastur, Math. USSR-Sbornik 1, 1967; and one
 * more points to the mean of the others where that is not chance. What was not learned about is thus moved by the law that it has, and
 * noise of the fit does not count by the square of the dimensions (likelihood-informed subspaces: T. Cui, K. J. H. Law,
 * Y. M. Marzouk, J. Comput. Phys. 304, 2016, here found from particles instead of gradients).
 *
 * @param positions position d of particle i is at `d * count + i`
 * @param weights of the particles, of sum 1
 * @param effective how many independent draws the particles are worth
 */
export function fittedTo(
  positions: Float64Array,
  weights: Float64Array,
  size: number,
  effective: number,
): Fitted {
  const { mean, matrix } = momentsOf(positions, weights, size);
  const { values, vectors } = symmetricEigen(matrix, size);
  const noise = size / effective;
  const chosen: number[] = [];
  const corrected = values.map((value) => varianceBehind(value, noise));
  corrected.forEach((value, index) => {
    if (value !== 1) chosen.push(index);
  });
  const directions = chosen.map((index) => vectors.subarray(index * size, (index + 1) * size));
  const variances = chosen.map((index) => corrected[index]!);
  const rest = across(mean, directions);
  const length = Math.sqrt(dot(rest, rest));
  const free = size - directions.length;
  if (free > 0 && length ** 2 > (free + SIGNIFICANT * Math.sqrt(2 * free)) / effective) {
    const direction = rest.map((x) => x / length);
    directions.push(direction);
    variances.push(varianceAlong(matrix, direction));
  }
  const means = Float64Array.from(directions, (direction) => dot(mean, direction));
  const centre = new Float64Array(size);
  directions.forEach((direction, index) => {
    for (let d = 0; d < size; d++) centre[d] = centre[d]! + means[index]! * direction[d]!;
  });
  const all = new Float64Array(directions.length * size);
  directions.forEach((direction, index) => {
    all.set(direction, index * size);
  });
  const spreads = Float64Array.from(variances, (value) => Math.sqrt(Math.max(0, value) + LEAST_VARIANCE));
  return { size, directions: all, means, spreads, centre };
}

/**
 * The variance to believe in along an eigenvector of a sample covariance; 1 where chance alone would show as much. An
 * eigenvalue of a sample lies further from 1 than that of the law, and its vector is off: the eigenvalue is put back, and drawn towards 1 by
 * how much of the vector is right (D. L. Donoho, M. Gavish, I. M. Johnstone, "Optimal shrinkage of eigenvalues in the spiked covariance
 * model", Annals of Statistics 46, 2018, equations 1.10, 1.12 and the loss of table 2 that is Frobenius's).
 *
 * @param noise dimensions for each draw
 */
function varianceBehind(value: number, noise: number): number {
  const edge = Math.sqrt(noise);
  const above = value > (1 + edge) ** 2;
  const below = edge < 1 && value < (1 - edge) ** 2;
  if (!above && !below) return 1;
  const middle = value + 1 - noise;
  const apart = Math.sqrt(Math.max(0, middle * middle - 4 * value));
  const spike = Math.max(0, (above ? middle + apart : middle - apart) / 2);
  const gain = spike - 1;
  const right = Math.max(0, (1 - noise / (gain * gain)) / (1 + noise / gain));
  return 1 + gain * Math.min(1, right);
}

/** The mean and covariance of weighted particles, the part above the diagonal left out. */
function momentsOf(
  positions: Float64Array,
  weights: Float64Array,
  size: number,
): { readonly mean: Float64Array; readonly matrix: Float64Array } {
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
  const weighed = new Float64Array(count);
  for (let d = 0; d < size; d++) {
    for (let i = 0; i < count; i++) weighed[i] = weights[i]! * centred[d * count + i]!;
    products(weighed, centred, matrix.subarray(d * size, d * size + d + 1));
  }
  return { mean, matrix };
}

/** The sums of products of a row with the first rows of others; four at a time, as each sum waits for its last addition. */
function products(row: Float64Array, others: Float64Array, into: Float64Array): void {
  const count = row.length;
  const whole = into.length & ~3;
  for (let e = 0; e < whole; e += 4) {
    const at = e * count;
    let [f, g, h, k] = [0, 0, 0, 0];
    for (let i = 0; i < count; i++) {
      const own = row[i]!;
      f += own * others[at + i]!;
      g += own * others[at + count + i]!;
      h += own * others[at + 2 * count + i]!;
      k += own * others[at + 3 * count + i]!;
    }
    into[e] = f;
    into[e + 1] = g;
    into[e + 2] = h;
    into[e + 3] = k;
  }
  for (let e = whole; e < into.length; e++) {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += row[i]! * others[e * count + i]!;
    into[e] = sum;
  }
}

/** What of a vector stands at right angles to directions. */
function across(vector: Float64Array, directions: readonly Float64Array[]): Float64Array {
  const rest = vector.slice();
  for (const direction of directions) {
    const along = dot(rest, direction);
    for (let d = 0; d < rest.length; d++) rest[d] = rest[d]! - along * direction[d]!;
  }
  return rest;
}

function varianceAlong(matrix: Float64Array, direction: Float64Array): number {
  const size = direction.length;
  let sum = 0;
  for (let d = 0; d < size; d++) {
    for (let e = 0; e < d; e++) sum += 2 * direction[d]! * direction[e]! * matrix[d * size + e]!;
    sum += direction[d]! ** 2 * matrix[d * size + d]!;
  }
  return sum;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** How far positions lie along each direction: direction j of particle i at `j * count + i`. */
export function along(
  { size, directions }: Fitted,
  positions: Float64Array,
  into: Float64Array,
  count: number,
): void {
  for (let j = 0; j * size < directions.length; j++) {
    const row = into.subarray(j * count, (j + 1) * count).fill(0);
    addRows(row, directions.subarray(j * size, (j + 1) * size), positions);
  }
}

/** Adds to positions so much along each direction. */
export function addAlong(
  { size, directions }: Fitted,
  amounts: Float64Array,
  positions: Float64Array,
  count: number,
): void {
  const many = directions.length / size;
  const factors = new Float64Array(many);
  for (let d = 0; d < size; d++) {
    for (let j = 0; j < many; j++) factors[j] = directions[j * size + d]!;
    addRows(positions.subarray(d * count, (d + 1) * count), factors, amounts);
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
