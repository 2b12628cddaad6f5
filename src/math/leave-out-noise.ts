import { type Cholesky, cholesky, solveLower } from './cholesky.ts';
import { designOf, normalEquations } from './normal-equations.ts';

/**
 * What functions of several inputs leave unexplained of a target, observation by observation: with x the target less its
 * mean, xᵢ eᵢ / (1 − hᵢ) for the residual e and the leverage h of the regression on the functions and a constant. Their
 * mean is an unbiased estimate of the mean squared error of the best such function, also where the noise is larger in
 * some places than in others, as that of a yes or no is, because each observation is held against a fit without it
 * (P. Kline, R. Saggio and M. Sølvsten, "Leave-out estimation of variance components", Econometrica 88, 2020).
 */
export function leaveOutNoise(target: Float64Array, functions: readonly Float64Array[]): Float64Array {
  const n = target.length;
  const size = functions.length + 1;
  let mean = 0;
  for (const x of target) mean += x / n;
  const centred = target.map((x) => x - mean);
  const design = designOf(functions, n);
  const { matrix, rights } = normalEquations([new Float64Array(n).fill(1), ...functions], [centred]);
  const right = rights[0]!;
  const factor = cholesky(matrix, size);
  solveLower(factor, right, 0);
  return centred.map((x, i) => {
    const { fitted, leverage } = fitAt(factor, design, i * size, right);
    return (x * (x - fitted)) / Math.max(1 - leverage, LEAST_REMAINDER);
  });
}

/** An observation that the fit follows exactly says nothing of the noise; this keeps it from saying it infinitely loudly. */
const LEAST_REMAINDER = 1e-6;

/** The fit and the leverage of the observation whose row of the design begins at `row`; that row is overwritten. */
function fitAt(
  factor: Cholesky,
  design: Float64Array,
  row: number,
  right: Float64Array,
): { readonly fitted: number; readonly leverage: number } {
  solveLower(factor, design, row);
  let fitted = 0;
  let leverage = 0;
  for (let j = 0; j < factor.size; j++) {
    const value = design[row + j]!;
    fitted += value * right[j]!;
    leverage += value * value;
  }
  return { fitted, leverage };
}
