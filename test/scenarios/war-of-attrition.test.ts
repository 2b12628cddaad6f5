import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/result/result.ts';
import { type Moments, nearChance, nearMean, unjudged } from './agreement.ts';
import { played, settings, summaryOf } from './playing.ts';

// Side i gives in at the rate h_i = c_j / v_j, so that waiting costs j just what it gains. The first to give in is i with
// chance h_i / (h_i + h_j), after 1 / (h_i + h_j) days on average, and no plan of either is worth more than nothing.

interface Given {
  readonly v: readonly [number, number];
  readonly c: readonly [number, number];
  readonly deadline: number;
}

interface Rates {
  readonly a: number;
  readonly b: number;
}

type ClosedForm = (given: Given) => Rates;

const rates: ClosedForm = ({ v, c }) => ({ a: c[1] / v[1], b: c[0] / v[0] });

async function play({ v, c, deadline }: Given, seed: number): Promise<Result> {
  const set = settings({ 'v[a]': v[0], 'v[b]': v[1], 'c[a]': c[0], 'c[b]': c[1], deadline });
  return (await played(unjudged('war-of-attrition'), { worlds: 3000, seed, set })).result;
}

/** The days that pass until a rate strikes or, if given, a deadline is met. */
function days(rate: number, deadline = Infinity): Moments {
  if (deadline === Infinity) return { mean: 1 / rate, variance: 1 / rate ** 2 };
  const past = Math.exp(-rate * deadline);
  const mean = (1 - past) / rate;
  return { mean, variance: (2 / rate ** 2) * (1 - past * (1 + rate * deadline)) - mean ** 2 };
}

/**
 * What prize less costs comes to for a side that is kept indifferent: a martingale that jumps by the prize when the other gives in,
 * so that its variance is the prize squared times the chance of that jump.
 */
function fair(prize: number, chance: number): Moments {
  return { mean: 0, variance: prize ** 2 * chance };
}

function agrees(result: Result, given: Given, form: ClosedForm): boolean {
  const { a, b } = form(given);
  return (
    nearChance(result, 'mixed', 'a_yields', a / (a + b)) &&
    nearMean(result, 'mixed', 'duration', days(a + b)) &&
    nearChance(result, 'deadline', 'a_yields', Math.exp(-b * given.deadline)) &&
    nearMean(result, 'deadline', 'duration', days(b, given.deadline)) &&
    nearMean(result, 'never', 'duration', days(b))
  );
}

const CASES: readonly Given[] = [
  { v: [10, 5], c: [1, 1], deadline: 4 },
  { v: [1, 1], c: [1, 1], deadline: 1 },
  { v: [1, 8], c: [0.1, 3], deadline: 0.5 },
  { v: [100, 1], c: [0.01, 2], deadline: 1000 },
  { v: [3, 3], c: [0.5, 50], deadline: 0 },
];

describe('a war of attrition', () => {
  it('lasts 3.33 days and is lost by the side that wants the prize more in two of three', async () => {
    const given: Given = { v: [10, 5], c: [1, 1], deadline: 4 };
    expect(rates(given)).toEqual({ a: 0.2, b: 0.1 });
    const result = await play(given, 13);
    expect(nearChance(result, 'mixed', 'a_yields', 0.6667)).toBe(true);
    expect(nearMean(result, 'mixed', 'duration', { mean: 3.3333, variance: 3.3333 ** 2 })).toBe(true);
  });

  it('agrees with the closed form for any prizes and costs', async () => {
    const disagreeing: Given[] = [];
    for (const [index, given] of CASES.entries()) {
      if (!agrees(await play(given, 600 + index), given, rates)) disagreeing.push(given);
    }
    expect(disagreeing).toEqual([]);
  });

  it('is worth nothing to the first side at any time of giving in', async () => {
    for (const [index, given] of CASES.entries()) {
      const result = await play(given, 700 + index);
      const { a, b } = rates(given);
      const wins = {
        mixed: b / (a + b),
        at_once: 0,
        deadline: 1 - Math.exp(-b * given.deadline),
        never: 1,
      };
      for (const [option, chance] of Object.entries(wins)) {
        expect(nearMean(result, option, 'value[a]', fair(given.v[0], chance))).toBe(true);
      }
      expect(nearMean(result, 'mixed', 'value[b]', fair(given.v[1], a / (a + b)))).toBe(true);
      expect(summaryOf(result, 'at_once', 'value[b]').mean).toBeCloseTo(given.v[1], 12);
    }
  });

  it('would not agree with closed forms that are slightly wrong', async () => {
    const given: Given = { v: [10, 5], c: [1, 1], deadline: 4 };
    const result = await play(given, 3);
    expect(agrees(result, given, rates)).toBe(true);
    const wrong: ClosedForm[] = [
      // Each by its own prize: the side that wants it more would give in later.
      ({ v, c }) => ({ a: c[0] / v[0], b: c[1] / v[1] }),
      (one) => ({ ...rates(one), a: 0.26 }),
      (one) => ({ ...rates(one), b: 0.13 }),
    ];
    for (const one of wrong) expect(agrees(result, given, one)).toBe(false);
    expect(agrees(result, { ...given, deadline: 5 }, rates)).toBe(false);
  });
});
