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
  const all = new Uint32Array(columns.worlds);
  for (let world = 0; world < all.length; world++) all[world] = world;
  return all;
}
