import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/result/result.ts';
import { type Moments, momentsOf, nearChance, nearMean, unjudged } from './agreement.ts';
import { played, records, settings, shipped, summaryOf } from './playing.ts';

// A share y against a line uniform on 0 … A, with an absorbing loss L: the chances of passing slice after slice multiply to
// 1 − y / A, whatever their number, so that y is worth (1 − y/A) y − (y/A) L at any slicing. After y was let pass the line is uniform
// on y … A, and going on to z is worth ((A − z) z − (z − y) L) / (A − y): below y for every z once y is (A − L) / 2 or more.

interface Given {
  readonly A: number;
  readonly L: number;
  readonly y: number;
  readonly n: number;
  readonly further: number;
}

type Chance = (A: number, level: number) => number;

const crossed: Chance = (A, level) => Math.min(1, Math.max(0, level / A));

const worth = (chance: number, level: number, L: number): Moments =>
  momentsOf([
    [chance, -L],
    [1 - chance, level],
  ]);

async function play(given: Given, seed: number): Promise<Result> {
  const request = { worlds: 3000, seed, set: settings({ ...given }) };
  return (await played(unjudged('slicing'), request)).result;
}

function agrees(result: Result, option: string, { A, L }: Given, level: number, form: Chance): boolean {
  const chance = form(A, level);
  return (
    nearChance(result, option, 'crossing', chance) &&
    nearMean(result, option, 'value', worth(chance, level, L))
  );
}

const BASE: Given = { A: 1, L: 0.2, y: 0.4, n: 8, further: 0.6 };

describe('slices against a line that cannot be uncrossed', () => {
  it('agree with the closed form in one slice and in many', async () => {
    const disagreeing: Given[] = [];
    const cases: Given[] = [
      BASE,
      { ...BASE, n: 1 },
      { ...BASE, n: 23 },
      { ...BASE, y: 0, further: 0 },
      { ...BASE, y: 0.999, further: 1 },
      { ...BASE, y: 1.4, further: 2, n: 3 },
      { A: 1e6, L: 4e6, y: 1e5, n: 7, further: 9e5 },
    ];
    for (const [index, given] of cases.entries()) {
      const result = await play(given, 20 + index);
      const levels = { stroke: given.y, slices: given.y, go_on: given.further };
      const all = Object.entries(levels).every(([option, level]) =>
        agrees(result, option, given, level, crossed),
      );
      if (!all || !result.checks.every(({ holds }) => holds)) disagreeing.push(given);
    }
    expect(disagreeing).toEqual([]);
  });

  it.each([1, 2, 3, 7, 11, 23])(
    'cross in %d slices just where one stroke does, world by world',
    async (n) => {
      const ran = await played(unjudged('slicing'), { worlds: 400, set: [`n=${n}`, 'y=0.37'] });
      const outcomes = await records(ran.outcomesCsv());
      const of = (option: string): unknown[] =>
        outcomes.filter((row) => row.option === option).map(({ crossing, value }) => ({ crossing, value }));
      expect(of('stroke')).toHaveLength(400);
      expect(of('slices')).toEqual(of('stroke'));
    },
  );

  it('are no reason to go further once the best level is reached, and are one below it', async () => {
    const claim = async (y: number, further: number): Promise<unknown> => {
      const set = settings({ y, further });
      const { result } = await played(shipped('teaching/slicing'), { worlds: 3000, seed: 4, set });
      return result.claims.find(({ id }) => id === 'silence_invites')?.verdict;
    };
    // The best level is (A − L) / 2 = 0.4, with any level let pass on the way.
    expect(await claim(0.4, 0.6)).toBe('fails');
    expect(await claim(0.5, 0.6)).toBe('fails');
    expect(await claim(0.1, 0.4)).toBe('holds');
  });

  it('go on at the worth of the closed form', async () => {
    const given = { ...BASE, y: 0.3, further: 0.7 };
    const ran = await played(unjudged('slicing'), { worlds: 3000, seed: 6, set: settings({ ...given }) });
    const lines = (await records(ran.worldsCsv())).map(({ line }) => Number(line));
    const on = (await records(ran.outcomesCsv())).filter(({ option }) => option === 'go_on');
    const values = on.filter((_, world) => (lines[world] ?? 0) >= given.y).map(({ value }) => Number(value));
    const { mean, variance } = worth((given.further - given.y) / (given.A - given.y), given.further, given.L);
    expect(mean).toBeCloseTo((0.3 * 0.7 - 0.4 * 0.2) / 0.7, 12);
    const found = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(found - mean)).toBeLessThan(4 * Math.sqrt(variance / values.length));
  });

  it('would not agree with closed forms that are slightly wrong', async () => {
    const result = await play(BASE, 3);
    expect(agrees(result, 'slices', BASE, 0.4, crossed)).toBe(true);
    const wrong: Chance[] = [
      // Each slice against the whole range anew; the last slice alone; crossing as likely as not.
      (A, level) => 1 - (1 - level / BASE.n / A) ** BASE.n,
      (A, level) => level / BASE.n / A,
      () => 0.5,
    ];
    for (const one of wrong) expect(agrees(result, 'slices', BASE, 0.4, one)).toBe(false);
    expect(agrees(result, 'slices', { ...BASE, L: 0.4 }, 0.4, crossed)).toBe(false);
  });

  it('fail their own check where they do not fit into the clock', async () => {
    const { checks } = await play({ ...BASE, n: 25 }, 1);
    expect(checks).toContainEqual(
      expect.objectContaining({ id: 'slices_end_within_the_clock', holds: false }),
    );
    expect(summaryOf(await play({ ...BASE, n: 24 }, 1), 'slices', 'value').missing).toBe(0);
  });
});
