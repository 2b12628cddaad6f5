import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type SettlementTold, type SettleRequest, settleFile } from '../../src/pipeline.ts';
import { COSTS, DATES, DOWN, exact, next, PLACES, UP, worthOf } from '../settle/war-of-places.ts';

const TEXT = readFileSync(new URL('war-of-places.yaml', import.meta.url), 'utf8');
const WORLDS = 4000;

async function settle(text: string, request: Partial<SettleRequest> = {}): Promise<SettlementTold> {
  const all = { worlds: WORLDS, seed: 1, threads: 1, set: [], at: [], ...request };
  return await settleFile({ name: 'war.yaml', text }, 'war', all, {});
}

/** Where the front stands at a date if nobody signs. */
function placesAt(date: number): number[] {
  let chances = Array.from({ length: PLACES }, () => 1 / PLACES);
  for (let month = 0; month < date; month++) {
    const to = chances.map(() => 0);
    for (const [place, chance] of chances.entries()) {
      to[next(place, 0)]! += DOWN * chance;
      to[next(place, 1)]! += UP * chance;
      to[place]! += (1 - DOWN - UP) * chance;
    }
    chances = to;
  }
  return chances;
}

describe('settling', () => {
  let told: SettlementTold;
  beforeAll(async () => {
    told = await settle(TEXT);
  });

  it('tells who would accept what when, as the war written down has it', () => {
    if (told.kind !== 'settled') throw new Error(JSON.stringify(told));
    const form = exact('product');
    const [hold, talk] = told.facts.options;
    expect(hold?.settled).toBe(0);
    expect(hold?.when).toBeUndefined();
    for (let date = 0; date < DATES; date++) {
      const chances = placesAt(date);
      for (const [pack, { actors }] of (talk?.acceptance ?? []).entries()) {
        for (const [side, { accepts }] of actors.entries()) {
          const margins = chances.map((_, place) => worthOf(side, pack) - form.goingOn[side]![date]![place]!);
          // Places in which it is close may come out either way.
          const sure = chances.reduce(
            (sum, chance, place) => sum + (margins[place]! > 0.025 ? chance : 0),
            0,
          );
          const open = chances.reduce(
            (sum, chance, place) => sum + (margins[place]! > -0.025 ? chance : 0),
            0,
          );
          const error = 4 * Math.sqrt(0.25 / WORLDS);
          expect(accepts[date]).toBeGreaterThan(sure - error);
          expect(accepts[date]).toBeLessThan(open + error);
        }
      }
    }
    for (const [side, { lower, upper, upper_mcse, lower_mcse, gap, spread }] of (
      talk?.bounds ?? []
    ).entries()) {
      const mean = form.best[side]!.reduce((sum, value) => sum + value, 0) / PLACES;
      const value = form.value[side]!.reduce((sum, one) => sum + one, 0) / PLACES;
      expect(upper - lower).toBeCloseTo(gap, 10);
      // The best answer to the other's rule gains so much; the bound lies above.
      expect(gap).toBeGreaterThan(mean - value - 4 * (upper_mcse + lower_mcse));
      expect(gap / spread).toBeLessThan(0.15);
    }
  });

  it('prices a month at what the war costs, where terms move with nothing else', () => {
    if (told.kind !== 'settled') throw new Error(JSON.stringify(told));
    const [, talk] = told.facts.options;
    for (const [side, { price, mcse, terms }] of (talk?.waiting ?? []).entries()) {
      for (const [date, value] of price.entries()) {
        expect(value).toBeCloseTo(COSTS[side]!, 10);
        expect(mcse[date]).toBeLessThan(1e-9);
        // The line that is offered stays, and what is fought over moves: half of it is the terms', half the stake's.
        const drift = placesAt(date).reduce(
          (sum, chance, place) =>
            sum + (chance * (UP * (next(place, 1) - place) + DOWN * (next(place, 0) - place))) / 4,
          0,
        );
        expect(Math.abs(terms[date]! - (side === 0 ? 1 : -1) * drift)).toBeLessThan(0.015);
      }
    }
  });

  it('finds terms that all accept where no package is, and what stands in the way of those', async () => {
    // The packages give red too little or too much: between them lie terms that both prefer to going on.
    const far = TEXT.replace('line: 0.54', 'line: 0.02')
      .replace('line: 0.58', 'line: 0.03')
      .replace('line: 0.62', 'line: 0.98');
    const found = await settle(far, { worlds: 1000 });
    if (found.kind !== 'settled') throw new Error(JSON.stringify(found));
    const [moment] = found.facts.options[1]?.moments ?? [];
    const middle = moment?.open.range[0];
    expect(moment?.open.acceptable).toBeGreaterThan(0.95);
    expect(middle?.from[1]).toBeLessThan(middle?.to[1] ?? 0);
    const [reasons] = found.facts.options[1]?.reasons ?? [];
    expect(reasons?.blocked).toBeGreaterThan(0.5);
    expect(reasons?.most).toBe('indivisible');
    const [low] = moment?.packages ?? [];
    expect(low?.refuser).toMatchObject({ id: 'red', issue: 'line' });
    expect(low?.mend?.issue).toBe('line');
    expect(low?.mend?.by).toBeGreaterThan(0.1);
    // Nash's point splits the surplus, as both weigh the line alike.
    const [red = 0, blue = 0] = moment?.open.points?.nash.gains ?? [];
    expect(red).toBeCloseTo(blue, 3);
  });

  it('says what it cannot look at', async () => {
    const codes = (one: SettlementTold): string[] =>
      one.kind === 'invalid' ? one.diagnostics.map(({ code }) => code) : [one.kind];
    expect(codes(await settle('rubicon: 1\ntitle: T\n'))).toEqual(['settlement-none']);
    expect(codes(await settle(TEXT, { at: [30_000] }))).toEqual(['settle-date']);
    const boundless = TEXT.replace('seen: {place: place}', 'seen: {place: "since(place > 3) / (1 month)"}');
    expect(codes(await settle(boundless))).toEqual(['seen-infinite']);
  });
});
