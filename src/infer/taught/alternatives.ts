import type { Model } from '../../model/model.ts';
import { ofFirstLaw, type Place, recoded, withAlso } from '../altered.ts';
import type { Inferred } from '../infer.ts';
import type { Ask } from './ask.ts';
import type { Worth } from './beside.ts';
import type { Alternative } from './facts.ts';
import { partsBy } from './parts.ts';
import { differs } from './recoding.ts';

/** How things might have been otherwise. @see Alternative */
export interface Change {
  readonly change: Omit<Alternative, 'difference'>;
  readonly other: Model;
  readonly same: boolean;
  readonly places?: readonly Place[];
  /** What the draws are worth in `other`, where that is known already. */
  readonly worth?: Worth | undefined;
  /** The posterior of `other`, where it is known already. */
  readonly inferred?: Inferred;
}

/** Other codings, weak rows, the first law, groups and variants. */
export function alternativesOf(ask: Ask): Change[] {
  const { model, questions, ours, beside } = ask;
  const changes: Change[] = [];
  for (const [index, { id, groups }] of model.observations.entries()) {
    const own = ours.rows.filter(({ observation }) => observation === index);
    const coding = recoded(model, index);
    if (coding !== undefined) {
      const rows = own.filter(({ row }) => differs(model, index, row)).length;
      if (rows > 0) {
        const change = { kind: 'coding', id, rows } as const;
        changes.push({ change, other: coding, same: true, worth: beside.recoded(index) });
      }
    }
    const also = withAlso(model, index);
    if (also !== undefined) {
      changes.push({ change: { kind: 'also', id }, other: also, same: true, worth: beside.also(index) });
    }
    const first = ofFirstLaw(model, index);
    if (first !== undefined) {
      const change = { kind: 'first_law', id, rows: own.length } as const;
      changes.push({ change, other: first, same: true, worth: beside.ofFirstLaw(index) });
    }
    for (const group of groups) {
      const parts = partsBy(ask, index, group);
      if (parts.length < 2) continue;
      for (const { definition, value, rows } of parts) {
        const change = { kind: 'group', id, group: { definition, value }, rows: rows.length } as const;
        changes.push({ change, other: model, same: true, places: rows });
      }
    }
  }
  for (const { id, model: other, ...known } of questions.variants)
    changes.push({ change: { kind: 'variant', id }, other, same: false, ...known });
  return changes;
}
