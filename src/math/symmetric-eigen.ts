/** Eigenvalues of a symmetric matrix, in no order, and to each an eigenvector of length 1: row k of `vectors` belongs to `values[k]`. */
export interface Eigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

/** QL steps that an eigenvalue may take; two are usual. */
const MOST_STEPS = 60;

/**
 * The eigenvalues and eigenvectors of a symmetric matrix, by Householder's reduction to tridiagonal form and the QL algorithm with
 * implicit shifts (R. S. Martin, C. Reinsch, J. H. Wilkinson, Numerische Mathematik 11, 1968, pages 181–195; A. Dubrulle, R. S. Martin,
 * J. H. Wilkinson, 12, 1968, pages 377–383).
 *
 * @param matrix row by row, finite; the part below the diagonal and the diagonal are read
 */
export function symmetricEigen(matrix: Float64Array, size: number): Eigen {
  const z = matrix.slice();
  const values = new Float64Array(size);
  const off = new Float64Array(size);
  tridiagonal(z, size, values, off);
  diagonal(z, size, values, off);
  return { values, vectors: z };
}

/**
 * Reduces the matrix by reflections of the last rows first; leaves the diagonal, what stands before it in each row, and in the rows of z the
 * orthogonal transformation.
 */
function tridiagonal(z: Float64Array, n: number, d: Float64Array, e: Float64Array): void {
  for (let i = n - 1; i > 0; i--) {
    const row = i * n;
    let scale = 0;
    for (let k = 0; k < i; k++) scale += Math.abs(z[row + k]!);
    let h = 0;
    if (i === 1 || scale === 0) e[i] = z[row + i - 1]!;
    else {
      for (let k = 0; k < i; k++) {
        z[row + k] = z[row + k]! / scale;
        h += z[row + k]! * z[row + k]!;
      }
      const f = z[row + i - 1]!;
      const g = f >= 0 ? -Math.sqrt(h) : Math.sqrt(h);
      e[i] = scale * g;
      h -= f * g;
      z[row + i - 1] = f - g;
      let dot = 0;
      for (let j = 0; j < i; j++) {
        z[j * n + i] = z[row + j]! / h;
        let sum = 0;
        for (let k = 0; k <= j; k++) sum += z[j * n + k]! * z[row + k]!;
        for (let k = j + 1; k < i; k++) sum += z[k * n + j]! * z[row + k]!;
        e[j] = sum / h;
        dot += e[j]! * z[row + j]!;
      }
      const half = dot / (h + h);
      for (let j = 0; j < i; j++) {
        const u = z[row + j]!;
        const q = e[j]! - half * u;
        e[j] = q;
        for (let k = 0; k <= j; k++) z[j * n + k] = z[j * n + k]! - (u * e[k]! + q * z[row + k]!);
      }
    }
    d[i] = h;
  }
  e[0] = 0;
  d[0] = 0;
  for (let i = 0; i < n; i++) {
    if (d[i] !== 0) {
      for (let j = 0; j < i; j++) {
        let sum = 0;
        for (let k = 0; k < i; k++) sum += z[i * n + k]! * z[k * n + j]!;
        for (let k = 0; k < i; k++) z[k * n + j] = z[k * n + j]! - sum * z[k * n + i]!;
      }
    }
    d[i] = z[i * n + i]!;
    z[i * n + i] = 1;
    for (let j = 0; j < i; j++) {
      z[j * n + i] = 0;
      z[i * n + j] = 0;
    }
  }
  transpose(z, n);
}

function transpose(z: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const kept = z[i * n + j]!;
      z[i * n + j] = z[j * n + i]!;
      z[j * n + i] = kept;
    }
  }
}

/** Rotates what stands beside the diagonal away, and the rows of z with it. */
function diagonal(z: Float64Array, n: number, d: Float64Array, e: Float64Array): void {
  for (let i = 1; i < n; i++) e[i - 1] = e[i]!;
  e[n - 1] = 0;
  for (let l = 0; l < n; l++) {
    for (let step = 0; ; step++) {
      const m = smallFrom(l, n, d, e);
      if (m === l) break;
      if (step === MOST_STEPS) throw new Error('the QL algorithm did not come to an end');
      let g = (d[l + 1]! - d[l]!) / (2 * e[l]!);
      let r = Math.sqrt(g * g + 1);
      g = d[m]! - d[l]! + e[l]! / (g + (g >= 0 ? r : -r));
      let [s, c, p] = [1, 1, 0];
      let i = m - 1;
      for (; i >= l; i--) {
        const f = s * e[i]!;
        const b = c * e[i]!;
        r = Math.sqrt(f * f + g * g);
        e[i + 1] = r;
        if (r === 0) {
          d[i + 1] = d[i + 1]! - p;
          e[m] = 0;
          break;
        }
        s = f / r;
        c = g / r;
        g = d[i + 1]! - p;
        r = (d[i]! - g) * s + 2 * c * b;
        p = s * r;
        d[i + 1] = g + p;
        g = c * r - b;
        rotate(z, n, i, c, s);
      }
      if (r === 0 && i >= l) continue;
      d[l] = d[l]! - p;
      e[l] = g;
      e[m] = 0;
    }
  }
}

/** The first place from l on after which what stands beside the diagonal is lost in rounding. */
function smallFrom(l: number, n: number, d: Float64Array, e: Float64Array): number {
  let m = l;
  while (m < n - 1) {
    const around = Math.abs(d[m]!) + Math.abs(d[m + 1]!);
    if (Math.abs(e[m]!) + around === around) break;
    m++;
  }
  return m;
}

function rotate(z: Float64Array, n: number, i: number, c: number, s: number): void {
  const [low, high] = [i * n, (i + 1) * n];
  for (let k = 0; k < n; k++) {
    const f = z[high + k]!;
    z[high + k] = s * z[low + k]! + c * f;
    z[low + k] = c * z[low + k]! - s * f;
  }
}
