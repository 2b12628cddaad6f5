/**
 * Whether so many of n trials may have succeeded if each does with chance p: the exact two-sided binomial test (twice the
 * smaller tail) at the level at which a normal lies outside four standard errors, 6.3e-5. With p of 0 or 1 only none or all may.
 */
export function mayBe(successes: number, n: number, p: number): boolean {
  if (p <= 0) return successes === 0;
  if (p >= 1) return successes === n;
  const chances = pmf(n, p);
  const sum = (from: number, to: number): number =>
    chances.slice(from, to).reduce((total, chance) => total + chance, 0);
  return 2 * Math.min(sum(0, successes + 1), sum(successes, n + 1)) > LEVEL;
}

const LEVEL = 6.3e-5;

/** Chances of 0 … n successes, in logarithms because their ends are below the smallest double. */
function pmf(n: number, p: number): number[] {
  let log = n * Math.log1p(-p);
  const odds = Math.log(p) - Math.log1p(-p);
  return Array.from({ length: n + 1 }, (_, k) => {
    if (k > 0) log += odds + Math.log(n - k + 1) - Math.log(k);
    return Math.exp(log);
  });
}
