import type { Latents } from '../../kernel/kernel.ts';
import { cholesky, solveLower } from '../../math/cholesky.ts';
import { leastSquares } from '../../math/least-squares.ts';
import { normalQuantile } from '../../math/normal-quantile.ts';

/** Draws that the law is fitted to. */
const FITTED = 4096;

/**
 * For each draw the logarithm of q(z | others) / φ(z), where z are the draws of some names and q is a normal law fitted to the
 * posterior: regressed on the other draws. Once an assumption is fixed, its own draw says nothing any more, and may be
 * given whatever law; with that which it has in the posterior a draw is not punished for a value that it no longer has. Of the same
 * posterior it is the weight that varies least, if q is right (a Rao-Blackwellised importance weight: C. P. Robert, G. Casella,
 * "Monte Carlo Statistical Methods", 2004, section 4.2); if it is not, weights are right still, and are worth less.
 *
 * @param kinds of the draws, by their names' order: a uniform one counts by its normal score
 */
export function guessed(
  { names, values }: Latents,
  kinds: readonly ('uniform' | 'normal')[],
  fixed: ReadonlySet<string>,
): Float64Array {
  const scores = values.map((draws, place) =>
    kinds[place] === 'uniform' ? draws.map((draw) => normalQuantile(draw)) : draws,
  );
  const count = scores[0]?.length ?? 0;
  const own = scores.filter((_, place) => fixed.has(names[place]!));
  const others = scores.filter((_, place) => !fixed.has(names[place]!));
  const first = (column: Float64Array): Float64Array => column.subarray(0, Math.min(FITTED, count));
  const one = new Float64Array(count).fill(1);
  const columns = [one, ...others];
  const fits = leastSquares(columns.map(first), own.map(first));
  const residuals = own.map((column, target) => {
    const left = column.slice();
    for (const [place, other] of columns.entries()) {
      const factor = fits[target]![place]!;
      for (let i = 0; i < count; i++) left[i] = left[i]! - factor * other[i]!;
    }
    return left;
  });
  const size = own.length;
  const freedom = Math.max(1, Math.min(FITTED, count) - columns.length);
  const covariance = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    for (let k = 0; k <= j; k++)
      covariance[j * size + k] = product(first(residuals[j]!), first(residuals[k]!)) / freedom;
  }
  const factor = cholesky(covariance, size);
  const logs = new Float64Array(count);
  const at = new Float64Array(size);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < size; j++) at[j] = residuals[j]![i]!;
    solveLower(factor, at, 0);
    let sum = 0;
    for (let j = 0; j < size; j++) sum += own[j]![i]! ** 2 - at[j]! ** 2;
    logs[i] = 0.5 * sum;
  }
  return logs;
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
