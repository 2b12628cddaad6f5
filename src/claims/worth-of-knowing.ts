import { gainsOfRules } from '../math/gains-of-rules.ts';
import { jointFunctions } from '../math/joint-functions.ts';
import { momentsOf } from '../math/moments.ts';

/** A rule is made on at most about this many worlds, evenly spaced. */
const MOST_WORLDS = 20_000;

/**
 * `worth_knowing(x, y, …)`: the expected value of partial perfect information about y, … for choosing the option with the highest x
 * (see `gainsOfRules`). It is never below 0, and errs on the low side.
 *
 * @param worth columns by world, one an option
 * @param known columns by world of what one would know
 * @param categories which of these are categories
 * @param members worlds in which nothing is missing
 */
export function worthOfKnowing(
  worth: readonly Float64Array[],
  known: readonly Float64Array[],
  categories: readonly boolean[],
  members: Uint32Array,
): number {
  const stride = Math.ceil(members.length / MOST_WORLDS);
  const fitted = stride > 1 ? members.filter((_, i) => i % stride === 0) : members;
  const half = (fitted.length + 1) >> 1;
  // Every other world first, then those between, so that a half is a part of each column.
  const worlds = fitted.map((_, i) => fitted[i < half ? 2 * i : 2 * (i - half) + 1]!);
  const over = (column: Float64Array): Float64Array => Float64Array.from(worlds, (world) => column[world]!);
  const columns = worth.map(over);
  const means = columns.map((column) => momentsOf(column).mean);
  const base = columns[means.indexOf(Math.max(...means))]!;
  const gains = columns
    .filter((column) => column !== base)
    .map((column) => column.map((value, i) => value - base[i]!));
  const functions = jointFunctions(
    known.map((column, i) => ({ values: over(column), categories: categories[i] === true })),
  );
  const [won = new Float64Array(1)] = gainsOfRules([gains], functions, half);
  return Math.max(0, momentsOf(won).mean);
}
