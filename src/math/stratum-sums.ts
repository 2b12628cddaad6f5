import type { Strata } from './strata.ts';

/**
 * Sums over each stratum from which the explained share follows: count, Σx, Σx², Σz, Σz², Σxz for a target x and the
 * score z. Sums of parts of a sample add up to those of the whole.
 */
export type StratumSums = Float64Array;

/** Entries a stratum. */
export const SUMS_A_STRATUM = 6;

/** Adds member `i` of the sample, whose target is `x`, to sums that begin at `offset`. */
export function addMember(sums: StratumSums, offset: number, strata: Strata, i: number, x: number): void {
  const at = offset + strata.of[i]! * SUMS_A_STRATUM;
  const z = strata.scores === undefined ? 0 : strata.scores[i]!;
  sums[at]! += 1;
  sums[at + 1]! += x;
  sums[at + 2]! += x * x;
  sums[at + 3]! += z;
  sums[at + 4]! += z * z;
  sums[at + 5]! += x * z;
}

/** The sums of a whole sample, in the order of the strata. */
export function sumsOf({ count, ends, scores, scoreSums }: Strata, target: Float64Array): StratumSums {
  const sums = new Float64Array(count * SUMS_A_STRATUM);
  let from = 0;
  for (let stratum = 0; stratum < count; stratum++) {
    const to = ends[stratum]!;
    const at = stratum * SUMS_A_STRATUM;
    let x = 0;
    let xx = 0;
    let xz = 0;
    for (let i = from; i < to; i++) {
      const value = target[i]!;
      x += value;
      xx += value * value;
      if (scores !== undefined) xz += value * scores[i]!;
    }
    sums[at] = to - from;
    sums[at + 1] = x;
    sums[at + 2] = xx;
    sums[at + 3] = scoreSums === undefined ? 0 : scoreSums[2 * stratum]!;
    sums[at + 4] = scoreSums === undefined ? 0 : scoreSums[2 * stratum + 1]!;
    sums[at + 5] = xz;
    from = to;
  }
  return sums;
}

/**
 * The share of the variance of x that its stratum (and, where there are scores, a line in the score within the
 * stratum) explains: an estimate of Var(E[x|y]) / Var(x), the first-order index of Sobol', from a plain sample. It is
 * the correlation ratio with the bias of its noise taken out: in each stratum the residual sum of squares is divided by
 * its degrees of freedom, so that the estimate scatters around zero where x does not depend on y (T. L. Kelley, "An
 * unbiased correlation ratio measure", PNAS 21, 1935; on estimating indices from given data E. Plischke, E.
 * Borgonovo and C. L. Smith, "Global sensitivity measures from given data", EJOR 226, 2013). The line removes most of
 * what is lost by holding y constant within a stratum. NaN where x does not vary.
 */
export function explainedFromSums(sums: StratumSums): number {
  let n = 0;
  let sum = 0;
  let squares = 0;
  let covered = 0;
  let within = 0;
  for (let at = 0; at < sums.length; at += SUMS_A_STRATUM) {
    const size = sums[at]!;
    if (size === 0) continue;
    const sx = sums[at + 1]!;
    const sz = sums[at + 3]!;
    const xx = sums[at + 2]! - (sx * sx) / size;
    const zz = sums[at + 4]! - (sz * sz) / size;
    const xz = sums[at + 5]! - (sx * sz) / size;
    const sloped = zz > 1e-12 * size;
    const freedom = size - (sloped ? 2 : 1);
    n += size;
    sum += sx;
    squares += sums[at + 2]!;
    if (freedom <= 0) continue;
    covered += size;
    within += (size * Math.max(0, sloped ? xx - (xz * xz) / zz : xx)) / freedom;
  }
  const variance = (squares - (sum * sum) / n) / (n - 1);
  return variance > 0 && covered > 0 ? 1 - within / covered / variance : NaN;
}
