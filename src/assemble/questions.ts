import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { Model } from '../model/model.ts';
import { criteriaNamed, mainCriteria, rankable } from './criteria.ts';
import type { Questions } from './explored.ts';
import { claimQuestions, questionsOf } from './targets.ts';

/** What is asked of an exploration. */
export interface ExploreRequest {
  /** Claims and outcomes of options, by name; every claim that has a value in each world if none is named. */
  readonly of: readonly string[];
  /** Outcomes to rank the options by, as `name` or `name[row]`; the actors' values or the first outcome if none is named. */
  readonly by: readonly string[];
  /** Worlds of a design in which each assumption is drawn anew in its turn; none without it. */
  readonly design?: number;
}

/** What an exploration is asked, or the names in it that there are not. */
export function questionsFor(model: Model, { of, by }: ExploreRequest): Outcome<Questions> {
  const targets =
    of.length === 0 ? { value: claimQuestions(model), diagnostics: [] } : questionsOf(of, model);
  const rankings =
    by.length === 0 ? { value: mainCriteria(model), diagnostics: [] } : criteriaNamed(by, model);
  const diagnostics = [...targets.diagnostics, ...rankings.diagnostics];
  if (targets.value === undefined || rankings.value === undefined) return { diagnostics };
  return { value: { targets: targets.value, by: rankings.value, together: rankable(model) }, diagnostics };
}
