/** The rows of a regression on a constant and some functions, one after the other. */
export function designOf(functions: readonly Float64Array[], n: number): Float64Array {
  const size = functions.length + 1;
  const design = new Float64Array(n * size);
  for (let i = 0; i < n; i++) {
    design[i * size] = 1;
    for (let j = 1; j < size; j++) design[i * size + j] = functions[j - 1]![i]!;
  }
  return design;
}

/** XᵀX (its lower triangle, row by row), and Xᵀy for each target, of the columns of X, all over the same rows. */
export function normalEquations(
  columns: readonly Float64Array[],
  targets: readonly Float64Array[],
): { readonly matrix: Float64Array; readonly rights: readonly Float64Array[] } {
  const size = columns.length;
  const n = columns[0]?.length ?? 0;
  const width = roundUp(size, ACROSS);
  const height = width + roundUp(targets.length, DOWN);
  const chunk = new Float64Array(height * CHUNK);
  const sums = new Float64Array(height * width);
  for (let from = 0; from < n; from += CHUNK) {
    const to = Math.min(n, from + CHUNK);
    for (const [j, column] of columns.entries()) chunk.set(column.subarray(from, to), j * CHUNK);
    for (const [k, column] of targets.entries()) chunk.set(column.subarray(from, to), (width + k) * CHUNK);
    for (let j = 0; j < height; j += DOWN) {
      for (let k = 0; k < width && k < j + DOWN; k += ACROSS)
        addProducts(sums, width, chunk, j, k, to - from);
    }
  }
  const matrix = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    matrix.set(sums.subarray(j * width, j * width + j + 1), j * size);
  }
  const rights = targets.map((_, k) => sums.slice((width + k) * width, (width + k) * width + size));
  return { matrix, rights };
}

/** Rows at a time, few enough that the columns of a block stay in the nearest cache. */
const CHUNK = 512;
/** A block of products is so many columns by so many: their sums fit into the registers of a processor. */
const DOWN = 2;
const ACROSS = 4;

function roundUp(size: number, to: number): number {
  return Math.ceil(size / to) * to;
}

/** Adds the products of the columns from `j` and those from `k` on over a chunk, each sum in the order of the rows. */
function addProducts(
  sums: Float64Array,
  width: number,
  chunk: Float64Array,
  j: number,
  k: number,
  count: number,
): void {
  const [at, below] = [j * width + k, (j + 1) * width + k];
  let [a0, a1, a2, a3] = [sums[at]!, sums[at + 1]!, sums[at + 2]!, sums[at + 3]!];
  let [b0, b1, b2, b3] = [sums[below]!, sums[below + 1]!, sums[below + 2]!, sums[below + 3]!];
  const own = j * CHUNK;
  const other = k * CHUNK;
  for (let i = 0; i < count; i++) {
    const a = chunk[own + i]!;
    const b = chunk[own + CHUNK + i]!;
    const c0 = chunk[other + i]!;
    const c1 = chunk[other + CHUNK + i]!;
    const c2 = chunk[other + 2 * CHUNK + i]!;
    const c3 = chunk[other + 3 * CHUNK + i]!;
    a0 += a * c0;
    a1 += a * c1;
    a2 += a * c2;
    a3 += a * c3;
    b0 += b * c0;
    b1 += b * c1;
    b2 += b * c2;
    b3 += b * c3;
  }
  sums[at] = a0;
  sums[at + 1] = a1;
  sums[at + 2] = a2;
  sums[at + 3] = a3;
  sums[below] = b0;
  sums[below + 1] = b1;
  sums[below + 2] = b2;
  sums[below + 3] = b3;
}
