import type { Choosing, Laid, Talks } from '../acceptance/talks.ts';
import { OFF } from '../rows/rows.ts';
import type { Play } from '../stopping/play.ts';
import { clearing } from './clearing.ts';
import type { Foreseeable } from './unsigned.ts';

/** Talks in which the worth of a package is what it adds beyond going on for good, as each actor takes it. */
export interface ClearTalks extends Talks {
  /** The same whether or not the package is on the table. Columns of talks are to be read before those of another date are asked for. */
  readonly clear: (actor: number, pack: number, date: number) => Float64Array;
  /** By date, 1 in each world in which what is seen is missing, so that nobody can judge. */
  readonly blind: (date: number) => Uint8Array;
}

export interface Foreseeing {
  /** Terms of a regression at most. */
  readonly mostTerms?: number;
  readonly choosing?: Choosing;
  /** Whether each knows what the nearest package is worth to the others too, and nobody misjudges: as if all had been revealed. */
  readonly revealed?: boolean;
}

/** A war as its actors look at it. */
export interface Stage {
  /** What all see at a date, missing values filled. */
  readonly seen: (date: number) => readonly Float64Array[];
  /** The war that nobody ends, with a stake in the place of each actor. */
  readonly goingOn: Play;
  /** @param ahead what going on is expected to add to a stake */
  readonly talks: (ahead: (stake: number, date: number) => Float64Array) => ClearTalks;
}

/** A war as its actors look at it, of the worlds in which nothing is signed. */
export function stageOf(unsigned: Foreseeable, { mostTerms, revealed = false }: Foreseeing): Stage {
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
  };
  const talks = (ahead: (stake: number, date: number) => Float64Array): ClearTalks => {
    const { clear, reach, gain, laid } = clearing(unsigned, ahead, !revealed);
    const open = new Map<string, Float64Array>();
    // Where all is on the table and nobody is blind a package is worth what it is.
    const isOpen = memory((date: number) => {
      const { blind } = sight(date);
      const offered = unsigned.offered(date);
      return { all: offered.every((one, world) => one === 1 && blind[world] === 0), offered, blind };
    });
    const openOf = (actor: number, pack: number, date: number): Float64Array => {
      const column = clear(date)[actor]![pack]!;
      const { all, offered, blind } = isOpen(date);
      if (all) return column;
      const own = open.get(`${actor} ${pack}`) ?? new Float64Array(worlds);
      open.set(`${actor} ${pack}`, own);
      for (let world = 0; world < worlds; world++) {
        own[world] = offered[world] === 1 && blind[world] === 0 ? column[world]! : Number.NaN;
      }
      return own;
    };
    let closedAt = Number.NaN;
    return {
      ...{ worlds, dates, actors, packages, mustAgree, ...more },
      laid: (date) => {
        const all = laid(date);
        if (closedAt !== date) close(all, isOpen(date));
        closedAt = date;
        return all;
      },
      informed: mustAgree.map((_, actor) => actor),
      features: (actor, date) => {
        const others = mustAgree.flatMap((must, other) =>
          revealed && must && other !== actor ? [other] : [],
        );
        // What later terms add bends where terms begin to be better than going on for good, which no polynomial in their worth does.
        const within = [actor, ...others].flatMap((one) => [reach(date)[one]!, gain(date)[one]!]);
        return [...within, ...sight(date).seen];
      },
      never: () => none,
      worth: openOf,
      clear: (actor, pack, date) => clear(date)[actor]![pack]!,
      blind: (date) => sight(date).blind,
    };
  };
  return { seen: (date) => sight(date).seen, goingOn, talks };
}

/** Fills the column of what is closed. */
function close(
  { rows, closed }: Laid,
  {
    all,
    offered,
    blind,
  }: { readonly all: boolean; readonly offered: Float64Array; readonly blind: Uint8Array },
): void {
  const column = rows.heap().subarray(closed, closed + blind.length);
  column.fill(0);
  if (all) return;
  for (let world = 0; world < column.length; world++) {
    if (offered[world] !== 1 || blind[world] !== 0) column[world] = OFF;
  }
}

/** What is seen at a date, missing values filled with the mean, and where something is missing. */
function sightOf(unsigned: Foreseeable): (date: number) => {
  readonly seen: readonly Float64Array[];
  readonly blind: Uint8Array;
} {
  const { worlds, features, dates } = unsigned;
  // Dates are come back to.
  const known = new Uint8Array(features * dates);
  return memory((date) => {
    const blind = new Uint8Array(worlds);
    const seen = Array.from({ length: features }, (_, feature) => {
      const column = unsigned.seen(feature, date);
      const at = feature * dates + date;
      if (known[at] === 1) return column;
      if (isKnown(column)) {
        known[at] = 1;
        return column;
      }
      let [sum, count] = [0, 0];
      for (let world = 0; world < worlds; world++) {
        const value = column[world]!;
        if (Number.isNaN(value)) blind[world] = 1;
        else {
          sum += value;
          count++;
        }
      }
      const mean = count === 0 ? 0 : sum / count;
      return column.map((value) => (Number.isNaN(value) ? mean : value));
    });
    return { seen, blind };
  });
}

/** Whether nothing is missing: a sum with something missing is missing. */
function isKnown(column: Float64Array): boolean {
  let sum = 0;
  for (let world = 0; world < column.length; world++) sum += column[world]!;
  return !Number.isNaN(sum);
}

/** Keeps the last answer: dates are asked for one after the other. */
export function memory<T>(of: (date: number) => T): (date: number) => T {
  let [last, answer]: [number, T | undefined] = [Number.NaN, undefined];
  return (date) => {
    if (date !== last || answer === undefined) [last, answer] = [date, of(date)];
    return answer;
  };
}
