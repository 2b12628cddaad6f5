import type { Criterion } from '../explore/choice/criterion.ts';
import { dominated } from '../explore/choice/pareto.ts';
import { satisficing } from '../explore/choice/satisfice.ts';
import { weighed } from '../explore/choice/weights.ts';
import { RANKED_WORLDS } from '../explore/input.ts';
import { type Columns, firstOf } from '../kernel/columns.ts';
import type { Model } from '../model/model.ts';
import type { CriteriaFacts } from '../result/exploration.ts';
import { criterionOf, mostlyKnown, rankable } from './criteria.ts';

/**
 * The options held against every outcome that says which way is better, on the first worlds. Undefined where there are not two
 * options and two such outcomes.
 *
 * @param columns of every world of the base model
 */
export function mainCriteriaFacts(model: Model, columns: Columns, seed: number): CriteriaFacts | undefined {
  if (model.options.length < 2) return undefined;
  const first = firstOf(columns, RANKED_WORLDS);
  const criteria = mostlyKnown(rankable(model).map((column) => criterionOf(model, first, column)));
  if (criteria.length < 2) return undefined;
  return criteriaFacts(
    criteria,
    model.options.map(({ id }) => id),
    seed,
  );
}

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
