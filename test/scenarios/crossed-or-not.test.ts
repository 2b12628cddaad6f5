import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/result/result.ts';
import { nearChance, unjudged } from './agreement.ts';
import { mayBe } from './binomial.ts';
import { played, records, settings, shipped } from './playing.ts';

// Crossed with chance π, answered each month with chance r if crossed: after n silent months, by Bayes' rule, crossed with chance
// π (1 − r)^n / (1 − π + π (1 − r)^n).

interface Given {
  readonly prior: number;
  readonly r: number;
}

type ClosedForm = (given: Given, n: number) => number;

const silence = ({ prior, r }: Given, n: number): number => 1 - prior + prior * (1 - r) ** n;
const posterior: ClosedForm = (given, n) => (given.prior * (1 - given.r) ** n) / silence(given, n);

const WAITS = { none: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, year: 12 } as const;
const WORLDS = 4000;

interface Found {
  readonly result: Result;
  /** For each wait, in how many worlds nothing had happened and in how many of them the line is crossed. */
  readonly counts: Readonly<Record<string, { readonly silent: number; readonly crossed: number }>>;
}

async function play(given: Given, seed: number): Promise<Found> {
  const ran = await played(unjudged('crossed-or-not'), {
    worlds: WORLDS,
    seed,
    set: settings({ at_first: given.prior, r: given.r }),
  });
  const crossed = (await records(ran.worldsCsv())).map((world) => world.crossed === '1');
  const outcomes = await records(ran.outcomesCsv());
  const counts = Object.fromEntries(
    Object.keys(WAITS).map((wait) => {
      const silent = outcomes.map((row) => row[`silent[${wait}]`] === '1');
      const both = silent.filter((one, world) => one && crossed[world]);
      return [wait, { silent: silent.filter(Boolean).length, crossed: both.length }];
    }),
  );
  return { result: ran.result, counts };
}

function agrees({ result, counts }: Found, given: Given, form: ClosedForm): boolean {
  return Object.entries(WAITS).every(([wait, n]) => {
    const { silent = 0, crossed = 0 } = counts[wait] ?? {};
    return (
      nearChance(result, 'wait_on', `silent[${wait}]`, silence(given, n)) &&
      (silent === 0 || mayBe(crossed, silent, form(given, n)))
    );
  });
}

describe('crossed already, or not', () => {
  it.each([
    { r: 0.3, table: [0.4, 0.3182, 0.2462, 0.1861, 0.138, 0.1008, 0.0727] },
    { r: 0.1, table: [0.4, 0.375, 0.3506, 0.3271, 0.3043, 0.2825, 0.2616] },
  ])('falls month by month where an answer has the chance $r', async ({ r, table }) => {
    const given = { prior: 0.4, r };
    for (const [n, chance] of table.entries()) expect(posterior(given, n)).toBeCloseTo(chance, 4);
    expect(agrees(await play(given, 19), given, posterior)).toBe(true);
  });

  it('agrees with the closed form for any chances, none and certain among them', async () => {
    const disagreeing: Given[] = [];
    const cases: Given[] = [
      { prior: 0, r: 0.3 },
      { prior: 1, r: 0.3 },
      { prior: 0.5, r: 0 },
      { prior: 0.5, r: 1 },
      { prior: 0.9, r: 0.5 },
      { prior: 0.02, r: 0.05 },
      { prior: 1, r: 1 },
    ];
    for (const [index, given] of cases.entries()) {
      if (!agrees(await play(given, 90 + index), given, posterior)) disagreeing.push(given);
    }
    expect(disagreeing).toEqual([]);
  });

  it('is what claims under a condition are judged by', async () => {
    const { result } = await played(shipped('teaching/crossed-or-not'), { worlds: WORLDS, seed: 5 });
    const given = { prior: 0.4, r: 0.3 };
    for (const [id, n] of [
      ['now', 0],
      ['after_three', 3],
      ['after_six', 6],
    ] as const) {
      const claim = result.claims.find((one) => one.id === id);
      const share = 1 - posterior(given, n);
      const error = Math.sqrt((share * (1 - share)) / (WORLDS * silence(given, n)));
      expect(Math.abs((claim?.share ?? 0) - share)).toBeLessThan(4 * error);
      expect(claim?.mcse).toBeCloseTo(error, 3);
    }
  });

  it('would not agree with closed forms that are slightly wrong', async () => {
    const given = { prior: 0.4, r: 0.3 };
    const found = await play(given, 3);
    expect(agrees(found, given, posterior)).toBe(true);
    const wrong: ClosedForm[] = [
      (one) => one.prior,
      (one, n) => posterior(one, n + 1),
      (one, n) => one.prior * (1 - one.r) ** n,
      (one, n) => posterior({ ...one, r: 0.35 }, n),
    ];
    for (const one of wrong) expect(agrees(found, given, one)).toBe(false);
    expect(agrees(found, { prior: 0.44, r: 0.3 }, posterior)).toBe(false);
  });
});
