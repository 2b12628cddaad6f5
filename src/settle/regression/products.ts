// Sums over rows of products of columns, the work of every regression here. Columns stand one after the other (column j of row i
// at `j * rows + i`), and several are taken at once, so that a value that was loaded serves more than one product.

/** XᵀX over the rows from `from` to `to`, symmetric, row by row. */
export function gram(
  design: Float64Array,
  size: number,
  rows: number,
  from: number,
  to: number,
): Float64Array {
  const out = new Float64Array(size * size);
  for (let i = 0; i < size; i += 2) {
    const a = i * rows;
    const b = i + 1 < size ? a + rows : a;
    for (let j = 0; j <= i; j += 2) {
      const c = j * rows;
      const d = j + 1 < size ? c + rows : c;
      let [ac, ad, bc, bd] = [0, 0, 0, 0];
      for (let r = from; r < to; r++) {
        const x = design[a + r]!;
        const y = design[b + r]!;
        const u = design[c + r]!;
        const v = design[d + r]!;
        ac += x * u;
        ad += x * v;
        bc += y * u;
        bd += y * v;
      }
      set(out, size, i, j, ac);
      if (j + 1 < size) set(out, size, i, j + 1, ad);
      if (i + 1 < size) set(out, size, i + 1, j, bc);
      if (i + 1 < size && j + 1 < size) set(out, size, i + 1, j + 1, bd);
    }
  }
  return out;
}

function set(out: Float64Array, size: number, i: number, j: number, value: number): void {
  out[i * size + j] = value;
  out[j * size + i] = value;
}

/** Xᵀy over the rows from `from` to `to`, for the columns named or all. */
export function crossProducts(
  design: Float64Array,
  size: number,
  rows: number,
  target: Float64Array,
  from: number,
  to: number,
  out: Float64Array,
): void {
  for (let j = 0; j < size; j += 4) {
    const a = j * rows;
    const b = (j + 1 < size ? j + 1 : j) * rows;
    const c = (j + 2 < size ? j + 2 : j) * rows;
    const d = (j + 3 < size ? j + 3 : j) * rows;
    let [sa, sb, sc, sd] = [0, 0, 0, 0];
    for (let r = from; r < to; r++) {
      const y = target[r]!;
      sa += design[a + r]! * y;
      sb += design[b + r]! * y;
      sc += design[c + r]! * y;
      sd += design[d + r]! * y;
    }
    out[j] = sa;
    if (j + 1 < size) out[j + 1] = sb;
    if (j + 2 < size) out[j + 2] = sc;
    if (j + 3 < size) out[j + 3] = sd;
  }
}

/** Adds Σ coefficient · column to `out`, over all rows; columns with the coefficient 0 are passed over. */
export function addCombination(
  design: Float64Array,
  rows: number,
  coefficients: Float64Array,
  out: Float64Array,
): void {
  const used = Array.from(coefficients.keys()).filter((j) => coefficients[j] !== 0);
  for (let k = 0; k < used.length; k += 4) {
    const [a, b, c, d] = [k, k + 1, k + 2, k + 3].map((n) => used[n] ?? used[k]!) as [
      number,
      number,
      number,
      number,
    ];
    const [p, q, s, t] = [a, b, c, d].map((j, n) => (k + n < used.length ? coefficients[j]! : 0)) as [
      number,
      number,
      number,
      number,
    ];
    const [pa, pb, pc, pd] = [a * rows, b * rows, c * rows, d * rows];
    for (let r = 0; r < rows; r++) {
      out[r]! += p * design[pa + r]! + q * design[pb + r]! + s * design[pc + r]! + t * design[pd + r]!;
    }
  }
}
