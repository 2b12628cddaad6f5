import { type Agreed, agree, deciding, NONE } from '../acceptance/agree.ts';
import type { Choosing, Talks } from '../acceptance/talks.ts';
import { evaluate, type Regression } from '../regression/regression.ts';
import { type Foreseen, playBackward } from '../stopping/backward.ts';
import { learnRules } from '../stopping/learn.ts';
import type { Play } from '../stopping/play.ts';
import { nearestOf, reachOf } from './reach.ts';
import type { Unsigned } from './unsigned.ts';

/** Talks in which the worth of a package is what it adds beyond going on for good, as each actor takes it. */
export interface ClearTalks extends Talks {
  /** The same whether or not the package is on the table. Columns of talks are to be read before those of another date are asked for. */
  readonly clear: (actor: number, pack: number, date: number) => Float64Array;
  /** By date, 1 in each world in which what is seen is missing, so that nobody can judge. */
  readonly blind: (date: number) => Uint8Array;
}

/** What comes of talks in the worlds that actors learned from. */
export type Signing = Pick<Agreed, 'goingOn' | 'stoppedAt' | 'signed'>;

/** What the actors of a war foresee, as formulas by date, and what comes of it. */
export interface Foresight {
  /** By stake: what going on is expected to add to it until the end, if nothing is ever signed; of what is seen. */
  readonly ahead: readonly (readonly Regression[])[];
  /** By actor: what later terms are expected to add to going on; of what the package within reach is worth to it, and of what is seen. */
  readonly hope: readonly (readonly Regression[])[];
  readonly talks: ClearTalks;
  /** By actor: what later terms are expected to add to going on; and who signs what when. */
  readonly agreed: Signing;
}

/** The same, each world judged by what the other half of them taught, and with bounds. */
export interface Settled extends Foresight {
  readonly stakes: Foreseen;
  readonly agreed: Agreed;
}

export interface Foreseeing {
  /** Terms of a regression at most. */
  readonly mostTerms?: number;
  readonly choosing?: Choosing;
  /** Whether each knows what the nearest package is worth to the others too, and nobody misjudges: as if all had been revealed. */
  readonly revealed?: boolean;
}

/**
 * Finds what going on is worth to each actor at each date, in two parts, each a regression on what is seen then. The first is what is
 * expected if nothing is ever signed: how stakes move until the end. The second is what later terms are expected to add to it: talks are
 * played backwards from the end, each actor knowing what all see and what the package nearest to agreement is worth to itself, so that each
 * foresees the others' rule. What a refusal of earlier terms tells of whoever refused is read by nobody.
 *
 * The end of the first part is exact in each world; the second has no noise of what goes on for good in it, as its worths are
 * counted from there (a control variate). Where what is seen is missing nobody can judge, and nothing is signed.
 *
 * What is found is for other worlds than these.
 */
export function foresee(unsigned: Unsigned, settings: Foreseeing = {}): Foresight {
  const { worlds } = unsigned;
  const stage = stageOf(unsigned, settings);
  const ahead = learnRules(stage.goingOn);
  const columns = ahead.map(() => new Float64Array(worlds));
  const expected = memory((date) => {
    for (const [stake, rules] of ahead.entries()) {
      columns[stake]!.fill(0);
      evaluate(rules[date]!, stage.seen(date), columns[stake]!);
    }
    return columns;
  });
  const talks = stage.talks((stake, date) => expected(date)[stake]!);
  const { play, agreed } = watched(talks, settings.choosing ?? 'product');
  return { ahead, hope: learnRules(play), talks, agreed };
}

/** Talks as they are played backwards, and what is decided there. */
function watched(talks: Talks, choosing: Choosing): { readonly play: Play; readonly agreed: Signing } {
  const { worlds, dates, actors } = talks;
  const goingOn = Array.from({ length: actors }, () => new Float64Array(dates * worlds));
  const stoppedAt = new Int32Array(worlds).fill(dates);
  const signed = new Int16Array(worlds).fill(NONE);
  const { decide, ...play } = deciding(talks, choosing);
  return {
    play: {
      ...play,
      decide: (date, on) => {
        const chosen = decide(date, on);
        for (const [actor, column] of on.entries()) goingOn[actor]!.set(column, date * worlds);
        for (let world = 0; world < worlds; world++) {
          if (chosen.stops[world] !== 1) continue;
          stoppedAt[world] = date;
          signed[world] = chosen.packages[world]!;
        }
        return chosen;
      },
    },
    agreed: { goingOn, stoppedAt, signed },
  };
}

/** The same, and what comes of it in these worlds: each half of them is judged by what the other taught. */
export function settle(unsigned: Unsigned, settings: Foreseeing = {}): Settled {
  const { worlds } = unsigned;
  const stage = stageOf(unsigned, settings);
  const stakes = playBackward(stage.goingOn);
  const talks = stage.talks((stake, date) =>
    stakes.goingOn[stake]!.subarray(date * worlds, (date + 1) * worlds),
  );
  const agreed = agree(talks, settings.choosing ?? 'product');
  return { ahead: stakes.rules, hope: agreed.rules, stakes, talks, agreed };
}

interface Stage {
  /** What all see at a date, missing values filled. */
  readonly seen: (date: number) => readonly Float64Array[];
  /** The war that nobody ends, with a stake in the place of each actor. */
  readonly goingOn: Play;
  /** @param ahead what going on is expected to add to a stake */
  readonly talks: (ahead: (stake: number, date: number) => Float64Array) => ClearTalks;
}

function stageOf(unsigned: Unsigned, { mostTerms, revealed = false }: Foreseeing): Stage {
  const { worlds, dates, stakes, packages, mustAgree, shocks } = unsigned;
  const actors = mustAgree.length;
  const more = {
    ...(mostTerms === undefined ? {} : { mostTerms }),
    ...(shocks === undefined ? {} : { shocks }),
  };
  const sight = sightOf(unsigned);
  const none = new Float64Array(worlds);
  // Columns are needed at one date only, and their memory is used again for the next.
  const change = new Float64Array(worlds);
  const rooms = (): Float64Array[][] =>
    mustAgree.map(() => Array.from({ length: packages }, () => new Float64Array(worlds)));
  const nowhere = {
    stops: new Uint8Array(worlds),
    worth: Array.from({ length: stakes }, () => none),
    best: Array.from({ length: stakes }, () => undefined),
  };
  const goingOn: Play = {
    ...{ worlds, dates, ...more },
    actors: stakes,
    informed: Array.from({ length: stakes }, () => 0),
    features: (_, date) => sight(date).seen,
    flow: (stake, date) => {
      const now = unsigned.now(stake, date);
      const next = date + 1 < dates ? unsigned.now(stake, date + 1) : unsigned.end(stake);
      for (let world = 0; world < worlds; world++) change[world] = next[world]! - now[world]!;
      return change;
    },
    never: () => none,
    decide: () => nowhere,
  };
  const talks = (ahead: (stake: number, date: number) => Float64Array): ClearTalks => {
    const [clear, open] = [rooms(), rooms()];
    // Dates are come back to, for what is told of them.
    const kept = new Map<number, readonly Float64Array[]>();
    const alones = (date: number): readonly Float64Array[] => {
      const found =
        kept.get(date) ?? mustAgree.map((_, actor) => aloneOf(unsigned, ahead, actor, date, !revealed));
      kept.set(date, found);
      return found;
    };
    const clearOf = memory((date: number) => {
      for (let actor = 0; actor < actors; actor++) {
        const alone = alones(date)[actor]!;
        for (let pack = 0; pack < packages; pack++) {
          const [own, worth] = [clear[actor]![pack]!, unsigned.worth(pack, actor, date)];
          for (let world = 0; world < worlds; world++) own[world] = worth[world]! - alone[world]!;
        }
      }
      return clear;
    });
    const openOf = memory((date: number) => {
      const all = clearOf(date);
      const { blind } = sight(date);
      const offered = unsigned.offered(date);
      if (offered.every((one, world) => one === 1 && blind[world] === 0)) return all;
      for (const [actor, columns] of all.entries()) {
        for (const [pack, column] of columns.entries()) {
          const own = open[actor]![pack]!;
          for (let world = 0; world < worlds; world++) {
            own[world] = offered[world] === 1 && blind[world] === 0 ? column[world]! : Number.NaN;
          }
        }
      }
      return open;
    });
    const reach = memory((date: number) => {
      const all = clearOf(date);
      const nearest = nearestOf(all, mustAgree, worlds);
      return all.map((own) => reachOf(own, nearest));
    });
    return {
      ...{ worlds, dates, actors, packages, mustAgree, ...more },
      informed: mustAgree.map((_, actor) => actor),
      features: (actor, date) => {
        const own = reach(date)[actor]!;
        const others = reach(date).filter((_, other) => other !== actor && mustAgree[other] === true);
        return [own, ...(revealed ? others : []), ...sight(date).seen];
      },
      never: () => none,
      worth: (actor, pack, date) => openOf(date)[actor]![pack]!,
      clear: (actor, pack, date) => clearOf(date)[actor]![pack]!,
      blind: (date) => sight(date).blind,
    };
  };
  return { seen: (date) => sight(date).seen, goingOn, talks };
}

/** What going on for good is taken to be worth to an actor. */
function aloneOf(
  unsigned: Unsigned,
  ahead: (stake: number, date: number) => Float64Array,
  actor: number,
  date: number,
  misjudges: boolean,
): Float64Array {
  const { worlds, stakes } = unsigned;
  const sum = misjudges ? unsigned.misjudged(actor, date).slice() : new Float64Array(worlds);
  for (let stake = 0; stake < stakes; stake++) {
    const weight = unsigned.weight(stake, actor);
    const expected = ahead(stake, date);
    for (let world = 0; world < worlds; world++) sum[world]! += weight[world]! * expected[world]!;
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
