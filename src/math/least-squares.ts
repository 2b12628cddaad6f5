import { cholesky, solveLower, solveUpper } from './cholesky.ts';
import { normalEquations } from './normal-equations.ts';

/**
 * The coefficients of regressions of some targets on some columns, over the same rows; 0 for columns that depend on those
 * before them.
 */
export function leastSquares(
  columns: readonly Float64Array[],
  targets: readonly Float64Array[],
): readonly Float64Array[] {
  const { matrix, rights } = normalEquations(columns, targets);
  const factor = cholesky(matrix, columns.length);
  for (const right of rights) {
    solveLower(factor, right, 0);
    solveUpper(factor, right);
  }
  return rights;
}
