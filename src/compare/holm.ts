import { normalCdf } from '../math/normal-cdf.ts';

/** The chance of a difference of at least this many standard errors, either way, where there is none. */
export function twoSided(standardErrors: number): number {
  return 2 * normalCdf(-Math.abs(standardErrors));
}

/**
 * Which of several differences are real at a level that holds for all of them together: the chance that any of them is called
 * real by luck alone is at most the level. Sture Holm, "A simple sequentially rejective multiple test procedure", Scandinavian
 * Journal of Statistics 6 (1979).
 *
 * @param chances of at least such a difference by luck alone
 */
export function holm(chances: readonly number[], level: number): boolean[] {
  const order = chances.map((_, index) => index).sort((one, other) => at(chances, one) - at(chances, other));
  const real = chances.map(() => false);
  for (const [rank, index] of order.entries()) {
    if (!(at(chances, index) <= level / (chances.length - rank))) break;
    real[index] = true;
  }
  return real;
}

function at(chances: readonly number[], index: number): number {
  return chances[index] ?? 1;
}
