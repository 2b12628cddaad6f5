import { cholesky, solveLower, solveUpper } from './cholesky.ts';
import { normalEquations } from './normal-equations.ts';

/** The coefficients of a regression of a target on the columns of a design, fitted to the rows named; 0 for columns that depend on others. */
export function leastSquares(
  design: Float64Array,
  size: number,
  target: Float64Array,
  rows: Uint32Array,
): Float64Array {
  const { matrix, right } = normalEquations(design, target, size, rows);
  const factor = cholesky(matrix, size);
  solveLower(factor, right, 0);
  solveUpper(factor, right);
  return right;
}
