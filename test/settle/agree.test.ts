import { describe, expect, it } from 'vitest';
import { drawStream, fillUniforms } from '../../src/random/draw.ts';
import { agree, NONE } from '../../src/settle/acceptance/agree.ts';
import { agreements } from '../../src/settle/acceptance/agreements.ts';
import { acceptanceOf } from '../../src/settle/acceptance/table.ts';
import type { Choosing, Talks } from '../../src/settle/acceptance/talks.ts';
import { boundsOf } from '../../src/settle/stopping/bounds.ts';
import { eventShock } from '../../src/settle/stopping/shocks.ts';

// A war small enough that all of it can be written down: a front in one of five places moves by at most one a month, fighting costs both, and
// at the end each side has what it holds. Going back from the end through dates and places gives every worth and chance exactly.

const PLACES = 5;
const DATES = 6;
const DOWN = 0.35;
const UP = 0.3;
const COSTS = [0.05, 0.03];
/** What each package gives the first side. */
const SHARES = [0.54, 0.58, 0.62];
/** What signing costs each side at home. */
const AT_HOME = [0.01, 0.03];

const worthOf = (side: number, pack: number): number =>
  (side === 0 ? SHARES[pack]! : 1 - SHARES[pack]!) - AT_HOME[side]!;
const heldAtEnd = (side: number, place: number): number =>
  side === 0 ? place / (PLACES - 1) : 1 - place / (PLACES - 1);
const next = (place: number, u: number): number =>
  u < DOWN ? Math.max(0, place - 1) : u > 1 - UP ? Math.min(PLACES - 1, place + 1) : place;
/** The mean over next month's places. */
const ahead = (place: number, of: (place: number) => number): number =>
  DOWN * of(next(place, 0)) + UP * of(next(place, 1)) + (1 - DOWN - UP) * of(place);

interface Exact {
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

function exact(choosing: Choosing): Exact {
  const places = Array.from({ length: PLACES }, (_, place) => place);
  let value = [0, 1].map((side) => places.map((place) => heldAtEnd(side, place)));
  let best = value;
  const goingOn: number[][][] = [[], []];
  const signed: number[][] = [];
  let closest = Number.POSITIVE_INFINITY;
  for (let date = DATES - 1; date >= 0; date--) {
    const on = (of: readonly (readonly number[])[]): number[][] =>
      [0, 1].map((side) => places.map((place) => ahead(place, (to) => of[side]![to]!) - COSTS[side]!));
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

const WORLDS = 12_000;

function war(): { readonly talks: Talks; readonly places: readonly Float64Array[] } {
  const uniforms = (name: string, date: number): Float64Array => {
    const out = new Float64Array(WORLDS);
    fillUniforms(drawStream(11, name), 0, date, out);
    return out;
  };
  const moves = Array.from({ length: DATES }, (_, date) => uniforms('move', date));
  const places = [uniforms('start', 0).map((u) => Math.floor(u * PLACES))];
  for (const move of moves) places.push(places.at(-1)!.map((place, world) => next(place, move[world]!)));
  const constant = (value: number): Float64Array => new Float64Array(WORLDS).fill(value);
  const talks: Talks = {
    worlds: WORLDS,
    dates: DATES,
    actors: 2,
    informed: [0, 0],
    features: (_, date) =>
      Array.from({ length: PLACES - 1 }, (_, at) => places[date]!.map((place) => (place === at ? 1 : 0))),
    shocks: (date) => [DOWN, 1 - UP].map((chance) => eventShock(moves[date]!, () => chance)),
    flow: (side) => constant(-COSTS[side]!),
    never: (side) => places[DATES]!.map((place) => heldAtEnd(side, place)),
    packages: SHARES.length,
    worth: (side, pack) => constant(worthOf(side, pack)),
    mustAgree: [true, true],
  };
  return { talks, places };
}

const { talks, places } = war();
const RULES: Choosing[] = ['product', 'first', { favourite: 0 }, { favourite: 1 }, 'nothing'];

describe('acceptance', () => {
  it.each(RULES)('by the rule %o is that of the war written down', (choosing) => {
    const form = exact(choosing);
    // No decision hangs on a hair, so that every one of them has to be the same.
    expect(form.closest).toBeGreaterThan(0.005);
    const agreed = agree(talks, choosing);
    for (let date = 0; date < DATES; date++) {
      for (let world = 0; world < WORLDS; world += 37) {
        const place = places[date]![world]!;
        for (const side of [0, 1]) {
          const found = agreed.goingOn[side]![date * WORLDS + world]!;
          expect(Math.abs(found - form.goingOn[side]![date]![place]!)).toBeLessThan(0.005);
        }
      }
    }
    for (let world = 0; world < WORLDS; world++) {
      let date = 0;
      while (date < DATES && form.signed[date]![places[date]![world]!] === NONE) date++;
      expect(agreed.stoppedAt[world]).toBe(date);
      expect(agreed.signed[world]).toBe(date < DATES ? form.signed[date]![places[date]![world]!] : NONE);
    }
    for (const side of [0, 1]) {
      const { lower, upper, gap } = boundsOf(agreed.actors[side]!);
      const mean = (of: readonly number[]): number =>
        places[0]!.reduce((sum, place) => sum + of[place]!, 0) / WORLDS;
      expect(Math.abs(lower.value - mean(form.value[side]!))).toBeLessThan(0.001);
      // The luck of the war is all there to make the martingale of: the bound is the best answer to the other's rule.
      const gain = mean(form.best[side]!) - mean(form.value[side]!);
      expect(upper.value - lower.value).toBeCloseTo(gap.value, 12);
      expect(gap.value).toBeGreaterThan(gain - 1e-6);
      if (choosing !== 'nothing') expect(gap.value).toBeLessThan(gain + 0.004);
      if (choosing === 'product') expect(gain).toBeLessThan(0.05);
    }
  });

  it('is counted by date and package, with who alone stands in the way', () => {
    const form = exact('product');
    const table = acceptanceOf(talks, agree(talks, 'product'));
    for (let date = 0; date < DATES; date++) {
      for (const pack of SHARES.keys()) {
        const share = (holds: (place: number) => boolean): number =>
          places[date]!.reduce((sum, place) => sum + (holds(place) ? 1 : 0), 0) / WORLDS;
        const accepts = (side: number, place: number): boolean =>
          worthOf(side, pack) >= form.goingOn[side]![date]![place]!;
        const at = date * SHARES.length + pack;
        expect(table.offered[at]).toBe(1);
        expect(table.all[at]).toBeCloseTo(
          share((place) => accepts(0, place) && accepts(1, place)),
          12,
        );
        for (const side of [0, 1]) {
          expect(table.accepts[side]![at]).toBeCloseTo(
            share((place) => accepts(side, place)),
            12,
          );
          expect(table.blocks[side]![at]).toBeCloseTo(
            share((place) => !accepts(side, place) && accepts(1 - side, place)),
            12,
          );
        }
      }
    }
    expect(table.settledBy.every((one, date) => date === 0 || one >= table.settledBy[date - 1]!)).toBe(true);
    expect(table.signed.reduce((sum, one) => sum + one, 0)).toBeCloseTo(table.settledBy.at(-1)!, 12);
  });

  it('tells of the worlds in which it matters who chooses among several packages', () => {
    const { outcomes, undecided, apart } = agreements(talks);
    expect(outcomes.map(({ choosing }) => choosing)).toEqual(['product', { favourite: 0 }, { favourite: 1 }]);
    expect(undecided).toBeGreaterThan(0.05);
    expect(apart.every((one) => one > 0.01)).toBe(true);
    // With one package there is nothing to choose.
    const one = agreements({ ...talks, packages: 1 });
    expect([one.undecided, ...one.apart]).toEqual([0, 0, 0]);
  });

  it('signs nothing that is not on the table, and needs nobody who has no say', () => {
    const nothing = new Float64Array(WORLDS).fill(Number.NaN);
    const never = agree({ ...talks, worth: () => nothing }, 'product');
    expect(never.stoppedAt.every((date) => date === DATES)).toBe(true);
    expect(boundsOf(never.actors[0]!).gap.value).toBeLessThan(1e-9);
    const alone = agree({ ...talks, mustAgree: [true, false] }, 'product');
    const signed = alone.signed.reduce((sum, pack) => sum + (pack === NONE ? 0 : 1), 0);
    expect(signed).toBeGreaterThan(
      agree(talks, 'product').signed.reduce((sum, pack) => sum + (pack === NONE ? 0 : 1), 0),
    );
  });
});
