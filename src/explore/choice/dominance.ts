import { normalQuantile } from '../../math/normal-quantile.ts';
import { sampleQuantile } from '../../math/sample-quantile.ts';
import { type Criterion, comparable } from './criterion.ts';

/** How one option's distribution stands to another's. */
export type Dominance = 'first' | 'second' | 'none';

/** Levels of worth at which two distributions are compared, and the worlds it is done on at most. */
const LEVELS = 32;
const MOST_WORLDS = 2 ** 14;
/** The chance that noise alone makes a difference count at any of the levels. */
const SIZE = 0.01;

/**
 * How each option's worth stochastically dominates each other's: `rows[a][b]` is how a dominates b (J. Hadar and W. R. Russell,
 * "Rules for ordering uncertain prospects", American Economic Review 59, 1969). Of first order: no level is missed more
 * often, so that anyone who likes more prefers it; of second order: on average it falls short of no level by more, so that
 * every cautious one does. Differences are told from noise by their paired standard errors at each level (R. Davidson and
 * J.-Y. Duclos, "Statistical inference for stochastic dominance", Econometrica 68, 2000): it must be clearly better at some level
 * and clearly worse at none.
 */
export function dominances(criterion: Criterion): Dominance[][] {
  const worlds = comparable(criterion).subarray(0, MOST_WORLDS);
  const columns = criterion.worth.map((column) => Float64Array.from(worlds, (world) => column[world]!));
  const rows = columns.map(() => columns.map((): Dominance => 'none'));
  for (let a = 0; a < columns.length; a++) {
    for (let b = a + 1; b < columns.length; b++) {
      const { first, second } = signsOf(columns[a]!, columns[b]!);
      const order = first !== 0 ? 'first' : 'second';
      const sign = first !== 0 ? first : second;
      if (sign > 0) rows[a]![b] = order;
      if (sign < 0) rows[b]![a] = order;
    }
  }
  return rows;
}

interface Signs {
  /** 1 where the first of the two dominates, −1 where the other one does, else 0. */
  readonly first: number;
  readonly second: number;
}

function signsOf(a: Float64Array, b: Float64Array): Signs {
  const n = a.length;
  const all = new Float64Array(2 * n);
  all.set(a);
  all.set(b, n);
  all.sort();
  const levels = Array.from({ length: LEVELS }, (_, k) => sampleQuantile(all, (k + 0.5) / LEVELS));
  const clearly = -normalQuantile(SIZE / (2 * LEVELS));
  let [missedMore, missedLess, shortMore, shortLess] = [false, false, false, false];
  for (const level of levels) {
    let [missed, missedSquares, short, shortSquares] = [0, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      const [mine, theirs] = [a[i]!, b[i]!];
      const m = Number(mine < level) - Number(theirs < level);
      const s = Math.max(level - mine, 0) - Math.max(level - theirs, 0);
      missed += m;
      missedSquares += m * m;
      short += s;
      shortSquares += s * s;
    }
    const missedSign = signOf(missed, missedSquares, n, clearly);
    const shortSign = signOf(short, shortSquares, n, clearly);
    missedMore ||= missedSign > 0;
    missedLess ||= missedSign < 0;
    shortMore ||= shortSign > 0;
    shortLess ||= shortSign < 0;
  }
  return { first: Number(missedLess) - Number(missedMore), second: Number(shortLess) - Number(shortMore) };
}

/** The sign of a sum, 0 where it is within so many standard errors of 0. */
function signOf(sum: number, squares: number, n: number, clearly: number): number {
  const mean = sum / n;
  const error = Math.sqrt(Math.max(0, squares / n - mean * mean) / n);
  return Math.abs(mean) > clearly * error ? Math.sign(mean) : 0;
}
