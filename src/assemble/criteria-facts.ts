import type { Criterion } from '../explore/choice/criterion.ts';
import { dominated } from '../explore/choice/pareto.ts';
import { satisficing } from '../explore/choice/satisfice.ts';
import { weighed } from '../explore/choice/weights.ts';
import type { CriteriaFacts } from '../result/exploration.ts';

/** The options held against several criteria at once. */
export function criteriaFacts(
  criteria: readonly Criterion[],
  options: readonly string[],
  seed: number,
): CriteriaFacts {
  const pointless = dominated(criteria);
  return {
    outcomes: criteria.map(({ id }) => id),
    options: satisficing(criteria).map(({ share, mcse, spoiler }, option) => {
      const by = pointless.find((one) => one.option === option)?.by;
      return {
        id: options[option]!,
        content: share,
        content_mcse: mcse,
        ...(spoiler === undefined ? {} : { spoiler: { outcome: spoiler.id, share: spoiler.share } }),
        ...(by === undefined ? {} : { dominated_by: options[by]! }),
      };
    }),
    weights: weighed(criteria, seed).map(({ sureness, first }) => ({
      ...(sureness === Infinity ? {} : { sureness }),
      first,
    })),
  };
}
