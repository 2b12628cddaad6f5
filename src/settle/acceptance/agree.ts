import { aligned } from '../rows/rows.ts';
import { type Foreseen, playBackward } from '../stopping/backward.ts';
import { NOTHING } from '../stopping/halves.ts';
import type { Decision, Play } from '../stopping/play.ts';
import { copied } from './copied.ts';
import type { Choosing, Talks } from './talks.ts';

/** The package of a world in which none was signed. */
export const NONE: typeof NOTHING = NOTHING;

/** What comes of talks in which each actor foresees what the others will accept later. */
export interface Agreed extends Foreseen {
  /** By world, the package that was signed at `stoppedAt`; NONE where none was. */
  readonly signed: Int16Array;
}

/**
 * Acceptance when each actor foresees the others'. At every date each that must agree accepts a package where it is worth at least what
 * going on is worth to it, as if it alone decided; what going on is worth counts on what will be accepted later. Played backwards
 * from the end, so that no iteration is needed, and unique given the rule that chooses among several (`agreements` tells whether that
 * rule matters). That nobody ever accepts anything is an equilibrium too, of actors who refuse because others do; it is
 * not counted. How much an actor could gain by another rule, the others' held fixed, is at most the gap of its bounds.
 */
export function agree(talks: Talks, choosing: Choosing): Agreed {
  return agreedOf(playBackward(deciding(talks, choosing)));
}

/** What came of talks, of what became of them as a play. */
export function agreedOf(foreseen: Foreseen): Agreed {
  return { ...foreseen, signed: foreseen.chosen };
}

/** The talks as a play that is stopped where all who must agree accept. */
export function deciding(
  talks: Talks,
  choosing: Choosing,
): Omit<Play, 'decide'> & { readonly decide: (date: number, goingOn: readonly Float64Array[]) => Chosen } {
  const table = tableOf(talks);
  return { ...talks, decide: (date, goingOn) => table.decide(date, goingOn, choosing) };
}

export interface Chosen extends Decision {
  /** By world, the package that is signed. */
  readonly which: Int16Array;
}

/** Rows that are looked at together, few enough for what is made of them to stay near the processor. */
const TOGETHER = 512;

/** Decides date by date. */
function tableOf(talks: Talks): {
  readonly decide: (date: number, goingOn: readonly Float64Array[], choosing: Choosing) => Chosen;
} {
  const { worlds, actors, mustAgree } = talks;
  const stops = new Uint8Array(worlds);
  const which = new Int16Array(worlds);
  const say = mustAgree.flatMap((must, actor) => (must ? [actor] : []));
  const stride = aligned(worlds);
  const laid = talks.laid ?? copied(talks, talks.worth);
  return {
    decide: (date, goingOn, choosing) => {
      const { rows, worth, closed, room } = laid(date);
      const heap = rows.heap();
      const column = (place: number): number => room + place * stride;
      const columns = (first: number): number[] =>
        Array.from({ length: actors }, (_, actor) => column(first + actor));
      const [on, best, chosen] = [columns(0), columns(actors), columns(2 * actors)];
      const [refusals, product, most, signed] = [0, 1, 2, 3].map((place) => column(3 * actors + place)) as [
        number,
        number,
        number,
        number,
      ];
      for (const [actor, at] of on.entries()) heap.set(goingOn[actor]!, at);
      heap.fill(NONE, signed, signed + stride);
      heap.fill(Number.NEGATIVE_INFINITY, most, most + stride);
      for (const actor of say) heap.fill(Number.NaN, best[actor]!, best[actor]! + stride);
      for (let from = 0; from < stride; from += TOGETHER) {
        const count = Math.min(TOGETHER, stride - from);
        for (const [pack, of] of worth.entries()) {
          heap.copyWithin(refusals + from, closed + from, closed + from + count);
          heap.fill(1, product + from, product + from + count);
          for (const actor of say) {
            rows.vote(of[actor]! + from, on[actor]! + from, count, refusals + from, product + from);
          }
          for (const actor of say) {
            rows.better(of[actor]! + from, on[actor]! + from, refusals + from, count, best[actor]! + from);
          }
          if (choosing === 'nothing') continue;
          // The first in order scores highest.
          if (choosing === 'first') heap.fill(-pack, product + from, product + from + count);
          const score = typeof choosing === 'object' ? of[choosing.favourite]! : product;
          rows.choose(score + from, refusals + from, pack, most + from, count, signed + from);
          for (const [actor, at] of of.entries()) {
            rows.take(signed + from, pack, at + from, count, chosen[actor]! + from);
          }
        }
      }
      for (let world = 0; world < worlds; world++) {
        const pack = heap[signed + world]!;
        which[world] = pack;
        stops[world] = pack === NONE ? 0 : 1;
      }
      const view = (at: number): Float64Array => heap.subarray(at, at + worlds);
      return {
        stops,
        worth: chosen.map(view),
        best: best.map((at, actor) => (mustAgree[actor] ? view(at) : undefined)),
        which,
      };
    },
  };
}
