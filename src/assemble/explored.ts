import type { Setting } from '../check/setting.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { RANKED_WORLDS, type Ranked } from '../explore/input.ts';
import { type Columns, firstOf } from '../kernel/columns.ts';
import type { Column, Latents } from '../kernel/kernel.ts';
import type { Model } from '../model/model.ts';
import type { Exploration } from '../result/exploration.ts';
import { type ClaimResult, RESULT_VERSION } from '../result/result.ts';
import { VERSION } from '../result/version.ts';
import { choicesOf } from './choice.ts';
import { criterionOf, mostlyKnown } from './criteria.ts';
import { criteriaFacts } from './criteria-facts.ts';
import { designed, designObstacle } from './design.ts';
import { settingFacts } from './settings.ts';
import type { Boxed } from './target.ts';
import { aggregateFacts, isOfWorlds, nameOf, type Question, targetOf, turnsOf } from './targets.ts';
import { type Aides, tellAll } from './tell.ts';
import { type Requirement, withinFacts } from './within.ts';

/** What is to be explored of a model that was played. */
export interface Questions {
  /** Each explored by itself. */
  readonly targets: readonly Question[];
  /** Outcome rows that the options are ranked by. */
  readonly by: readonly Column[];
  /** Outcome rows that the options are held against together. */
  readonly together: readonly Column[];
  /** Assumptions to be known together, by `name` or `name[row]`. */
  readonly know: readonly (readonly string[])[];
  /** Bounds that options should keep. */
  readonly within: readonly Requirement[];
  /** How many boxes to look for. */
  readonly boxes: number;
}

/** What is told of an exploration besides what was found. */
export interface ExploredUnder {
  readonly hash: string;
  readonly seed: number;
  readonly set: readonly Setting[];
  /** Whether a design is asked for. */
  readonly wantsDesign: boolean;
  /** The claims as they were judged and explained. */
  readonly claims: readonly ClaimResult[];
  /** The columns of the one that `designPlan` plays. Absent where none is asked for, or none can be made. */
  readonly design?: Columns;
  /** Draws that evidence taught, where there is any. */
  readonly latents?: Latents;
}

/** What was found of a claim's box, and nothing else, for it may go to another thread. */
function boxOnly({ box, no_box, trade_off }: ClaimResult): Boxed {
  return {
    ...(box === undefined ? {} : { box }),
    ...(no_box === undefined ? {} : { no_box }),
    ...(trade_off === undefined ? {} : { trade_off }),
  };
}

/**
 * Puts together what an exploration found. The columns hold every world of the base model.
 *
 * @param inputs over the first `RANKED_WORLDS` of them, or all if they are fewer
 * @param aides threads that may help; absent where there are none
 */
export async function explored(
  model: Model,
  columns: Columns,
  inputs: readonly Ranked[],
  { targets: questions, by, together, know, within, boxes }: Questions,
  { hash, seed, set, design, wantsDesign, claims, latents }: ExploredUnder,
  aides?: Aides,
): Promise<Exploration | { readonly diagnostic: Diagnostic }> {
  const ranked = firstOf(columns, RANKED_WORLDS);
  const options = model.options.map(({ id }) => id);
  const explanations = new Map(claims.map((claim) => [claim.id, claim]));
  const targets = [];
  for (const question of questions.filter(isOfWorlds)) {
    const target = targetOf(question, model, ranked);
    if ('diagnostic' in target) return target;
    const reason = designObstacle(question, model);
    const asked = wantsDesign && reason !== undefined ? { reason } : undefined;
    const own =
      design === undefined || reason !== undefined ? asked : designed(question, model, design, latents);
    const boxed = question.kind === 'claim' ? explanations.get(question.claim.id) : undefined;
    targets.push({ target, designed: own, ...(boxed === undefined ? {} : { boxed: boxOnly(boxed) }) });
  }
  /** How the options compare: what this thread does while others tell of targets. */
  const compared = (): Pick<Exploration, 'choices' | 'criteria'> => ({
    choices:
      options.length < 2
        ? []
        : choicesOf(
            by
              .map((column) => criterionOf(model, columns, column))
              // An actor whose worth is missing in every world prefers nothing.
              .filter(({ known }) => known.length > 0),
            options,
            inputs,
            know,
          ),
    criteria: criteriaFacts(
      mostlyKnown(together.map((column) => criterionOf(model, ranked, column))),
      options,
      seed,
    ),
  });
  const { facts, other } = await tellAll({ targets, seed, boxes }, inputs, compared, aides);
  return {
    rubicon: VERSION,
    version: RESULT_VERSION,
    scenario: { id: model.id, hash, title: model.title },
    seed,
    worlds: columns.worlds,
    ...(ranked.worlds < columns.worlds ? { ranked_worlds: ranked.worlds } : {}),
    set: settingFacts(set),
    ...other,
    ...(within.length === 0 ? {} : { within: withinFacts(within, model, columns) }),
    targets: questions.map((question) => {
      const claim = question.kind === 'claim' ? explanations.get(question.claim.id) : undefined;
      const found = facts.find(({ id }) => id === nameOf(question));
      if (found === undefined) return aggregateFacts(claim!, wantsDesign);
      return claim === undefined ? found : { ...found, ...turnsOf(claim) };
    }),
  };
}
