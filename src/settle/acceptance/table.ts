import type { ClearTalks } from '../foresight/stage.ts';
import { type Agreed, NONE } from './agree.ts';

/**
 * Who would accept what and when, as shares of the worlds; their standard errors are √(share (1 − share) / worlds). By date and package at
 * `date * packages + pack`: whether or not something was signed before, as if the package came up at that date, whether or not it is on the table there.
 */
export interface Acceptance {
  readonly worlds: number;
  /** Where the package is on the table. */
  readonly offered: Float64Array;
  /** By actor. */
  readonly accepts: readonly Float64Array[];
  /** By actor, where it alone of those who must agree refuses. */
  readonly blocks: readonly Float64Array[];
  /** Where all who must agree accept. */
  readonly all: Float64Array;
  /** By actor, the mean of worth less what going on is worth, over the worlds in which it can be judged; missing (NaN) where there are none. */
  readonly margin: readonly Float64Array[];
  /** By date, where something has been signed by then. */
  readonly settledBy: Float64Array;
  /** By package, where it is what is signed in the end. */
  readonly signed: Float64Array;
}

export function acceptanceOf(
  talks: ClearTalks,
  { goingOn, stoppedAt, signed }: Pick<Agreed, 'goingOn' | 'stoppedAt' | 'signed'>,
): Acceptance {
  const { worlds, dates, packages, actors, mustAgree } = talks;
  const column = (): Float64Array => new Float64Array(dates * packages);
  const columns = (): Float64Array[] => Array.from({ length: actors }, column);
  const [offered, all, accepts, blocks, margin] = [column(), column(), columns(), columns(), columns()];
  // How many refuse, and the sum of their numbers: where one does, its number.
  const [refusals, refusers] = [new Int32Array(worlds), new Int32Array(worlds)];
  for (let date = 0; date < dates; date++) {
    const blind = talks.blind(date);
    const known = worlds - blind.reduce((sum, one) => sum + one, 0);
    for (let pack = 0; pack < packages; pack++) {
      const at = date * packages + pack;
      const table = talks.worth(0, pack, date);
      refusals.fill(0);
      refusers.fill(0);
      for (let actor = 0; actor < actors; actor++) {
        const own = talks.clear(actor, pack, date);
        const on = goingOn[actor]!.subarray(date * worlds, (date + 1) * worlds);
        const must = Number(mustAgree[actor] === true);
        let [sum, accepting] = [0, 0];
        for (let world = 0; world < worlds; world++) {
          if (blind[world] === 1) continue;
          const gain = own[world]! - on[world]!;
          sum += gain;
          // Which way it goes is as good as chance, and counting costs less than a branch that is taken for the other.
          const accepts = Number(gain >= 0);
          accepting += accepts;
          const refuses = must * (1 - accepts);
          refusals[world]! += refuses;
          refusers[world]! += refuses * actor;
        }
        margin[actor]![at] = sum;
        accepts[actor]![at] = accepting;
      }
      let [tabled, agreeing] = [0, 0];
      for (let world = 0; world < worlds; world++) {
        if (!Number.isNaN(table[world])) tabled++;
        if (blind[world] === 1) continue;
        if (refusals[world] === 0) agreeing++;
        if (refusals[world] === 1) blocks[refusers[world]!]![at]! += 1;
      }
      offered[at] = tabled;
      all[at] = agreeing;
      for (const one of margin) one[at]! /= known;
      for (const one of [offered, all, ...accepts, ...blocks]) one[at]! /= worlds;
    }
  }
  const settledBy = new Float64Array(dates);
  const inTheEnd = new Float64Array(packages);
  for (let world = 0; world < worlds; world++) {
    const date = stoppedAt[world]!;
    if (date < dates) settledBy[date]! += 1 / worlds;
    if (signed[world] !== NONE) inTheEnd[signed[world]!]! += 1 / worlds;
  }
  for (let date = 1; date < dates; date++) settledBy[date]! += settledBy[date - 1]!;
  return { worlds, offered, accepts, blocks, all, margin, settledBy, signed: inTheEnd };
}
