import { describe, expect, it } from 'vitest';
import { drawStream, fillUniforms } from '../../src/random/draw.ts';
import { stopAlone } from '../../src/settle/stopping/alone.ts';
import { eventShock } from '../../src/settle/stopping/shocks.ts';
import { unjudged } from './agreement.ts';
import { played, settings, shipped, summaryOf } from './playing.ts';

// On the grid of twentieths on which the offer moves all is exact: V(o) = max{o, −c + u V(o + 0.15) + (1 − u) V(o − 0.05)}, back from the last of
// sixty periods, with offers cut off at 0 and 1.

const GRID = 20;
const [FALL, RISE, COST, PERIODS, START] = [1, 3, 0.02, 60, 8];

const moved = (place: number, lucky: boolean): number =>
  lucky ? Math.min(GRID, place + RISE) : Math.max(0, place - FALL);

/** By place, the worth from the start under a rule that signs at `least` or more; of the best rule where none is given. */
function exact(u: number, least?: number): { worth: number; signs: number[] } {
  let values = Array.from({ length: GRID + 1 }, (_, place) => place / GRID);
  let signs: number[] = [];
  for (let left = 0; left < PERIODS; left++) {
    const wait = values.map(
      (_, place) => -COST + u * values[moved(place, true)]! + (1 - u) * values[moved(place, false)]!,
    );
    const signed = wait.map((worth, place) =>
      least === undefined ? place / GRID >= worth : place / GRID >= least,
    );
    values = wait.map((worth, place) => (signed[place] === true ? place / GRID : worth));
    signs = [...signed.keys()].filter((place) => signed[place]);
  }
  return { worth: values[START]!, signs };
}

describe('terms that drift', () => {
  it.each([0.1, 0.2, 0.3, 0.4, 0.5])('are waited for where one more period pays, at a chance of %f', (u) => {
    const waits = !exact(u).signs.includes(START);
    expect(waits).toBe(u * 0.15 - (1 - u) * 0.05 > COST);
  });

  it.each([
    { u: 0.4, enough: 0.94 },
    { u: 0.2, enough: 0.94 },
    { u: 0.5, enough: 0.6 },
  ])('are worth what the grid says, at a chance of $u held out for $enough', async ({ u, enough }) => {
    const { result } = await played(unjudged('drifting-terms'), {
      worlds: 3000,
      seed: 8,
      set: settings({ u, enough }),
    });
    const near = (option: string, least: number): boolean => {
      const { mean, mcse } = summaryOf(result, option, 'worth');
      return Math.abs(mean - exact(u, least).worth) <= 4 * mcse + 1e-9;
    };
    expect(near('now', 0)).toBe(true);
    expect(near('hold_out', enough)).toBe(true);
    expect(near('to_the_end', 2)).toBe(true);
    expect(near('hold_out', enough - 0.3)).toBe(false);
    expect(result.checks.filter(({ holds }) => !holds)).toEqual([]);
  });

  it('are signed, by the best rule, from 0.95 on, but for the last periods', () => {
    expect(exact(0.4).signs).toEqual([19, 20]);
    expect(exact(0.4).worth).toBeCloseTo(exact(0.4, 0.94).worth, 3);
    expect(exact(0.2).worth).toBe(0.4);
  });

  it('are valued by regression as by the grid, between bounds that hold it', () => {
    const worlds = 4000;
    const luck = Array.from({ length: PERIODS }, (_, date) => {
      const out = new Float64Array(worlds);
      fillUniforms(drawStream(8, 'luck'), 0, date, out);
      return out;
    });
    const offers = [new Float64Array(worlds).fill(START / GRID)];
    for (const column of luck) {
      offers.push(
        offers.at(-1)!.map((offer, world) => moved(Math.round(offer * GRID), column[world]! < 0.4) / GRID),
      );
    }
    const cost = new Float64Array(worlds).fill(-COST);
    const { bounds } = stopAlone({
      worlds,
      dates: PERIODS,
      features: (date) => [offers[date]!],
      shocks: (date) => [eventShock(luck[date]!, new Float64Array(luck[date]!.length).fill(0.4))],
      flow: () => cost,
      never: offers[PERIODS]!,
      stopping: (date) => offers[date]!,
    });
    const best = exact(0.4).worth;
    expect(bounds.lower.value).toBeLessThan(best + 4 * bounds.lower.mcse);
    expect(bounds.lower.value).toBeGreaterThan(best - 4 * bounds.lower.mcse - 0.005);
    expect(bounds.upper.value).toBeGreaterThan(best - 4 * bounds.upper.mcse);
    expect(bounds.upper.value).toBeLessThan(best + 0.02);
  });

  it('holds its claims but the last', async () => {
    const { claims } = (await played(shipped('teaching/drifting-terms'), { worlds: 2000 })).result;
    expect(claims.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['wait', 'holds'],
      ['not_for_ever', 'holds'],
      ['sure', 'fails'],
    ]);
    expect(claims[0]?.without?.map(({ variant, verdict }) => [variant, verdict])).toEqual([
      ['unlucky', 'fails'],
    ]);
  });
});
