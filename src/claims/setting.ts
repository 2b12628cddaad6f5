import type { Columns } from '../kernel/columns.ts';
import type { Model } from '../model/model.ts';

/** What claims are judged on: the checked model, the worlds played, and which variant reads nothing else is said of. */
export interface Setting {
  readonly model: Model;
  readonly columns: Columns;
  /** Where a claim is judged again without a reason: every read that names no variant is of this one. */
  readonly variant?: string;
}

/** All worlds by number. */
export function allWorlds({ columns }: Setting): Uint32Array {
  return Uint32Array.from({ length: columns.worlds }, (_, world) => world);
}
