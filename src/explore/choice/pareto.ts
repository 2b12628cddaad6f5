import { type Criterion, valuesIn } from './criterion.ts';

/** An option that another leaves no reason for. */
export interface Dominated {
  readonly option: number;
  /** An option that is better on some criterion and worse on none. */
  readonly by: number;
}

/** Two means differ when they do by so many standard errors of their paired difference. */
const CLEARLY = 3;
/** They are compared on the first so many worlds: a difference that these do not show is too small to rule an option out. */
const MOST_WORLDS = 2 ** 14;

/**
 * The options that are not worth a thought whatever weights one gives the criteria, because another one's means are better
 * on some and worse on none beyond Monte-Carlo error; the rest are the Pareto set.
 */
export function dominated(criteria: readonly Criterion[]): Dominated[] {
  const options = criteria[0]?.worth.length ?? 0;
  const compared = criteria.map(({ worth, known }) => {
    const worlds = known.subarray(0, MOST_WORLDS);
    const all = worlds.at(-1) === worlds.length - 1;
    const columns = worth.map((column) =>
      all ? column.subarray(0, worlds.length) : valuesIn(column, worlds),
    );
    return (a: number, b: number): number => signOfMean(columns[a]!, columns[b]!);
  });
  return Array.from({ length: options }, (_, option) => option).flatMap((option) => {
    const by = Array.from({ length: options }, (_, other) => other).find((other) => {
      if (other === option) return false;
      let better = false;
      for (const sign of compared) {
        const found = sign(other, option);
        if (found < 0) return false;
        better ||= found > 0;
      }
      return better;
    });
    return by === undefined ? [] : [{ option, by }];
  });
}

/** The sign of the mean of the differences of two columns, 0 where it is within so many standard errors of 0. */
function signOfMean(a: Float64Array, b: Float64Array): number {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    const apart = a[i]! - b[i]!;
    sum += apart;
    squares += apart * apart;
  }
  const mean = sum / a.length;
  const variance = Math.max(0, squares - mean * sum) / (a.length - 1);
  return Math.abs(mean) > CLEARLY * Math.sqrt(variance / a.length) ? Math.sign(mean) : 0;
}
