import type { Model, Role } from '../model/model.ts';
import { present } from './present.ts';
import type { Work } from './work.ts';

/** What a scenario in which no mistake was found holds. */
export interface Contents
  extends Pick<Model, 'id' | 'options' | 'variants' | 'outcomes' | 'claims' | 'checks'> {
  /** Definition numbers of the assumptions that its author wrote, in the order of the file. */
  readonly assumptions: readonly number[];
}

/** The contents of a scenario that has passed. */
export function contentsOf({ scenario, options, claims, checks, drafts }: Work): Contents {
  const authored = (role: Role): number[] =>
    drafts.filter((draft) => draft.role === role && draft.authored).map(({ number }) => number);
  return {
    id: scenario.id,
    options,
    variants: scenario.variants.map(({ name, title, about }) => ({
      id: name.value,
      title: title ?? name.value,
      ...present({ about }),
    })),
    assumptions: authored('assumption'),
    outcomes: authored('outcome'),
    claims,
    checks,
  };
}
