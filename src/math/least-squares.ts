import { cholesky, solveLower, solveUpper } from './cholesky.ts';
import { normalEquations } from './normal-equations.ts';

/**
 * The coefficients of regressions of some targets on the columns of a design, fitted to the rows named; 0 for columns that
 * depend on others.
 */
export function leastSquares(
  design: Float64Array,
  size: number,
  targets: readonly Float64Array[],
  rows: Uint32Array,
): readonly Float64Array[] {
  const { matrix, rights } = normalEquations(design, size, targets, rows);
  const factor = cholesky(matrix, size);
  for (const right of rights) {
    solveLower(factor, right, 0);
    solveUpper(factor, right);
  }
  return rights;
}
