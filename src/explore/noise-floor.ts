import { inverseBetaI } from '../math/inverse-incomplete-beta.ts';

/** Among all inputs tried for one target, the chance that any that does nothing is listed. */
const FALSE_LISTING = 0.05;

/**
 * The index that an input without effect exceeds with a chance so small that among all `tried` hardly one does (Bonferroni):
 * from the F distribution of the ratio of the variances between and within strata, to which an index I is
 * 1 + n I / between (R. A. Fisher's analysis of variance).
 *
 * @param n size of the sample
 * @param between degrees of freedom between strata
 * @param within degrees of freedom of the noise
 */
export function noiseFloor(n: number, between: number, within: number, tried: number): number {
  if (between < 1 || within < 1) return Infinity;
  const x = inverseBetaI(between / 2, within / 2, 1 - FALSE_LISTING / Math.max(1, tried));
  const ratio = (within * x) / (between * (1 - x));
  return (between * (ratio - 1)) / n;
}
