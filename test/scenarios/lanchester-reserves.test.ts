import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/result/result.ts';
import { unjudged } from './agreement.ts';
import { played, settings, shipped, summaryOf } from './playing.ts';

// Lanchester's law of aimed fire with reinforcement: A' = r_A − b B, B' = r_B − a A. About the point (r_B / a, r_A / b) the
// solution is of hyperbolic functions of √(a b) t, until a side's pool is empty, and again from there. Without reserves: A wins where
// a A² > b B², with √(A² − (b / a) B²) left after artanh((B / A) √(b / a)) / √(a b).

interface Side {
  readonly strength: number;
  readonly pool: number;
  readonly calls: number;
  readonly kills: number;
}

interface War {
  readonly left: readonly [number, number];
  readonly duration: number;
}

const DAYS = 500;

/** Piecewise exact: the phases end when a pool is empty or a side spent, the latter found by bisection. */
function closedForm(a: Side, b: Side): War {
  let [x, y] = [a.strength, b.strength];
  const root = Math.sqrt(a.kills * b.kills);
  const ratio = Math.sqrt(b.kills / a.kills);
  const empty = (side: Side): number => (side.calls > 0 ? side.pool / side.calls : 0);
  const ends = [...new Set([empty(a), empty(b), DAYS])]
    .filter((end) => end > 0 && end <= DAYS)
    .sort((s, t) => s - t);
  let now = 0;
  for (const end of ends) {
    const calls = [empty(a) > now ? a.calls : 0, empty(b) > now ? b.calls : 0] as const;
    const rest = [calls[1] / a.kills, calls[0] / b.kills] as const;
    const from = [x - rest[0], y - rest[1]] as const;
    const at = (t: number): readonly [number, number] => [
      rest[0] + from[0] * Math.cosh(root * t) - ratio * from[1] * Math.sinh(root * t),
      rest[1] + from[1] * Math.cosh(root * t) - (from[0] / ratio) * Math.sinh(root * t),
    ];
    const span = end - now;
    // A side may be spent within the phase and be above zero at its end only if it grew first; strengths move slowly enough
    // that a grid of a twentieth of a day does not miss it.
    let before = 0;
    for (let t = 0.05; before < span; t += 0.05) {
      const here = Math.min(t, span);
      if (Math.min(...at(here)) <= 0) {
        let [low, high] = [before, here];
        for (let step = 0; step < 60; step++) {
          const middle = (low + high) / 2;
          if (Math.min(...at(middle)) <= 0) high = middle;
          else low = middle;
        }
        const [p, q] = at(high);
        return { left: [p > q ? p : 0, q > p ? q : 0], duration: now + high };
      }
      before = here;
    }
    [x, y] = at(span);
    now = end;
  }
  return { left: [x, y], duration: DAYS };
}

async function play(a: Side, b: Side): Promise<Result> {
  const set = settings(
    Object.fromEntries(
      (
        [
          ['a', a],
          ['b', b],
        ] as const
      ).flatMap(([side, { strength, pool, calls, kills }]) => [
        [`strength_at_start[${side}]`, strength],
        [`reserve_at_start[${side}]`, pool],
        [`reinforcement[${side}]`, calls],
        [`lethality[${side}]`, kills],
      ]),
    ),
  );
  // Nothing is drawn.
  return (await played(unjudged('lanchester-reserves'), { worlds: 2, set })).result;
}

/**
 * How far the steps may be off, as a share of the largest strength. The midpoint rule errs by (√(ab) h)³ / 6 a step, which the
 * growing part of the solution carries forward as it grows; a pool that runs out within a day is spread over that day, which moves
 * calls by at most half a day's worth; and on the last day the fire of the side that is spent is off by at most all of it.
 */
function stepError(a: Side, b: Side, duration: number): number {
  const root = Math.sqrt(a.kills * b.kills);
  const ratio = Math.sqrt(Math.max(a.kills, b.kills) / Math.min(a.kills, b.kills));
  const largest = Math.max(a.strength + a.pool, b.strength + b.pool);
  const pool = (a.pool > 0 ? a.calls : 0) + (b.pool > 0 ? b.calls : 0);
  const steps = (largest * duration * root ** 3) / 6;
  return ratio * Math.cosh(root * duration) * (steps + (pool * root) / 2) + root ** 2 * largest;
}

function agrees(result: Result, war: War, error: number): boolean {
  const mean = (outcome: string): number => summaryOf(result, 'fight', outcome).mean;
  const near = (found: number, expected: number, within: number): boolean =>
    Math.abs(found - expected) <= within;
  const [left, right] = war.left;
  return (
    near(mean('left[a]'), left, left === 0 ? 0 : error) &&
    near(mean('left[b]'), right, right === 0 ? 0 : error) &&
    near(mean('duration'), war.duration, 1)
  );
}

const fighter = (strength: number, kills: number): Side => ({ strength, pool: 0, calls: 0, kills });
const RESERVES = [
  { strength: 500, pool: 1000, calls: 6, kills: 0.01 },
  { strength: 500, pool: 3000, calls: 5, kills: 0.01 },
] as const;

describe('aimed fire and finite reserves', () => {
  it.each([
    { A: 1000, B: 800, a: 0.01, b: 0.01, winner: 'a', left: 600, days: 109.8612 },
    { A: 1000, B: 800, a: 0.01, b: 0.02, winner: 'b', left: 374.166, days: 98.5175 },
    { A: 1000, B: 600, a: 0.004, b: 0.01, winner: 'a', left: 316.228, days: 287.5216 },
  ])('follow the square law: $A against $B leave $left after $days days', async (row) => {
    const [a, b] = [fighter(row.A, row.a), fighter(row.B, row.b)];
    const square = Math.sqrt(
      Math.abs(row.a * row.A ** 2 - row.b * row.B ** 2) / (row.winner === 'a' ? row.a : row.b),
    );
    expect(square).toBeCloseTo(row.left, 3);
    const war = closedForm(a, b);
    expect(Math.max(...war.left)).toBeCloseTo(square, 6);
    expect(war.duration).toBeCloseTo(row.days, 4);
    const result = await play(a, b);
    const winner = summaryOf(result, 'fight', `left[${row.winner}]`).mean;
    // The day's step at a hundredth a day is good to a hundred-thousandth of the strength.
    expect(Math.abs(winner - square)).toBeLessThan(1e-5 * row.A * 5);
    expect(Math.abs(summaryOf(result, 'fight', 'duration').mean - row.days)).toBeLessThan(0.05);
    expect(summaryOf(result, 'fight', `wins[${row.winner}]`).mean).toBe(1);
  });

  it('let the side with the larger pool win after the other led', async () => {
    const war = closedForm(...RESERVES);
    expect(Math.abs(war.left[1] - 539.5)).toBeLessThan(0.1);
    expect(Math.abs(war.duration - 435.7)).toBeLessThan(0.1);
    const result = await play(...RESERVES);
    expect(agrees(result, war, 0.5)).toBe(true);
    expect(summaryOf(result, 'fight', 'left[a]').mean).toBe(0);
    expect(summaryOf(result, 'fight', 'days_ahead').mean).toBeGreaterThan(300);
  });

  it('agree with the closed form phase by phase', async () => {
    const cases: readonly (readonly [Side, Side])[] = [
      RESERVES,
      [{ ...RESERVES[0], pool: 3000 }, RESERVES[1]],
      [RESERVES[1], RESERVES[0]],
      [
        { strength: 500, pool: 0, calls: 6, kills: 0.01 },
        { strength: 400, pool: 90.5, calls: 2, kills: 0.012 },
      ],
      [
        { strength: 10, pool: 2000, calls: 40, kills: 0.02 },
        { strength: 300, pool: 0, calls: 0, kills: 0.005 },
      ],
      [fighter(800, 0.001), fighter(800, 0.002)],
      [fighter(1, 0.01), fighter(1000, 0.01)],
    ];
    const disagreeing: unknown[] = [];
    for (const [a, b] of cases) {
      const war = closedForm(a, b);
      const result = await play(a, b);
      if (!agrees(result, war, stepError(a, b, war.duration))) disagreeing.push({ a, b, war });
      if (!result.checks.every(({ holds }) => holds)) disagreeing.push(result.checks);
    }
    expect(disagreeing).toEqual([]);
  });

  it('come to no end between equals', async () => {
    const result = await play(fighter(500, 0.01), fighter(500, 0.01));
    expect(summaryOf(result, 'fight', 'wins[a]').mean).toBe(0);
    expect(summaryOf(result, 'fight', 'wins[b]').mean).toBe(0);
    expect(summaryOf(result, 'fight', 'left[a]').mean).toBeCloseTo(500 * Math.exp(-0.01 * DAYS), 3);
  });

  it('would not agree with closed forms that are slightly wrong', async () => {
    const result = await play(...RESERVES);
    const right = closedForm(...RESERVES);
    const [a, b] = RESERVES;
    const error = 0.5;
    expect(agrees(result, right, error)).toBe(true);
    const wrong: War[] = [
      closedForm(b, a),
      closedForm({ ...a, pool: 1002 }, b),
      closedForm(a, { ...b, calls: 5.01 }),
      closedForm(a, { ...b, kills: 0.0101 }),
      closedForm({ ...a, strength: 501 }, b),
    ];
    for (const one of wrong) expect(agrees(result, one, error)).toBe(false);
  });

  it('turn out otherwise where A has as much to call up', async () => {
    const { result } = await played(shipped('teaching/lanchester-reserves'), { worlds: 20 });
    const claim = result.claims.find(({ id }) => id === 'loses');
    expect(claim?.share).toBe(1);
    expect(claim?.without).toMatchObject([{ variant: 'equal_reserves', share: 0 }]);
    expect(closedForm({ ...RESERVES[0], pool: 3000 }, RESERVES[1]).left[0]).toBeGreaterThan(0);
  });
});
