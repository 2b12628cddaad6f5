import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { assumptionColumns } from '../explore/input.ts';
import type { Model } from '../model/model.ts';
import { rowName } from '../model/row-name.ts';
import { criteriaNamed, mainCriteria, rankable } from './criteria.ts';
import type { Questions } from './explored.ts';
import { claimQuestions, questionsOf } from './targets.ts';
import { requirements } from './within.ts';

/** What is asked of an exploration. */
export interface ExploreRequest {
  /** Claims and outcomes of options by name, formulas, and `best[option]`; every claim that is judged if none is named. */
  readonly of: readonly string[];
  /** Outcomes to rank the options by, as `name` or `name[row]`; the actors' values or the first outcome if none is named. */
  readonly by: readonly string[];
  /** Worlds of a design in which each assumption is drawn anew in its turn; none without it. */
  readonly design?: number;
  /** Groups of assumptions to be known together, by `name` or `name[row]`. */
  readonly know?: readonly (readonly string[])[];
  /** Bounds on outcomes, as in `dead[russia] <= 200`: in how many worlds each option keeps all of them. */
  readonly within?: readonly string[];
  /** How many boxes to look for in each target; one unless given. */
  readonly boxes?: number;
}

/** What an exploration is asked, or the names in it that there are not. */
export function questionsFor(
  model: Model,
  { of, by, know = [], within = [], boxes = 1 }: ExploreRequest,
): Outcome<Questions> {
  const rankings =
    by.length === 0 ? { value: mainCriteria(model), diagnostics: [] } : criteriaNamed(by, model);
  const targets =
    of.length === 0
      ? { value: claimQuestions(model), diagnostics: [] }
      : questionsOf(of, model, rankings.value ?? []);
  const bounds = requirements(within, model);
  const diagnostics = [
    ...targets.diagnostics,
    ...rankings.diagnostics,
    ...bounds.diagnostics,
    ...unknown(know.flat(), model),
  ];
  if (
    targets.value === undefined ||
    rankings.value === undefined ||
    bounds.value === undefined ||
    diagnostics.length > 0
  ) {
    return { diagnostics };
  }
  const questions = {
    ...{ targets: targets.value, by: rankings.value, together: rankable(model), know, boxes },
    within: bounds.value,
  };
  return { value: questions, diagnostics };
}

/** A complaint for each name that no assumption has which is drawn. */
function unknown(names: readonly string[], model: Model): Diagnostic[] {
  const drawn = assumptionColumns(model).flatMap(({ definition: number, row }) => {
    const definition = model.definitions[number]!;
    return [definition.name, rowName(definition, model.tables, row)];
  });
  return names
    .filter((name) => !drawn.includes(name))
    .map((name) => diagnose('explore-know', { name, near: nearest(name, drawn) }));
}
