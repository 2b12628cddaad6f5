import { type Agreed, agree } from '../acceptance/agree.ts';
import type { Choosing, Talks } from '../acceptance/talks.ts';
import { type Foreseen, playBackward } from '../stopping/backward.ts';
import { nearestOf, reachOf } from './reach.ts';
import type { Unsigned } from './unsigned.ts';

/** What the actors of a war foresee. */
export interface Foresight {
  /** By stake: what going on is expected to add to it until the end, if nothing is ever signed. */
  readonly ahead: Foreseen;
  /** The talks that this leaves: the worth of a package is what it adds beyond going on for good, as each actor takes it. */
  readonly talks: Talks;
  /** By actor: what later terms are expected to add to going on; and who signs what when. */
  readonly agreed: Agreed;
}

export interface Foreseeing {
  /** Terms of a regression at most. */
  readonly mostTerms?: number;
  readonly choosing?: Choosing;
}

/**
 * Finds what going on is worth to each actor at each date, in two parts, each a regression on what is seen then. The first is what is
 * expected if nothing is ever signed: how stakes move until the end. The second is what later terms are expected to add to it: talks are
 * played backwards from the end, each actor knowing what all see and what the package nearest to agreement is worth to itself, so that each
 * foresees the others' rule. What a refusal of earlier terms tells of whoever refused is read by nobody.
 *
 * The end of the first part is exact in each world; the second has no noise of what goes on for good in it, as its worths are
 * counted from there (a control variate). Where what is seen is missing nobody can judge, and nothing is signed.
 */
export function foresee(unsigned: Unsigned, { mostTerms, choosing = 'product' }: Foreseeing = {}): Foresight {
  const { worlds, dates, features, stakes, packages, mustAgree, shocks } = unsigned;
  const actors = mustAgree.length;
  const more = {
    ...(mostTerms === undefined ? {} : { mostTerms }),
    ...(shocks === undefined ? {} : { shocks }),
  };
  const sight = sightOf(unsigned);
  const none = new Float64Array(worlds);
  const never = new Uint8Array(worlds);
  const ahead = playBackward({
    ...{ worlds, dates, ...more },
    actors: stakes,
    informed: Array.from({ length: stakes }, () => 0),
    features: (_, date) => sight(date).seen,
    flow: (stake, date) => {
      const now = unsigned.now(stake, date);
      const next = date + 1 < dates ? unsigned.now(stake, date + 1) : unsigned.end(stake);
      return next.map((value, world) => value - now[world]!);
    },
    never: () => none,
    decide: () => ({
      stops: never,
      worth: Array.from({ length: stakes }, () => none),
      best: Array.from({ length: stakes }, () => undefined),
    }),
  });
  const clearOf = memory((date: number) => {
    const { blind } = sight(date);
    const offered = unsigned.offered(date);
    return Array.from({ length: actors }, (_, actor) => {
      const alone = aloneOf(unsigned, ahead, actor, date);
      const clear = Array.from({ length: packages }, (_, pack) =>
        unsigned.worth(pack, actor, date).map((value, world) => value - alone[world]!),
      );
      const onTable = clear.map((column) =>
        column.map((value, world) => (offered[world] === 1 && blind[world] === 0 ? value : Number.NaN)),
      );
      return { clear, onTable };
    });
  });
  const reach = memory((date: number) => {
    const clear = clearOf(date).map((one) => one.clear);
    const nearest = nearestOf(clear, mustAgree, worlds);
    return clear.map((own) => reachOf(own, nearest));
  });
  const talks: Talks = {
    ...{ worlds, dates, actors, packages, mustAgree, ...more },
    informed: mustAgree.map((_, actor) => actor),
    features: (actor, date) =>
      features === 0 ? [reach(date)[actor]!] : [reach(date)[actor]!, ...sight(date).seen],
    never: () => none,
    worth: (actor, pack, date) => clearOf(date)[actor]!.onTable[pack]!,
  };
  return { ahead, talks, agreed: agree(talks, choosing) };
}

/** What going on for good is taken to be worth to an actor. */
function aloneOf(unsigned: Unsigned, ahead: Foreseen, actor: number, date: number): Float64Array {
  const { worlds, stakes } = unsigned;
  const sum = unsigned.misjudged(actor, date).slice();
  for (let stake = 0; stake < stakes; stake++) {
    const weight = unsigned.weight(stake, actor);
    const expected = ahead.goingOn[stake]!;
    for (let world = 0; world < worlds; world++)
      sum[world]! += weight[world]! * expected[date * worlds + world]!;
  }
  return sum;
}

/** What is seen at a date, missing values filled with the mean, and where something is missing. */
function sightOf(unsigned: Unsigned): (date: number) => {
  readonly seen: readonly Float64Array[];
  readonly blind: Uint8Array;
} {
  const { worlds, features } = unsigned;
  return memory((date) => {
    const blind = new Uint8Array(worlds);
    const seen = Array.from({ length: features }, (_, feature) => {
      const column = unsigned.seen(feature, date);
      let [sum, known] = [0, 0];
      for (let world = 0; world < worlds; world++) {
        const value = column[world]!;
        if (Number.isNaN(value)) blind[world] = 1;
        else {
          sum += value;
          known++;
        }
      }
      if (known === worlds) return column;
      const mean = known === 0 ? 0 : sum / known;
      return column.map((value) => (Number.isNaN(value) ? mean : value));
    });
    return { seen, blind };
  });
}

/** Keeps the last answer: dates are asked for one after the other. */
function memory<T>(of: (date: number) => T): (date: number) => T {
  let [last, answer]: [number, T | undefined] = [Number.NaN, undefined];
  return (date) => {
    if (date !== last || answer === undefined) [last, answer] = [date, of(date)];
    return answer;
  };
}
