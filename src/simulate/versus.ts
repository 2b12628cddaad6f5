import type { Definition } from '../model/model.ts';
import { type Gathered, gather, gatherer } from './gathered.ts';

/** An option's outcome less the baseline's in the same worlds, as far as they have been played. */
export interface Versus {
  readonly difference: Gathered;
  /** Worlds where it is better, worse, or apart by less than what matters. */
  better: number;
  same: number;
  worse: number;
}

/** An empty comparison. `keep`: whether single worlds are kept; `room`: how many are expected. */
export function versus(keep: boolean, room: number): Versus {
  return { difference: gatherer(keep, room), better: 0, same: 0, worse: 0 };
}

/** Takes in the next block of both. A world in which either is missing is left out of everything. */
export function compareBlock(
  into: Versus,
  option: Float64Array,
  baseline: Float64Array,
  { better, matters = 0 }: Pick<Definition, 'better' | 'matters'>,
): void {
  const difference = option.map((value, world) => value - (baseline[world] as number));
  gather(into.difference, difference);
  const sign = better === 'lower' ? -1 : 1;
  for (const apart of difference) {
    const gain = sign * apart;
    if (gain !== 0 && gain >= matters) into.better += 1;
    else if (gain !== 0 && -gain >= matters) into.worse += 1;
    else if (!Number.isNaN(gain)) into.same += 1;
  }
}
