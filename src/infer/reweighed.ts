import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { paretoQuantile, paretoTail } from '../math/pareto-tail.ts';

/** Draws weighed for another law than they were drawn from. */
export interface Reweighed {
  /** Of sum 1. */
  readonly weights: Float64Array;
  /** Logarithm of the mean ratio: how much likelier the evidence is under the other law. */
  readonly logMean: number;
  /** The estimated shape of the ratios' tail: above `limit` the weights cannot be relied on. */
  readonly khat: number;
  readonly limit: number;
}

/** Ratios in the tail: three times the root of the draws, at most this share of them, and no fewer than five. */
const TAIL_SHARE = 0.2;
const LEAST_TAIL = 5;
/** What the shape is drawn towards, and by as many exceedances. */
const PRIOR_SHAPE = 0.5;
const PRIOR_COUNT = 10;
const LARGEST_SHAPE = 0.7;

/**
 * Pareto-smoothed importance sampling: the largest ratios are replaced by quantiles of a Pareto law that is fitted to them, and its
 * shape tells whether the rest can be believed (A. Vehtari, D. Simpson, A. Gelman, Y. Yao, J. Gabry, "Pareto smoothed importance sampling",
 * J. Mach. Learn. Res. 25, 2024, section 2.4; the limit min(1 − 1 / log₁₀ S, 0.7) there).
 *
 * @param logRatios of each draw the logarithm of the other law's density over its own, up to a constant; −infinity allowed
 * @param effective independent draws that these are worth
 */
export function reweighed(logRatios: Float64Array, effective: number): Reweighed {
  const count = logRatios.length;
  const limit = Math.min(1 - 1 / Math.log10(Math.max(10, Math.min(count, effective))), LARGEST_SHAPE);
  const highest = logRatios.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY);
  if (highest === Number.NEGATIVE_INFINITY) {
    const none = new Float64Array(count);
    return { weights: none, logMean: highest, khat: Number.POSITIVE_INFINITY, limit };
  }
  const ratios = logRatios.map((one) => (one === Number.NEGATIVE_INFINITY ? 0 : exp(one - highest)));
  const khat = smoothTail(ratios, effective);
  const sum = ratios.reduce((total, one) => total + one, 0);
  return { weights: ratios.map((one) => one / sum), logMean: highest + log(sum / count), khat, limit };
}

/** Smooths the largest ratios in place, and gives the shape of their tail; −infinity where there is none. */
function smoothTail(ratios: Float64Array, effective: number): number {
  const count = ratios.length;
  const share = Math.max(1e-6, Math.min(1, effective / count));
  const length = Math.min(Math.floor(TAIL_SHARE * count), Math.ceil(3 * Math.sqrt(count / share)));
  if (length < LEAST_TAIL) return Number.POSITIVE_INFINITY;
  const cutoff = ratios.slice().sort()[count - length - 1]!;
  // Ratios that tie with the threshold are no exceedances.
  const above: number[] = [];
  for (let at = 0; at < count; at++) if (ratios[at]! > cutoff) above.push(at);
  const tail = above.sort((a, b) => ratios[a]! - ratios[b]! || a - b);
  const many = tail.length;
  if (many < LEAST_TAIL) return Number.NEGATIVE_INFINITY;
  const fitted = paretoTail(Float64Array.from(tail, (index) => ratios[index]! - cutoff));
  if (fitted === undefined) return Number.NEGATIVE_INFINITY;
  const shape = (many * fitted.shape + PRIOR_COUNT * PRIOR_SHAPE) / (many + PRIOR_COUNT);
  const law = { shape, scale: fitted.scale };
  // No ratio becomes larger than the largest, which is 1.
  for (let at = 0; at < many; at++) {
    ratios[tail[at]!] = Math.min(1, cutoff + paretoQuantile(law, (at + 0.5) / many));
  }
  return shape;
}
