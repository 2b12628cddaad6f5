import { describe, expect, it } from 'vitest';
import { mayBe } from './binomial.ts';
import { played, records, settings, shipped, summaryOf } from './playing.ts';

// One level y is chosen against an unseen limit θ; below it y is kept, above it L is lost: (1 − F(y)) y − F(y) L. With the
// limit uniform on 0 … A the chance of crossing is clip(y / A), and the best grab (A − L) / 2 is worth its square over A.

interface Given {
  readonly A: number;
  readonly L: number;
  readonly y: number;
}

type ClosedForm = (given: Given) => number;

const crossed: ClosedForm = ({ A, y }) => Math.min(1, Math.max(0, y / A));
const worth =
  (chance: ClosedForm): ClosedForm =>
  (given) =>
    (1 - chance(given)) * given.y - chance(given) * given.L;

const WORLDS = 3000;

async function play(given: Given, seed: number): Promise<{ crossing: number; value: number }> {
  const { result } = await played(shipped('teaching/one-grab'), {
    worlds: WORLDS,
    seed,
    set: settings({ ...given }),
  });
  return {
    crossing: summaryOf(result, 'baseline', 'crossing').mean,
    value: summaryOf(result, 'baseline', 'value').mean,
  };
}

function agrees(found: { crossing: number; value: number }, given: Given, chance: ClosedForm): boolean {
  const share = chance(given);
  const error = Math.sqrt((share * (1 - share)) / WORLDS) * Math.abs(given.y + given.L);
  return (
    mayBe(Math.round(found.crossing * WORLDS), WORLDS, share) &&
    Math.abs(found.value - worth(chance)(given)) <= 4 * error + 1e-12 * Math.max(1, given.A)
  );
}

describe('one grab against an unknown line', () => {
  // The best grab for a line uniform on 0 … 1 (first rows of the table of single jumps, no discount).
  it.each([
    { A: 1, L: 0, y: 0.5, value: 0.25, crossing: 0.5 },
    { A: 1, L: 0.2, y: 0.4, value: 0.16, crossing: 0.4 },
    { A: 1, L: 0.5, y: 0.25, value: 0.0625, crossing: 0.25 },
    { A: 1, L: 1, y: 0, value: 0, crossing: 0 },
  ])('is worth $value at its best, $y, where a crossing costs $L', async ({ value, crossing, ...given }) => {
    expect(given.y).toBeCloseTo((given.A - given.L) / 2, 12);
    expect(crossed(given)).toBeCloseTo(crossing, 12);
    expect(worth(crossed)(given)).toBeCloseTo(value, 12);
    expect(agrees(await play(given, 21), given, crossed)).toBe(true);
  });

  it('agrees with the closed form for any grab, loss and range of lines', async () => {
    const cases = [0.01, 1, 3, 1e6].flatMap((A) =>
      [0, 0.3, 4].flatMap((loss) =>
        [0, 0.001, 0.3, 0.5, 0.999, 1, 1.7].map((grab) => ({ A, L: loss * A, y: grab * A })),
      ),
    );
    const disagreeing: Given[] = [];
    for (const [index, given] of cases.entries()) {
      if (!agrees(await play(given, 200 + index), given, crossed)) disagreeing.push(given);
    }
    expect(disagreeing).toEqual([]);
  });

  it('is worth less on either side of the best grab', async () => {
    const value = async (y: number): Promise<number> => (await play({ A: 1, L: 0.2, y }, 5)).value;
    const [less, best, more] = [await value(0.2), await value(0.4), await value(0.6)];
    expect(best).toBeGreaterThan(less);
    expect(best).toBeGreaterThan(more);
  });

  it('would not agree with closed forms that are slightly wrong', async () => {
    const given = { A: 2, L: 0.3, y: 0.5 };
    const found = await play(given, 9);
    expect(agrees(found, given, crossed)).toBe(true);
    const wrong: ClosedForm[] = [
      (one) => 1 - crossed(one),
      ({ y }) => y,
      ({ A, L, y }) => y / (A + 2 * L),
      (one) => crossed(one) - 0.05,
    ];
    for (const one of wrong) expect(agrees(found, given, one)).toBe(false);
    expect(agrees(found, { ...given, L: 0.5 }, crossed)).toBe(false);
  });

  it('is decided in each world by the line drawn there', async () => {
    const ran = await played(shipped('teaching/one-grab'), { worlds: 500, set: ['A=0.8'] });
    const lines = (await records(ran.worldsCsv())).map(({ line }) => Number(line));
    const grabs = await records(ran.outcomesCsv());
    expect(new Set(lines).size).toBe(500);
    expect(grabs.map(({ crossing }) => crossing === '1')).toEqual(lines.map((line) => 0.4 > line));
    expect(grabs.map(({ value }) => Number(value))).toEqual(lines.map((line) => (0.4 > line ? -0.2 : 0.4)));
  });
});
