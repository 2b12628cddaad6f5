import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/result/result.ts';
import { unjudged } from './agreement.ts';
import { played, settings, shipped, summaryOf } from './playing.ts';

// F(t + 1) = F(t) + m0 exp(−k t) − l, so F(t) = F0 + m0 (1 − exp(−k t)) / (1 − exp(−k)) − l t: largest in the first month at or
// after ln(m0 / l) / k, where recruits no longer exceed losses. No more is lost than there is.

interface Given {
  readonly F0: number;
  readonly m0: number;
  readonly l: number;
  readonly k: number;
  readonly floor_size: number;
}

const MONTHS = 60;

type ClosedForm = (given: Given, month: number) => number;

const force: ClosedForm = ({ F0, m0, l, k }, t) =>
  F0 + (k === 0 ? m0 * t : (m0 * (1 - Math.exp(-k * t))) / (1 - Math.exp(-k))) - l * t;

/** The first month of the clock in which the closed form lies below the floor. */
function monthShort(given: Given, form: ClosedForm): number | undefined {
  for (let t = 0; t < MONTHS; t++) if (form(given, t) < given.floor_size) return t;
  return undefined;
}

async function play(given: Given): Promise<Result> {
  // Nothing is drawn.
  const request = { worlds: 2, set: settings({ ...given }) };
  return (await played(unjudged('manpower-falling-yield'), request)).result;
}

function agrees(result: Result, given: Given, form: ClosedForm): boolean {
  const expected = monthShort(given, form);
  // Never short: the month is missing in every world.
  if (expected === undefined) return summaryOf(result, 'as_it_is', 'month_short').missing === 1;
  return Math.abs(summaryOf(result, 'as_it_is', 'month_short').mean - expected) < 1e-9;
}

const BASE: Given = { F0: 700, m0: 40, l: 35, k: 0.02, floor_size: 600 };

describe('recruiting that yields less every month', () => {
  it.each([
    { ...BASE, month: 27, largest: 7 },
    { F0: 900, m0: 24, l: 20, k: 0.03, floor_size: 800, month: 29, largest: 7 },
  ])('leaves a force of $F0 short in month $month', async ({ month, largest, ...given }) => {
    expect(monthShort(given, force)).toBe(month);
    expect(Math.ceil(Math.log(given.m0 / given.l) / given.k)).toBe(largest);
    const result = await play(given);
    expect(summaryOf(result, 'as_it_is', 'month_short').mean).toBeCloseTo(month, 9);
    expect(summaryOf(result, 'as_it_is', 'month_largest').mean).toBeCloseTo(largest, 9);
    expect(summaryOf(result, 'as_it_is', 'falls_short').mean).toBe(1);
  });

  it('agrees with the closed form, without fading, with none to recruit, and where it is short at once or never', async () => {
    const disagreeing: Given[] = [];
    const cases: Given[] = [
      { ...BASE, k: 0 },
      { ...BASE, k: 0, l: 41 },
      { ...BASE, k: 0.5 },
      { ...BASE, m0: 0 },
      { ...BASE, floor_size: 701 },
      { ...BASE, floor_size: 700 },
      { ...BASE, F0: 1000, l: 20, floor_size: 900 },
      { ...BASE, k: -0.01, l: 60 },
      { F0: 0, m0: 10, l: 0, k: 0.2, floor_size: 0 },
    ];
    for (const given of cases) {
      const result = await play(given);
      if (!agrees(result, given, force) || !result.checks.every(({ holds }) => holds))
        disagreeing.push(given);
    }
    expect(disagreeing).toEqual([]);
  });

  it('turns where recruits no longer make up for losses', async () => {
    for (const [m0, l, k] of [
      [40, 35, 0.02],
      [60, 20, 0.05],
      [30, 29, 0.001],
      [90, 10, 0.04],
    ] as const) {
      const result = await play({ ...BASE, F0: 5000, m0, l, k });
      const turn = Math.ceil(Math.log(m0 / l) / k);
      expect(summaryOf(result, 'as_it_is', 'month_largest').mean).toBeCloseTo(Math.min(turn, MONTHS - 1), 9);
    }
    const never = await play({ ...BASE, m0: 30 });
    expect(summaryOf(never, 'as_it_is', 'month_largest').mean).toBe(0);
  });

  it('loses no more than there is', async () => {
    const result = await play({ F0: 50, m0: 10, l: 35, k: 0.5, floor_size: 0 });
    expect(summaryOf(result, 'as_it_is', 'falls_short').mean).toBe(0);
  });

  it('would not agree with closed forms that are slightly wrong', async () => {
    const result = await play(BASE);
    expect(agrees(result, BASE, force)).toBe(true);
    const wrong: ClosedForm[] = [
      (given, t) => force(given, t + 1),
      (given, t) => force(given, t - 1),
      (given, t) => force({ ...given, k: 0 }, t),
      (given, t) => force({ ...given, l: 34.5 }, t),
    ];
    for (const one of wrong) expect(agrees(result, BASE, one)).toBe(false);
  });

  it('would not run short without fading', async () => {
    const { result } = await played(shipped('teaching/manpower-falling-yield'), { worlds: 100 });
    const claim = result.claims.find(({ id }) => id === 'runs_short');
    expect(claim).toMatchObject({ verdict: 'holds', share: 1, without: [{ verdict: 'fails', share: 0 }] });
  });
});
