import { NONE } from '../../src/settle/acceptance/agree.ts';
import type { Choosing } from '../../src/settle/acceptance/talks.ts';

// A war small enough that all of it can be written down: a front in one of five places moves by at most one a month, fighting costs both, and
// at the end each side has what it holds. Going back from the end through dates and places gives every worth and chance exactly.

export const PLACES = 5;
export const DATES = 6;
export const DOWN = 0.35;
export const UP = 0.3;
export const COSTS: readonly number[] = [0.05, 0.03];
/** What each package gives the first side. */
export const SHARES: readonly number[] = [0.54, 0.58, 0.62];
/** What signing costs each side at home. */
export const AT_HOME: readonly number[] = [0.01, 0.03];

export const worthOf = (side: number, pack: number): number =>
  (side === 0 ? SHARES[pack]! : 1 - SHARES[pack]!) - AT_HOME[side]!;
export const heldAtEnd = (side: number, place: number): number =>
  side === 0 ? place / (PLACES - 1) : 1 - place / (PLACES - 1);
export const next = (place: number, u: number): number =>
  u < DOWN ? Math.max(0, place - 1) : u > 1 - UP ? Math.min(PLACES - 1, place + 1) : place;
/** The mean over next month's places. */
const ahead = (place: number, of: (place: number) => number): number =>
  DOWN * of(next(place, 0)) + UP * of(next(place, 1)) + (1 - DOWN - UP) * of(place);

export interface Exact {
  /** By side, date and place: what going on is worth, and what a side has by the rule. */
  readonly goingOn: readonly (readonly (readonly number[])[])[];
  /** By date and place. */
  readonly signed: readonly (readonly number[])[];
  /** By side: what its best answer to the other's rule is worth from the first date on, by place. */
  readonly best: readonly (readonly number[])[];
  readonly value: readonly (readonly number[])[];
  /** How clear the closest decision is. */
  readonly closest: number;
}

export function exact(choosing: Choosing, costs: readonly number[] = COSTS): Exact {
  const places = Array.from({ length: PLACES }, (_, place) => place);
  let value = [0, 1].map((side) => places.map((place) => heldAtEnd(side, place)));
  let best = value;
  const goingOn: number[][][] = [[], []];
  const signed: number[][] = [];
  let closest = Number.POSITIVE_INFINITY;
  for (let date = DATES - 1; date >= 0; date--) {
    const on = (of: readonly (readonly number[])[]): number[][] =>
      [0, 1].map((side) => places.map((place) => ahead(place, (to) => of[side]![to]!) - costs[side]!));
    const [now, free] = [on(value), on(best)];
    const accepts = (side: number, pack: number, place: number): boolean => {
      closest = Math.min(closest, Math.abs(worthOf(side, pack) - now[side]![place]!));
      return worthOf(side, pack) >= now[side]![place]!;
    };
    const chosen = places.map((place) => {
      const both = [...SHARES.keys()].filter((pack) => accepts(0, pack, place) && accepts(1, pack, place));
      const score = (pack: number): number =>
        choosing === 'product'
          ? (worthOf(0, pack) - now[0]![place]!) * (worthOf(1, pack) - now[1]![place]!)
          : typeof choosing === 'object'
            ? worthOf(choosing.favourite, pack)
            : -pack;
      const ranked = both.sort((a, b) => score(b) - score(a));
      return choosing === 'nothing' ? NONE : (ranked[0] ?? NONE);
    });
    value = [0, 1].map((side) =>
      places.map((place) => (chosen[place] === NONE ? now[side]![place]! : worthOf(side, chosen[place]!))),
    );
    best = [0, 1].map((side) =>
      places.map((place) => {
        const open = [...SHARES.keys()].filter((pack) => accepts(1 - side, pack, place));
        return Math.max(free[side]![place]!, ...open.map((pack) => worthOf(side, pack)));
      }),
    );
    for (const side of [0, 1]) goingOn[side]!.unshift(now[side]!);
    signed.unshift(chosen);
  }
  return { goingOn, signed, best, value, closest };
}
