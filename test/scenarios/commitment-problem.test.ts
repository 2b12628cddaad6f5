import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/result/result.ts';
import { unjudged } from './agreement.ts';
import { altered, played, settings, shipped, summaryOf } from './playing.ts';

// Values are means over all periods with weights (1 − delta) delta^t. War today is worth p1 − c_D to the declining side; peace is
// worth at most (1 − delta) + delta y, where y is p2 + c_R if it makes the later offers and so leaves the rising side what war
// would, and p2 − c_D if the rising side does. War comes in spite of the best offer where the first exceeds the second:
// p1 − delta p2 > (1 − delta) + c_D + delta c_R, and p1 − c_D > (1 − delta) + delta (p2 − c_D). Shares lie between nothing and all.

interface Terms {
  readonly p1: number;
  readonly p2: number;
  readonly delta: number;
  readonly c_D: number;
  readonly c_R: number;
  readonly today: number;
}

type Protocol = 'declining' | 'rising';

type ClosedForm = (terms: Terms, offers: Protocol) => number;

const margin: ClosedForm = ({ p1, p2, delta, c_D, c_R, today }, offers) =>
  offers === 'rising'
    ? p1 - c_D - (1 - delta) * today - delta * (p2 - c_D)
    : p1 - delta * p2 - (1 - delta) * today - c_D - delta * c_R;

async function play(terms: Terms, offers: Protocol): Promise<Result> {
  const set = settings({ ...terms, rising_offers: offers === 'rising' ? 'yes' : 'no' });
  // Nothing is drawn.
  const { result } = await played(unjudged('commitment-problem'), { worlds: 2, set });
  expect(result.checks.filter(({ holds }) => !holds)).toEqual([]);
  return result;
}

function value(result: Result, option: string, side = 'value_D'): number {
  return summaryOf(result, option, side).mean;
}

const playedMargin = (result: Result): number => value(result, 'now') - value(result, 'never');

/** Twelve steps of sums of numbers of the size of one. */
const ROUNDING = 1e-13;

function agrees(result: Result, terms: Terms, offers: Protocol, form: ClosedForm): boolean {
  return Math.abs(playedMargin(result) - form(terms, offers)) <= ROUNDING;
}

const BASE = { p1: 0.8, p2: 0.3, delta: 0.9, c_D: 0.1, c_R: 0.1, today: 1 };

describe('a promise that cannot be kept', () => {
  it.each([
    { p2: 0.3, powell: 0.24, rising: 0.42 },
    { p2: 0.6, powell: -0.03, rising: 0.15 },
    { p2: 0.55, powell: 0.015, rising: 0.195 },
  ])(
    'leaves the margins $powell and $rising where the later chance is $p2',
    async ({ p2, powell, rising }) => {
      const terms = { ...BASE, p2 };
      for (const [offers, expected] of [
        ['declining', powell],
        ['rising', rising],
      ] as const) {
        expect(margin(terms, offers)).toBeCloseTo(expected, 12);
        const result = await play(terms, offers);
        expect(agrees(result, terms, offers, margin)).toBe(true);
        expect(playedMargin(result) > 0).toBe(expected > 0);
      }
    },
  );

  it('has the margin of the closed form for any terms under which shares stay within the pie', async () => {
    const disagreeing: unknown[] = [];
    const cases: Terms[] = [
      BASE,
      { ...BASE, delta: 0 },
      { ...BASE, delta: 0.999 },
      { ...BASE, c_D: 0, c_R: 0 },
      { ...BASE, p2: 0.8 },
      { ...BASE, p1: 0.2, p2: 0.7 },
      { ...BASE, p1: 1, p2: 0.1 },
      { ...BASE, today: 0.35 },
      { p1: 0.45, p2: 0.4, delta: 0.5, c_D: 0.03, c_R: 0.6, today: 0 },
    ];
    for (const terms of cases) {
      for (const offers of ['declining', 'rising'] as const) {
        if (!agrees(await play(terms, offers), terms, offers, margin)) disagreeing.push({ terms, offers });
      }
    }
    expect(disagreeing).toEqual([]);
  });

  it.each([
    { offers: 'declining', threshold: 0.5667 },
    { offers: 'rising', threshold: 0.7667 },
  ] as const)(
    'turns at a later chance of $threshold where the $offers side makes the offers',
    async (row) => {
      const { offers, threshold } = row;
      expect(playedMargin(await play({ ...BASE, p2: threshold - 0.0001 }, offers))).toBeGreaterThan(0);
      expect(playedMargin(await play({ ...BASE, p2: threshold + 0.0001 }, offers))).toBeLessThan(0);
    },
  );

  it('differs between the protocols by what a war would waste in all later periods', async () => {
    const rising = playedMargin(await play(BASE, 'rising'));
    const declining = playedMargin(await play(BASE, 'declining'));
    expect(rising - declining).toBeCloseTo(0.9 * (0.1 + 0.1), 12);
  });

  it('leaves no reason to fight later, and divides all at peace', async () => {
    for (const offers of ['declining', 'rising'] as const) {
      const result = await play({ ...BASE, p2: 0.6 }, offers);
      const next = value(result, 'next');
      expect(next).toBeCloseTo(0.1 + 0.9 * (0.6 - 0.1), 12);
      expect(next).toBeLessThanOrEqual(value(result, 'never') + ROUNDING);
      expect(value(result, 'never') + value(result, 'never', 'value_R')).toBeCloseTo(1, 12);
      expect(value(result, 'now') + value(result, 'now', 'value_R')).toBeCloseTo(0.8, 12);
    }
  });

  it('gives no share beyond the pie', async () => {
    const generous = await play({ ...BASE, p2: 0.95 }, 'declining');
    expect(value(generous, 'never')).toBeCloseTo(1, 12);
    const bare = await play({ ...BASE, p2: 0.05, today: 0 }, 'rising');
    expect(value(bare, 'never')).toBe(0);
  });

  it('does not depend on how many periods are written out', async () => {
    const scenario = unjudged('commitment-problem');
    const longer = await played(altered(scenario, ['count: 12', 'count: 40']), { worlds: 2 });
    const shorter = await played(altered(scenario, ['count: 12', 'count: 2']), { worlds: 2 });
    for (const option of ['now', 'next', 'never']) {
      expect(value(longer.result, option)).toBeCloseTo(value(shorter.result, option), 12);
    }
  });

  it('would not agree with closed forms that are slightly wrong', async () => {
    const result = await play(BASE, 'declining');
    expect(agrees(result, BASE, 'declining', margin)).toBe(true);
    const wrong: ClosedForm[] = [
      (terms) => margin(terms, 'rising'),
      ({ p1, p2, c_D, c_R }) => p1 - p2 - c_D - c_R,
      (terms, offers) => margin({ ...terms, c_R: 0 }, offers),
      (terms, offers) => margin(terms, offers) + 1e-9,
    ];
    for (const one of wrong) expect(agrees(result, BASE, 'declining', one)).toBe(false);
  });

  it('is judged in both protocols: at 0.6 the rising side alone must offer too little', async () => {
    const { result } = await played(shipped('teaching/commitment-problem'), { worlds: 2, set: ['p2=0.6'] });
    const claim = result.claims.find(({ id }) => id === 'fights_today');
    expect(claim).toMatchObject({ verdict: 'fails', without: [{ verdict: 'holds' }] });
  });
});
