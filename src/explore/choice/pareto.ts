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

/**
 * The options that are not worth a thought whatever weights one gives the criteria, because another one's means are better
 * on some and worse on none beyond Monte-Carlo error; the rest are the Pareto set.
 */
export function dominated(criteria: readonly Criterion[]): Dominated[] {
  const options = criteria[0]?.worth.length ?? 0;
  const compared = criteria.map((criterion) => {
    const worlds = comparable(criterion);
    return (a: number, b: number): number => {
      const [mine, theirs] = [criterion.worth[a]!, criterion.worth[b]!];
      const moments = momentsOf(Float64Array.from(worlds, (world) => mine[world]! - theirs[world]!));
      const clear = Math.abs(moments.mean) > CLEARLY * standardError(moments);
      return clear ? Math.sign(moments.mean) : 0;
    };
  });
  return Array.from({ length: options }, (_, option) => option).flatMap((option) => {
    const by = Array.from({ length: options }, (_, other) => other).find((other) => {
      if (other === option) return false;
      const signs = compared.map((sign) => sign(other, option));
      return signs.some((sign) => sign > 0) && signs.every((sign) => sign >= 0);
    });
    return by === undefined ? [] : [{ option, by }];
  });
}
