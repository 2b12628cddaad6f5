import { describe, expect, it } from 'vitest';
import { mayBe } from './binomial.ts';
import { played, records, settings, shipped, summaryOf } from './playing.ts';

// Fearon, "Rationalist Explanations for War", International Organization 49(3), 1995, with the defender's cost uniform:
// a demand x is refused where the cost lies below x − p, which has the chance F = clip((x − p − l) / (h − l), 0, 1), and is
// worth (1 − F) x + F (p − c_A).

interface Given {
  readonly p: number;
  readonly c_A: number;
  readonly l: number;
  readonly h: number;
  readonly x: number;
}

type ClosedForm = (given: Given) => number;

const refusal: ClosedForm = ({ p, l, h, x }) => clip((x - p - l) / (h - l));
const worth =
  (refused: ClosedForm): ClosedForm =>
  (given) =>
    (1 - refused(given)) * given.x + refused(given) * (given.p - given.c_A);

function clip(share: number): number {
  return Math.min(1, Math.max(0, share));
}

const WORLDS = 3000;

/** What was played, with each case on luck of its own. */
async function play(given: Given, seed: number): Promise<{ war: number; value: number }> {
  const { result } = await played(shipped('teaching/private-cost'), {
    worlds: WORLDS,
    seed,
    set: settings({ ...given }),
  });
  return {
    war: summaryOf(result, 'baseline', 'war').mean,
    value: summaryOf(result, 'baseline', 'value_A').mean,
  };
}

/** Whether what was played may come from these chances: exactly for war, to four standard errors for the value. */
function agrees(found: { war: number; value: number }, given: Given, refused: ClosedForm): boolean {
  const chance = refused(given);
  const error = Math.sqrt((chance * (1 - chance)) / WORLDS) * Math.abs(given.x - given.p + given.c_A);
  return (
    mayBe(Math.round(found.war * WORLDS), WORLDS, chance) &&
    Math.abs(found.value - worth(refused)(given)) <= 4 * error + 1e-12
  );
}

/** Terms of war, with demands that are safe, certain to be refused, at either end of the range, and outside the pie. */
const TERMS: readonly Omit<Given, 'x'>[] = [
  { p: 0.5, c_A: 0.1, l: 0, h: 0.4 },
  { p: 0.5, c_A: 0.1, l: 0, h: 0.3 },
  { p: 0.5, c_A: 0.1, l: 0.1, h: 0.4 },
  { p: 0.5, c_A: 0.2, l: 0.2, h: 0.4 },
  { p: 0.9, c_A: 0, l: 0.05, h: 1.5 },
  { p: 0, c_A: 0.7, l: -0.2, h: 0.1 },
  { p: 1, c_A: 0.01, l: 0.3, h: 0.301 },
];
const PLACES = [-0.5, 0, 0.02, 0.25, 0.5, 0.75, 0.98, 1, 1.5];
const CASES: readonly Given[] = TERMS.flatMap((terms) =>
  PLACES.map((place) => ({ ...terms, x: terms.p + terms.l + place * (terms.h - terms.l) })),
);

describe('a demand against a private cost', () => {
  // Published terms: the best demand t* = clip((h − c_A) / 2, l, h) above p, the chance of war, and the demand's worth.
  it.each([
    { p: 0.5, c_A: 0.1, l: 0, h: 0.4, x: 0.65, war: 0.375, value: 0.55625 },
    { p: 0.5, c_A: 0.1, l: 0, h: 0.3, x: 0.6, war: 0.3333, value: 0.53333 },
    { p: 0.5, c_A: 0.1, l: 0.1, h: 0.4, x: 0.65, war: 0.1667, value: 0.60833 },
    { p: 0.5, c_A: 0.2, l: 0.2, h: 0.4, x: 0.7, war: 0, value: 0.7 },
  ])('ends in war with chance $war where $x is demanded and the cost is $l to $h', async (row) => {
    const { war, value, ...given } = row;
    expect(refusal(given)).toBeCloseTo(war, 4);
    expect(worth(refusal)(given)).toBeCloseTo(value, 5);
    expect(agrees(await play(given, 11), given, refusal)).toBe(true);
  });

  it('agrees with the closed form for demands over and beyond the range of terms', async () => {
    const disagreeing: Given[] = [];
    for (const [index, given] of CASES.entries()) {
      if (!agrees(await play(given, 100 + index), given, refusal)) disagreeing.push(given);
    }
    expect(disagreeing).toEqual([]);
  });

  it('would not agree with closed forms that are slightly wrong', async () => {
    const given = { p: 0.5, c_A: 0.1, l: 0.1, h: 0.4, x: 0.65 };
    const found = await play(given, 3);
    expect(agrees(found, given, refusal)).toBe(true);
    const wrong: ClosedForm[] = [
      (one) => 1 - refusal(one),
      ({ p, l, h, x }) => clip((x - p - l) / h),
      ({ p, h, x }) => clip((x - p) / h),
      ({ p, c_A, l, h, x }) => clip((x - p - l + c_A) / (h - l)),
      (one) => refusal(one) + 0.05,
    ];
    for (const one of wrong) expect(agrees(found, given, one)).toBe(false);
    const dearer = { ...given, c_A: 0.2 };
    expect(agrees(found, dearer, refusal)).toBe(false);
  });

  it('is refused for sure just above a cost that is known, and accepted at it', async () => {
    const known = { p: 0.5, c_A: 0.1, l: 0.25, h: 0.25 };
    expect(await play({ ...known, x: 0.75 }, 1)).toEqual({ war: 0, value: 0.75 });
    expect(await play({ ...known, x: 0.7500001 }, 1)).toEqual({ war: 1, value: 0.4 });
  });

  it('is decided in each world by the cost drawn there', async () => {
    const ran = await played(shipped('teaching/private-cost'), { worlds: 500, set: ['x=0.7', 'l=0.1'] });
    const costs = (await records(ran.worldsCsv())).map((world) => Number(world.c_B));
    const wars = (await records(ran.outcomesCsv())).map(({ war }) => war === '1');
    expect(new Set(costs).size).toBe(500);
    expect(Math.min(...costs)).toBeGreaterThan(0.1);
    expect(Math.max(...costs)).toBeLessThan(0.4);
    expect(wars).toEqual(costs.map((cost) => 1 - 0.7 < 1 - 0.5 - cost));
  });

  it('refuses a range of costs that is upside down', async () => {
    await expect(play({ p: 0.5, c_A: 0.1, l: 0.4, h: 0.3, x: 0.6 }, 1)).rejects.toThrow(
      /uniform is impossible/,
    );
  });
});
