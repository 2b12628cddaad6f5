import type { ClearTalks } from '../foresight/stage.ts';
import { aligned } from '../rows/rows.ts';
import { type Agreed, NONE } from './agree.ts';
import { copied } from './copied.ts';

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
  const stride = aligned(worlds);
  const laid = talks.laid ?? copied(talks, talks.clear);
  for (let date = 0; date < dates; date++) {
    const blind = worldsIn(talks.blind(date));
    const known = worlds - blind.length;
    const { rows, worth, closed, room } = laid(date);
    const heap = rows.heap();
    const view = (place: number): Float64Array => heap.subarray(place, place + worlds);
    const places = (first: number): number[] =>
      Array.from({ length: actors }, (_, actor) => room + (first + actor) * stride);
    const [on, judged, refusals, sums] = [
      places(0),
      places(actors),
      room + 2 * actors * stride,
      room + (2 * actors + 1) * stride,
    ];
    heap.fill(0, room, sums + TALLY);
    for (const [actor, at] of on.entries()) {
      heap.set(goingOn[actor]!.subarray(date * worlds, (date + 1) * worlds), at);
    }
    for (const [pack, of] of worth.entries()) {
      const at = date * packages + pack;
      const open = talks.laid === undefined ? talks.worth(0, pack, date) : view(of[0]!);
      offered[at] = knownIn(open, view(closed)) / worlds;
      heap.fill(0, refusals, refusals + stride);
      // Worlds in which nobody can judge gain nothing, and are not counted below.
      const own = blind.length === 0 ? of : judged;
      for (const [actor, place] of own.entries()) {
        if (blind.length > 0) heap.copyWithin(place, of[actor]!, of[actor]! + worlds);
        for (const world of blind) heap[place + world] = heap[on[actor]! + world]!;
        if (mustAgree[actor] === true) rows.refuse(place, on[actor]!, stride, refusals);
      }
      for (const [actor, place] of own.entries()) {
        heap.fill(0, sums, sums + TALLY);
        rows.tally(place, on[actor]!, refusals, stride, sums);
        const [gain, accepting, alone, agreeing] = heap.subarray(sums, sums + TALLY) as unknown as [
          number,
          number,
          number,
          number,
        ];
        margin[actor]![at] = gain / known;
        accepts[actor]![at] = (accepting - (stride - known)) / worlds;
        if (mustAgree[actor] === true) blocks[actor]![at] = alone / worlds;
        all[at] = (agreeing - (stride - known)) / worlds;
      }
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

/** Numbers of a tally. */
const TALLY = 4;

/** The worlds that are marked. */
function worldsIn(marks: Uint8Array): number[] {
  const found: number[] = [];
  for (let world = 0; world < marks.length; world++) if (marks[world] === 1) found.push(world);
  return found;
}

/** In how many worlds a column is neither missing nor closed. */
function knownIn(column: Float64Array, closed: Float64Array): number {
  let known = 0;
  for (let world = 0; world < column.length; world++) {
    known += Number.isNaN(column[world]) || closed[world] !== 0 ? 0 : 1;
  }
  return known;
}
