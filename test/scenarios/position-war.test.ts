import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/result/result.ts';
import { unjudged } from './agreement.ts';
import { mayBe } from './binomial.ts';
import { played, settings, shipped, summaryOf } from './playing.ts';

// A walk on 0 … M from k that goes up with chance p ends at M with chance P = (1 − ρ^k) / (1 − ρ^M), ρ = (1 − p) / p, after
// D = (k − M P) / (1 − 2 p) battles on average; k / M and k (M − k) where p is one half. (The ruin of a gambler, as in any text on
// probability.) Fighting on is worth P − c_A D and 1 − P − c_B D, and the terms both would take lie between.

interface Given {
  readonly M: number;
  readonly k: number;
  readonly p: number;
}

const COST = 0.02;

function ruin({ M, k, p }: Given): { P: number; D: number } {
  if (p === 0.5) return { P: k / M, D: k * (M - k) };
  const rho = (1 - p) / p;
  const P = p === 0 ? (k === M ? 1 : 0) : (1 - rho ** k) / (1 - rho ** M);
  return { P, D: (k - M * P) / (1 - 2 * p) };
}

const PERIODS = 80;

interface Walk {
  readonly wins: number;
  readonly losses: number;
  readonly battles: number;
  readonly variance: number;
}

/** The chances of where the walk stands, carried forward battle by battle and cut off where play is. */
function walk({ M, k, p }: Given): Walk {
  let at: number[] = Array.from({ length: M + 1 }, (_, fort) => (fort === k ? 1 : 0));
  let [battles, squares] = [0, 0];
  for (let battle = 1; battle <= PERIODS; battle++) {
    const fought = at.slice(1, M).reduce((sum, chance) => sum + chance, 0);
    battles += fought;
    squares += (2 * battle - 1) * fought;
    const next = at.map((chance, fort) => (fort === 0 || fort === M ? chance : 0));
    for (let fort = 1; fort < M; fort++) {
      next[fort + 1] = (next[fort + 1] ?? 0) + p * (at[fort] ?? 0);
      next[fort - 1] = (next[fort - 1] ?? 0) + (1 - p) * (at[fort] ?? 0);
    }
    at = next;
  }
  return { wins: at[M] ?? 0, losses: at[0] ?? 0, battles, variance: squares - battles ** 2 };
}

const WORLDS = 3000;

async function play(given: Given, seed: number): Promise<Result> {
  const request = { worlds: WORLDS, seed, set: settings({ ...given }) };
  return (await played(unjudged('position-war'), request)).result;
}

function agrees(result: Result, form: Walk): boolean {
  const mean = (outcome: string): number => summaryOf(result, 'fight_on', outcome).mean;
  const times = (share: number): number => Math.round(share * WORLDS);
  return (
    mayBe(times(mean('a_wins')), WORLDS, form.wins) &&
    mayBe(times(mean('unfinished')), WORLDS, Math.max(0, 1 - form.wins - form.losses)) &&
    Math.abs(mean('battles') - form.battles) <= 4 * Math.sqrt(Math.max(0, form.variance) / WORLDS) + 1e-9
  );
}

describe('a war of positions', () => {
  it.each([
    { k: 1, P: 0.36541, D: 5.9624, low: 0.24617, high: 0.48466 },
    { k: 2, P: 0.60902, D: 8.2707, low: 0.44361, high: 0.77444 },
    { k: 3, P: 0.77143, D: 57 / 7, low: 0.60857, high: 0.93429 },
    { k: 4, P: 0.8797, D: 6.391, low: 0.75188, high: 1 },
    { k: 5, P: 0.95188, D: 3.5564, low: 0.88075, high: 1 },
  ])('from $k of 6 forts is won with chance $P after $D battles', async ({ k, P, D, low, high }) => {
    const given = { M: 6, k, p: 0.6 };
    const form = ruin(given);
    expect(form.P).toBeCloseTo(P, 5);
    expect(form.D).toBeCloseTo(D, 4);
    expect(walk(given).wins).toBeCloseTo(form.P, 5);
    expect(walk(given).battles).toBeCloseTo(form.D, 4);
    const result = await play(given, 50 + k);
    expect(agrees(result, walk(given))).toBe(true);
    const a = summaryOf(result, 'fight_on', 'worth_A');
    const b = summaryOf(result, 'fight_on', 'worth_B');
    expect(form.P - COST * form.D).toBeCloseTo(low, 4);
    expect(Math.abs(a.mean - low)).toBeLessThan(4 * a.mcse + 1e-5);
    expect(Math.min(1, form.P + COST * form.D)).toBeCloseTo(high, 4);
    expect(Math.abs(1 - b.mean - (form.P + COST * form.D))).toBeLessThan(4 * b.mcse + 1e-5);
  });

  it('agrees with the walk of chances for even and certain battles, at the ends, and where play cuts it off', async () => {
    const disagreeing: Given[] = [];
    const cases: Given[] = [
      { M: 6, k: 3, p: 0.5 },
      { M: 1, k: 0, p: 0.6 },
      { M: 6, k: 0, p: 0.6 },
      { M: 6, k: 6, p: 0.3 },
      { M: 6, k: 2, p: 0 },
      { M: 6, k: 2, p: 1 },
      { M: 9, k: 4, p: 0.35 },
      { M: 20, k: 10, p: 0.5 },
    ];
    for (const [index, given] of cases.entries()) {
      const result = await play(given, 80 + index);
      if (!agrees(result, walk(given)) || !result.checks.every(({ holds }) => holds)) disagreeing.push(given);
    }
    expect(disagreeing).toEqual([]);
    // In the last case a good part of the wars outlasts the clock, so that the cut is put to the test.
    expect(walk({ M: 20, k: 10, p: 0.5 }).wins).toBeLessThan(0.4);
  });

  it('starts one fort lower and higher where a battle was just fought', async () => {
    for (const change of [-1, 1]) {
      const set = [`change=${change}`];
      const { result } = await played(unjudged('position-war'), { worlds: WORLDS, seed: 9, set });
      expect(agrees(result, walk({ M: 6, k: 3 + change, p: 0.6 }))).toBe(true);
      expect(agrees(result, walk({ M: 6, k: 3, p: 0.6 }))).toBe(false);
    }
    const { result } = await played(shipped('teaching/position-war'), { worlds: WORLDS });
    const lost = result.claims.find(({ id }) => id === 'better_side_wins')?.without?.[0];
    expect(mayBe(Math.round((lost?.share ?? 0) * WORLDS), WORLDS, ruin({ M: 6, k: 2, p: 0.6 }).P)).toBe(true);
  });

  it('would not agree with closed forms that are slightly wrong', async () => {
    const given = { M: 6, k: 3, p: 0.6 };
    const result = await play(given, 3);
    const right = walk(given);
    expect(agrees(result, right)).toBe(true);
    const wrong: Walk[] = [
      walk({ ...given, p: 0.4 }),
      walk({ ...given, p: 0.63 }),
      walk({ ...given, M: 7 }),
      { ...right, battles: right.battles + 1 },
      { ...right, wins: 0.5 },
    ];
    for (const one of wrong) expect(agrees(result, one)).toBe(false);
  });
});
