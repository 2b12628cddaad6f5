import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/result/result.ts';
import { momentsOf, nearChance, nearMean, unjudged } from './agreement.ts';
import { mayBe } from './binomial.ts';
import { played, settings, shipped, summaryOf } from './playing.ts';

// A missile gets through n shots with chance (1 − p)^n, so m missiles send m (1 − p)^n through on average, and at least one with
// chance 1 − (1 − (1 − p)^n)^m. Looking after each shot spends (1 − (1 − p)^n) / p shots a missile on average. A share P of missiles is
// stopped on average by ⌈ln(1 − P) / ln(1 − p)⌉ shots at each.

interface Given {
  readonly incoming: number;
  readonly n: number;
  readonly p: number;
}

type ClosedForm = (given: Given) => number;

const leak: ClosedForm = ({ n, p }) => (1 - p) ** n;

/** Shots at one missile when each is looked at: j of them where the j-th is the first to hit, n where none of the first n − 1 is. */
const looked = ({ n, p }: Given): ReturnType<typeof momentsOf> =>
  momentsOf(
    n === 0
      ? [[1, 0]]
      : Array.from({ length: n }, (_, j): [number, number] => [(1 - p) ** j * (j + 1 < n ? p : 1), j + 1]),
  );

async function play(given: Given, seed: number): Promise<Result> {
  const request = { worlds: 3000, seed, set: settings({ ...given }) };
  return (await played(unjudged('shots'), request)).result;
}

function agrees(result: Result, given: Given, form: ClosedForm): boolean {
  const [one, m] = [form(given), given.incoming];
  const { mean, variance } = looked(given);
  return (
    nearMean(result, 'together', 'leakers', { mean: m * one, variance: m * one * (1 - one) }) &&
    nearChance(result, 'together', 'any_through', 1 - (1 - one) ** m) &&
    summaryOf(result, 'together', 'spent').mean === m * given.n &&
    nearMean(result, 'one_by_one', 'spent', { mean: m * mean, variance: m * variance })
  );
}

describe('shots at incoming missiles', () => {
  it('let 0.72 of eight missiles through sixteen interceptors, and at least one with chance 0.5297', async () => {
    const given = { incoming: 8, n: 2, p: 0.7 };
    expect(8 * leak(given)).toBeCloseTo(0.72, 12);
    expect(1 - (1 - leak(given)) ** 8).toBeCloseTo(0.5297, 4);
    expect(agrees(await play(given, 23), given, leak)).toBe(true);
  });

  it.each([
    { n: 2, p: 0.7, rounds: 1.3 },
    { n: 3, p: 0.7, rounds: 1.39 },
    { n: 3, p: 0.8, rounds: 1.24 },
    { n: 4, p: 0.5, rounds: 1.875 },
  ])('take $rounds interceptors a missile where each of $n is looked at', async ({ n, p, rounds }) => {
    expect(looked({ incoming: 8, n, p }).mean).toBeCloseTo(rounds, 12);
    expect((1 - leak({ incoming: 8, n, p })) / p).toBeCloseTo(rounds, 12);
    expect(agrees(await play({ incoming: 8, n, p }, 24), { incoming: 8, n, p }, leak)).toBe(true);
  });

  it('agree with the closed form without missiles, without shots, and with shots that never or always hit', async () => {
    const disagreeing: Given[] = [];
    const cases: Given[] = [
      { incoming: 0, n: 2, p: 0.7 },
      { incoming: 8, n: 0, p: 0.7 },
      { incoming: 1, n: 1, p: 0.35 },
      { incoming: 5, n: 5, p: 0.1 },
      { incoming: 8, n: 5, p: 0.95 },
      { incoming: 3, n: 2, p: 0 },
      { incoming: 3, n: 2, p: 1 },
    ];
    for (const [index, given] of cases.entries()) {
      const result = await play(given, 30 + index);
      if (!agrees(result, given, leak) || !result.checks.every(({ holds }) => holds)) disagreeing.push(given);
    }
    expect(disagreeing).toEqual([]);
  });

  it.each([
    { p: 0.7, wanted: 0.9, n: 2 },
    { p: 0.7, wanted: 0.97, n: 3 },
    { p: 0.8, wanted: 0.99, n: 3 },
    { p: 0.5, wanted: 0.9, n: 4 },
  ])('stop a share of $wanted with $n at each and not with fewer', async ({ p, wanted, n }) => {
    expect(Math.ceil(Math.log(1 - wanted) / Math.log(1 - p))).toBe(n);
    const stops = async (shots: number): Promise<boolean> => {
      const request = { worlds: 12_000, seed: 2, set: settings({ p, n: shots }) };
      const { result } = await played(unjudged('shots'), request);
      return summaryOf(result, 'together', 'leakers').mean <= 8 * (1 - wanted);
    };
    expect([await stops(n - 1), await stops(n)]).toEqual([false, true]);
  });

  it('are judged by the share that gets through', async () => {
    for (const [n, verdict] of [
      [1, 'fails'],
      [2, 'holds'],
    ] as const) {
      // 0.72 missiles get through two shots and 0.8 may: in 12,000 worlds that is ten standard errors.
      const request = { worlds: 12_000, set: settings({ n }) };
      const { result } = await played(shipped('teaching/shots'), request);
      expect(result.claims.find(({ id }) => id === 'share_stopped')?.verdict).toBe(verdict);
    }
  });

  it('would not agree with closed forms that are slightly wrong', async () => {
    const given = { incoming: 8, n: 2, p: 0.7 };
    const result = await play(given, 3);
    expect(agrees(result, given, leak)).toBe(true);
    const wrong: ClosedForm[] = [
      ({ p }) => 1 - p,
      ({ n, p }) => (1 - p) ** (n + 1),
      ({ n, p }) => 1 - n * p,
      (one) => leak(one) + 0.02,
    ];
    for (const one of wrong) expect(agrees(result, given, one)).toBe(false);
    expect(agrees(result, { ...given, incoming: 7 }, leak)).toBe(false);
    // Nine standard errors from 0.5297, of which the test takes four.
    expect(mayBe(Math.round(summaryOf(result, 'together', 'any_through').mean * 3000), 3000, 0.45)).toBe(
      false,
    );
  });

  it('fail their own checks for raids and shots that no table holds', async () => {
    const { checks } = await play({ incoming: 9, n: 6, p: 0.5 }, 1);
    const failing = checks.filter(({ holds }) => !holds).map(({ id }) => id);
    expect(failing).toEqual(['raid_is_counted', 'shots_are_counted']);
  });
});
