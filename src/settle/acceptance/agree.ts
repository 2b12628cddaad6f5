import { type Foreseen, playBackward } from '../stopping/backward.ts';
import { NOTHING } from '../stopping/halves.ts';
import type { Decision, Play } from '../stopping/play.ts';
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

/** Decides date by date, in arrays of its own. */
function tableOf(talks: Talks): {
  readonly decide: (date: number, goingOn: readonly Float64Array[], choosing: Choosing) => Chosen;
} {
  const { worlds, actors, packages, mustAgree } = talks;
  const stops = new Uint8Array(worlds);
  const signed = new Int16Array(worlds);
  const worth = Array.from({ length: actors }, () => new Float64Array(worlds));
  const best = mustAgree.map((must) => (must ? new Float64Array(worlds) : undefined));
  const say = mustAgree.flatMap((must, actor) => (must ? [actor] : []));
  const most = new Float64Array(worlds);
  const votes = votesOf(worlds);
  let [read, columns]: [number, readonly (readonly Float64Array[])[]] = [Number.NaN, []];
  return {
    decide: (date, goingOn, choosing) => {
      if (read !== date) {
        read = date;
        columns = Array.from({ length: packages }, (_, pack) =>
          Array.from({ length: actors }, (_, actor) => talks.worth(actor, pack, date)),
        );
      }
      signed.fill(NONE);
      most.fill(Number.NEGATIVE_INFINITY);
      for (const column of best) column?.fill(Number.NaN);
      for (const [pack, of] of columns.entries()) {
        vote(votes, of, goingOn, say);
        const { refusals, refusers, product } = votes;
        for (const actor of say) {
          const [column, own] = [best[actor]!, of[actor]!];
          for (let world = 0; world < worlds; world++) {
            const against = refusals[world]!;
            if (against > 1 || (against === 1 && refusers[world] !== actor)) continue;
            if (!(column[world]! >= own[world]!)) column[world] = own[world]!;
          }
        }
        if (choosing === 'nothing') continue;
        const scores =
          choosing === 'product' ? product : choosing === 'first' ? undefined : of[choosing.favourite]!;
        for (let world = 0; world < worlds; world++) {
          if (refusals[world] !== 0) continue;
          const score = scores === undefined ? -pack : scores[world]!;
          if (!(score > most[world]!)) continue;
          most[world] = score;
          signed[world] = pack;
        }
      }
      for (let world = 0; world < worlds; world++) {
        const pack = signed[world]!;
        stops[world] = pack === NONE ? 0 : 1;
        if (pack === NONE) continue;
        const of = columns[pack]!;
        for (let actor = 0; actor < actors; actor++) worth[actor]![world] = of[actor]![world]!;
      }
      return { stops, worth, best, which: signed };
    },
  };
}

/** How those with a say take one package, by world. */
interface Votes {
  /** How many refuse; `OFF` and more where it is not on the table. */
  readonly refusals: Int32Array;
  /** The sum of their numbers: where one refuses, its number. */
  readonly refusers: Int32Array;
  /** Of the gains, where all accept. */
  readonly product: Float64Array;
}

/** More than there are actors. */
const OFF = 2 ** 16;

function votesOf(worlds: number): Votes {
  return {
    refusals: new Int32Array(worlds),
    refusers: new Int32Array(worlds),
    product: new Float64Array(worlds),
  };
}

function vote(
  { refusals, refusers, product }: Votes,
  worth: readonly Float64Array[],
  goingOn: readonly Float64Array[],
  say: readonly number[],
): void {
  refusals.fill(0);
  refusers.fill(0);
  product.fill(1);
  for (const actor of say) {
    const [own, on] = [worth[actor]!, goingOn[actor]!];
    for (let world = 0; world < product.length; world++) {
      const gain = own[world]! - on[world]!;
      // Which way it goes is as good as chance, and counting costs less than a branch that is taken for the other.
      const refuses = Number(!(gain >= 0));
      refusals[world]! += refuses;
      refusers[world]! += refuses * actor;
      product[world]! *= gain;
      // A package that is not on the table is worth nothing to anyone, which no comparison with a missing value shows.
      if (Number.isNaN(gain)) refusals[world]! += OFF;
    }
  }
}
