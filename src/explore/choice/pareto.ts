import { momentsOf, standardError } from '../../math/moments.ts';
import { type Criterion, comparable } from './criterion.ts';

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
  const compared = criteria.map((criterion) => {
    const worlds = comparable(criterion).subarray(0, MOST_WORLDS);
    const apart = new Float64Array(worlds.length);
    return (a: number, b: number): number => {
      const [mine, theirs] = [criterion.worth[a]!, criterion.worth[b]!];
      for (let i = 0; i < apart.length; i++) apart[i] = mine[worlds[i]!]! - theirs[worlds[i]!]!;
      const moments = momentsOf(apart);
      const clear = Math.abs(moments.mean) > CLEARLY * standardError(moments);
      return clear ? Math.sign(moments.mean) : 0;
    };
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
