import { columnsBeside, type Laid } from '../acceptance/talks.ts';
import { aligned } from '../rows/rows.ts';
import { newRows } from '../rows/with-rows.ts';
import { isNothing } from './is-nothing.ts';
import type { Foreseeable } from './unsigned.ts';

/** What packages are worth beyond going on for good, date by date, in memory that is used again for the next date that is asked for. */
export interface Clearing {
  /** By actor and package. */
  readonly clear: (date: number) => readonly (readonly Float64Array[])[];
  /** By actor: of the package that is nearest to agreement (as `nearestOf` finds it); 0 where there is none. */
  readonly reach: (date: number) => readonly Float64Array[];
  /** What is above 0 of that, else 0. */
  readonly gain: (date: number) => readonly Float64Array[];
  /** Where they stand; the column of what is closed is the caller's to fill. */
  readonly laid: (date: number) => Laid;
}

/** Rows that are looked at together, few enough for what is made of them to stay near the processor. */
const TOGETHER = 512;

/**
 * @param ahead what going on is expected to add to a stake; of a date it is asked for one stake after the other
 * @param misjudges whether actors take going on for good to be worth what it is not
 */
export function clearing(
  unsigned: Foreseeable,
  ahead: (stake: number, date: number) => Float64Array,
  misjudges: boolean,
): Clearing {
  const { worlds, stakes, packages, mustAgree } = unsigned;
  const actors = mustAgree.length;
  const rows = newRows();
  const stride = aligned(worlds);
  let taken = 0;
  const column = (): number => {
    taken += stride;
    return taken - stride;
  };
  const columns = (count: number): number[] => Array.from({ length: count }, column);
  const clear = Array.from({ length: actors }, () => columns(packages));
  const [reach, gain, alone] = [columns(actors), columns(actors), columns(actors)];
  const [expected, least, most, nearest, nobody] = columns(5) as [number, number, number, number, number];
  const [closed, room] = [column(), columns(columnsBeside(actors))[0]!];
  // By stake, the actors who care about it in some world.
  const weights = Array.from({ length: stakes }, (_, stake) =>
    mustAgree.flatMap((_, actor) => {
      const weight = unsigned.weight(stake, actor);
      return isNothing(weight) ? [] : [{ actor, weight, at: column() }];
    }),
  );
  rows.reserve(taken);
  const heap = rows.heap();
  for (const { weight, at } of weights.flat()) heap.set(weight, at);
  const worth = Array.from({ length: packages }, (_, pack) => clear.map((of) => of[pack]!));
  const view = (at: number): Float64Array => heap.subarray(at, at + worlds);
  const views = { clear: clear.map((of) => of.map(view)), reach: reach.map(view), gain: gain.map(view) };
  // Dates are come back to, for what is told of them.
  const kept = new Map<number, readonly Float64Array[]>();

  /** What going on for good is taken to be worth to each. */
  const layAlone = (date: number): void => {
    const known = kept.get(date);
    for (const [actor, at] of alone.entries()) {
      if (known !== undefined) heap.set(known[actor]!, at);
      else if (misjudges) heap.set(unsigned.misjudged(actor, date), at);
      else heap.fill(0, at, at + worlds);
    }
    if (known !== undefined) return;
    for (const [stake, caring] of weights.entries()) {
      if (caring.length === 0) continue;
      const adds = ahead(stake, date);
      if (isNothing(adds)) continue;
      heap.set(adds, expected);
      for (const { actor, at } of caring) rows.addProduct(at, expected, stride, alone[actor]!);
    }
    kept.set(
      date,
      alone.map((at) => view(at).slice()),
    );
  };
  const lay = (date: number): void => {
    layAlone(date);
    for (const [actor, of] of clear.entries()) {
      for (const [pack, at] of of.entries()) heap.set(unsigned.worth(pack, actor, date), at);
    }
    heap.fill(-1, nearest, nearest + stride);
    heap.fill(Number.NEGATIVE_INFINITY, most, most + stride);
    for (const at of reach) heap.fill(0, at, at + stride);
    for (let from = 0; from < stride; from += TOGETHER) {
      const count = Math.min(TOGETHER, stride - from);
      for (let pack = 0; pack < packages; pack++) {
        heap.fill(Number.POSITIVE_INFINITY, least + from, least + from + count);
        for (const [actor, of] of clear.entries()) {
          const own = of[pack]! + from;
          rows.subtract(own, alone[actor]! + from, count, own);
          if (mustAgree[actor] === true) rows.lower(own, count, least + from);
        }
        rows.choose(least + from, nobody + from, pack, most + from, count, nearest + from);
        for (const [actor, of] of clear.entries()) {
          rows.take(nearest + from, pack, of[pack]! + from, count, reach[actor]! + from);
        }
      }
    }
    // What the nearest is worth is known to all who must agree.
    for (const [actor, must] of mustAgree.entries()) {
      if (must) continue;
      const own = views.reach[actor]!;
      for (let world = 0; world < worlds; world++) if (Number.isNaN(own[world])) own[world] = 0;
    }
    for (const [actor, at] of gain.entries()) {
      heap.fill(0, at, at + stride);
      rows.raise(reach[actor]!, stride, at);
    }
  };
  let laid = Number.NaN;
  const at = (date: number): typeof views => {
    if (date !== laid) lay(date);
    laid = date;
    return views;
  };
  return {
    clear: (date) => at(date).clear,
    reach: (date) => at(date).reach,
    gain: (date) => at(date).gain,
    laid: (date) => {
      at(date);
      return { rows, worth, closed, room };
    },
  };
}
