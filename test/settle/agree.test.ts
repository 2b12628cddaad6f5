import { describe, expect, it } from 'vitest';
import { drawStream, fillUniforms } from '../../src/random/draw.ts';
import { agree, NONE } from '../../src/settle/acceptance/agree.ts';
import { agreements } from '../../src/settle/acceptance/agreements.ts';
import { acceptanceOf } from '../../src/settle/acceptance/table.ts';
import type { Choosing, Talks } from '../../src/settle/acceptance/talks.ts';
import { boundsOf } from '../../src/settle/stopping/bounds.ts';
import { eventShock } from '../../src/settle/stopping/shocks.ts';
import { COSTS, DATES, DOWN, exact, heldAtEnd, next, PLACES, SHARES, UP, worthOf } from './war-of-places.ts';

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
    shocks: (date) => [DOWN, 1 - UP].map((chance) => eventShock(moves[date]!, constant(chance))),
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
    const table = acceptanceOf(
      { ...talks, clear: talks.worth, blind: () => new Uint8Array(WORLDS) },
      agree(talks, 'product'),
    );
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
    // Whether or not it lies on the table.
    const nowhere = new Float64Array(WORLDS).fill(Number.NaN);
    const untabled = acceptanceOf(
      { ...talks, worth: () => nowhere, clear: talks.worth, blind: () => new Uint8Array(WORLDS) },
      agree(talks, 'product'),
    );
    expect(untabled.offered.every((share) => share === 0)).toBe(true);
    expect(untabled.all).toEqual(table.all);
    // Where nothing is seen nobody judges, and nothing is accepted.
    const unseen = acceptanceOf(
      { ...talks, clear: talks.worth, blind: () => new Uint8Array(WORLDS).fill(1) },
      agree(talks, 'product'),
    );
    expect(unseen.all.every((share) => share === 0)).toBe(true);
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
