import { drawAhead, type Luck, shocksOf } from './luck.ts';
import type { Foreseeable, Unsigned } from './unsigned.ts';

/** Of what foresight rests on, all that another thread needs: plain data, most of it in memory that threads share. */
export interface Handed
  extends Pick<Foreseeable, 'worlds' | 'dates' | 'mustAgree' | 'stakes' | 'packages' | 'features'> {
  /** By feature, stake, stake and actor, pack and actor (`pack * actors + actor`), actor; and by date where columns differ by it. */
  readonly seen: Columns;
  readonly now: Columns;
  readonly weight: Columns;
  readonly worth: Columns;
  readonly misjudged: Columns;
  readonly offered: readonly Float64Array[];
  readonly ends: readonly Float64Array[];
  readonly luck?: HandedLuck;
}

type Columns = readonly (readonly Float64Array[])[];

interface HandedLuck {
  readonly lucks: readonly Luck[];
  /** By luck and period, from the first that counts; none of what is played. */
  readonly draws: Columns;
  /** What worlds show of events, by luck and period; none but of these. */
  readonly shown: Columns;
}

export function handed(unsigned: Unsigned): Handed {
  const { worlds, dates, mustAgree, stakes, packages, features, luck } = unsigned;
  const actors = mustAgree.length;
  const through = (count: number, of: (place: number, date: number) => Float64Array): Float64Array[][] =>
    Array.from({ length: count }, (_, place) => Array.from({ length: dates }, (_, date) => of(place, date)));
  return {
    ...{ worlds, dates, mustAgree, stakes, packages, features },
    seen: through(features, unsigned.seen),
    now: through(stakes, unsigned.now),
    weight: Array.from({ length: stakes }, (_, stake) =>
      mustAgree.map((_, actor) => unsigned.weight(stake, actor)),
    ),
    worth: through(packages * actors, (place, date) =>
      unsigned.worth(Math.floor(place / actors), place % actors, date),
    ),
    misjudged: through(actors, unsigned.misjudged),
    offered: through(1, (_, date) => unsigned.offered(date))[0]!,
    ends: Array.from({ length: stakes }, (_, stake) => unsigned.end(stake)),
    ...(luck === undefined
      ? {}
      : {
          luck: {
            lucks: luck.lucks,
            draws: luck.lucks.map((one) => [...drawAhead(luck.draws, [one])]),
            shown: luck.lucks.map((one) =>
              one.kind === 'event' ? through(1, (_, period) => luck.shown(one, period))[0]! : [],
            ),
          },
        }),
  };
}

/** What was handed, as it was. */
export function taken(given: Handed): Foreseeable {
  const { worlds, dates, mustAgree, stakes, packages, features, luck } = given;
  const actors = mustAgree.length;
  return {
    ...{ worlds, dates, mustAgree, stakes, packages, features },
    seen: (feature, date) => given.seen[feature]![date]!,
    offered: (date) => given.offered[date]!,
    now: (stake, date) => given.now[stake]![date]!,
    end: (stake) => given.ends[stake]!,
    weight: (stake, actor) => given.weight[stake]![actor]!,
    worth: (pack, actor, date) => given.worth[pack * actors + actor]![date]!,
    misjudged: (actor, date) => given.misjudged[actor]![date]!,
    ...(luck === undefined ? {} : { shocks: shocksFrom(given, luck) }),
  };
}

function shocksFrom(
  { worlds, dates }: Handed,
  { lucks, draws, shown }: HandedLuck,
): NonNullable<Foreseeable['shocks']> {
  const places = new Map(lucks.map((luck, place) => [luck, place]));
  const of = (luck: Luck, period: number): Float64Array =>
    draws[places.get(luck)!]![luck.atOnce ? period - 1 : period]!;
  return shocksOf(
    lucks,
    { periods: dates, worlds, of },
    (luck, period) => shown[places.get(luck)!]![period]!,
  );
}
