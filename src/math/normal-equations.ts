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

/** XᵀX (its lower triangle, row by row), and Xᵀy for each target, of all rows of a design or those named. */
export function normalEquations(
  design: Float64Array,
  size: number,
  targets: readonly Float64Array[],
  rows: Uint32Array = Uint32Array.from((targets[0] ?? new Float64Array()).keys()),
): { readonly matrix: Float64Array; readonly rights: readonly Float64Array[] } {
  const matrix = new Float64Array(size * size);
  const rights = targets.map(() => new Float64Array(size));
  for (const i of rows) {
    const row = i * size;
    for (let j = 0; j < size; j++) {
      const value = design[row + j]!;
      if (value === 0) continue;
      for (let k = 0; k < rights.length; k++) rights[k]![j]! += value * targets[k]![i]!;
      const at = j * size;
      for (let k = 0; k <= j; k++) matrix[at + k]! += value * design[row + k]!;
    }
  }
  return { matrix, rights };
}
