import { ALIGNED } from '../rows/rows.ts';
import type { Foreseeable } from './unsigned.ts';

/** Worlds from a number on, up to another. */
export type Stretch = readonly [from: number, to: number];

const GROUPS = 8;

/**
 * Groups that each half-sample takes. Of two of them half of the groups of one are in the other (they are rows of a Hadamard matrix), so that each tells something
 * that the others do not; there are seven such, and any of them do.
 */
const TAKEN: readonly (readonly number[])[] = [1, 2, 4, 7].map((row) =>
  Array.from({ length: GROUPS }, (_, group) => group).filter((group) => isEven(row & group)),
);

function isEven(bits: number): boolean {
  return ((bits >> 2) ^ (bits >> 1) ^ bits) % 2 === 0;
}

/**
 * Half-samples of some worlds, balanced. What is computed from each of them differs from what is computed from all by as much, in the mean of the
 * squares, as that does from what it would be with no luck in it (P. J. McCarthy, "Pseudo-replication: half samples", Review of the
 * International Statistical Institute 37, 1969).
 */
export function halfSamples(worlds: number): Stretch[][] {
  const cut = (group: number): number =>
    group === GROUPS ? worlds : ALIGNED * Math.floor((worlds * group) / GROUPS / ALIGNED);
  return TAKEN.map((groups) => groups.map((group) => [cut(group), cut(group + 1)]));
}

/** What foresight rests on, of some of its worlds alone. */
export function ofWorlds(all: Foreseeable, stretches: readonly Stretch[]): Foreseeable {
  const worlds = stretches.reduce((sum, [from, to]) => sum + to - from, 0);
  const taken = (column: Float64Array): Float64Array => {
    const out = new Float64Array(worlds);
    let at = 0;
    for (const [from, to] of stretches) {
      out.set(column.subarray(from, to), at);
      at += to - from;
    }
    return out;
  };
  const { dates, mustAgree, stakes, packages, features, shocks } = all;
  return {
    ...{ worlds, dates, mustAgree, stakes, packages, features },
    seen: (feature, date) => taken(all.seen(feature, date)),
    offered: (date) => taken(all.offered(date)),
    now: (stake, date) => taken(all.now(stake, date)),
    end: (stake) => taken(all.end(stake)),
    weight: (stake, actor) => taken(all.weight(stake, actor)),
    worth: (pack, actor, date) => taken(all.worth(pack, actor, date)),
    misjudged: (actor, date) => taken(all.misjudged(actor, date)),
    ...(shocks === undefined ? {} : { shocks: (date: number) => shocks(date).map(taken) }),
  };
}
