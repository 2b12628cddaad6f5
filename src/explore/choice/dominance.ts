import { normalQuantile } from '../../math/normal-quantile.ts';
import type { Criterion } from './criterion.ts';

/** How one option's distribution stands to another's. */
export type Dominance = 'first' | 'second' | 'none';

/** Levels of worth at which two distributions are compared, and the worlds it is done on at most. */
const LEVELS = 32;
export const MOST_WORLDS: number = 2 ** 14;
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
export function dominances({ worth, known }: Criterion): Dominance[][] {
  const worlds = known.subarray(0, MOST_WORLDS);
  const columns = worth.map((column): Column => {
    const values = Float64Array.from(worlds, (world) => column[world]!);
    return { values, sorted: values.toSorted() };
  });
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

/** Worths by world, and in ascending order. */
interface Column {
  readonly values: Float64Array;
  readonly sorted: Float64Array;
}

interface Signs {
  /** 1 where the first of the two dominates, −1 where the other one does, else 0. */
  readonly first: number;
  readonly second: number;
}

function signsOf(a: Column, b: Column): Signs {
  const n = a.values.length;
  const levels = pooledLevels(a.sorted, b.sorted);
  const sums = sumsAt(levels, a.values, b.values);
  const clearly = -normalQuantile(SIZE / (2 * LEVELS));
  let [missedMore, missedLess, shortMore, shortLess] = [false, false, false, false];
  for (let k = 0; k < LEVELS; k++) {
    const at = k * SUMS;
    const missedSign = signOf(sums[at]!, sums[at + 1]!, n, clearly);
    const shortSign = signOf(sums[at + 2]!, sums[at + 3]!, n, clearly);
    missedMore ||= missedSign > 0;
    missedLess ||= missedSign < 0;
    shortMore ||= shortSign > 0;
    shortLess ||= shortSign < 0;
  }
  return { first: Number(missedLess) - Number(missedMore), second: Number(shortLess) - Number(shortMore) };
}

/** Order statistics of two sorted columns together, evenly spaced in rank. */
function pooledLevels(a: Float64Array, b: Float64Array): Float64Array {
  const levels = new Float64Array(LEVELS);
  const size = a.length + b.length;
  for (let i = 0, j = 0, k = 0; k < LEVELS; ) {
    const value = j >= b.length || (i < a.length && a[i]! <= b[j]!) ? a[i++]! : b[j++]!;
    while (k < LEVELS && i + j > Math.floor(((k + 0.5) * size) / LEVELS)) levels[k++] = value;
  }
  return levels;
}

/** At each level: by how many worlds more a misses it than b, the squares of that, by how much more it falls short, and squares. */
const SUMS = 4;

/**
 * These sums at every level. A world adds the same number to all levels above both worths, and nothing to those below: it is
 * counted where that begins, and only the levels between the two are gone through.
 */
function sumsAt(levels: Float64Array, a: Float64Array, b: Float64Array): Float64Array {
  const sums = new Float64Array((LEVELS + 1) * SUMS);
  const above = new Float64Array((LEVELS + 1) * 2);
  for (let i = 0; i < a.length; i++) {
    const mine = a[i]!;
    const theirs = b[i]!;
    const low = mine < theirs ? mine : theirs;
    const high = mine < theirs ? theirs : mine;
    const sign = mine < theirs ? 1 : -1;
    const from = firstAbove(levels, low, 0);
    const to = firstAbove(levels, high, from);
    for (let k = from; k < to; k++) {
      const short = levels[k]! - low;
      const at = k * SUMS;
      sums[at]! += sign;
      sums[at + 1]! += 1;
      sums[at + 2]! += sign * short;
      sums[at + 3]! += short * short;
    }
    const apart = high - low;
    above[2 * to]! += sign * apart;
    above[2 * to + 1]! += apart * apart;
  }
  let [short, squares] = [0, 0];
  for (let k = 0; k < LEVELS; k++) {
    short += above[2 * k]!;
    squares += above[2 * k + 1]!;
    sums[k * SUMS + 2]! += short;
    sums[k * SUMS + 3]! += squares;
  }
  return sums;
}

/** The first level above a value, from one on; their number where there is none. */
function firstAbove(levels: Float64Array, value: number, from: number): number {
  let to = LEVELS;
  let at = from;
  while (at < to) {
    const middle = (at + to) >> 1;
    if (levels[middle]! > value) to = middle;
    else at = middle + 1;
  }
  return at;
}

/** The sign of a sum, 0 where it is within so many standard errors of 0. */
function signOf(sum: number, squares: number, n: number, clearly: number): number {
  const mean = sum / n;
  const error = Math.sqrt(Math.max(0, squares / n - mean * mean) / n);
  return Math.abs(mean) > clearly * error ? Math.sign(mean) : 0;
}
