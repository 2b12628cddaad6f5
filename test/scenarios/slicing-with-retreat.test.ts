import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/result/result.ts';
import { type Moments, momentsOf, nearChance, nearMean, unjudged } from './agreement.ts';
import { played, records, settings, summaryOf } from './playing.ts';

// Steps s_1 … s_n towards a line uniform on 0 … 1. Step i is tried with chance w, what the steps before have left of 1, and costs c; it
// is let pass with chance w − s and then kept; else kappa is paid and lambda times the excess, s / 2 on average. So steps are worth
// Σ (w_i − s_i) s_i − c w_i − kappa s_i − lambda s_i² / 2. Setting its slopes to zero: each step is shorter than the one before by
// c / (1 + lambda), and the last is (1 − kappa − c n (n − 1) / (2 (1 + lambda))) / (n + 1 + lambda).

interface Terms {
  readonly c: number;
  readonly kappa: number;
  readonly lambda: number;
  readonly n: number;
}

type Steps = (terms: Terms) => readonly number[];

const shortening: Steps = ({ c, kappa, lambda, n }) => {
  const shorter = c / (1 + lambda);
  const last = (1 - kappa - (shorter * n * (n - 1)) / 2) / (n + 1 + lambda);
  return Array.from({ length: n }, (_, index) => last + (n - 1 - index) * shorter);
};

const total = (steps: readonly number[]): number => steps.reduce((sum, step) => sum + step, 0);

const equal: Steps = (terms) => shortening(terms).map(() => total(shortening(terms)) / terms.n);

const single: Steps = (terms) => shortening({ ...terms, n: 1 });

function worth({ c, kappa, lambda }: Terms, steps: readonly number[]): number {
  let left = 1;
  let sum = 0;
  for (const step of steps) {
    sum += (left - step) * step - c * left - kappa * step - (lambda * step ** 2) / 2;
    left -= step;
  }
  return sum;
}

/** Mean and variance of the level less costs over lines 0 … 1: crossing in step i, the excess uniform on 0 … s_i. */
function value({ c, kappa, lambda }: Terms, steps: readonly number[]): Moments {
  let held = 0;
  const places: { chance: number; mean: number; spread: number }[] = [];
  for (const [index, step] of steps.entries()) {
    const paid = c * (index + 1) + kappa + (lambda * step) / 2;
    places.push({ chance: step, mean: held - paid, spread: (lambda * step) ** 2 / 12 });
    held += step;
  }
  places.push({ chance: 1 - held, mean: held - c * steps.length, spread: 0 });
  const between = momentsOf(places.map(({ chance, mean }) => [chance, mean]));
  return {
    mean: between.mean,
    variance: between.variance + places.reduce((sum, one) => sum + one.chance * one.spread, 0),
  };
}

async function play(terms: Terms, seed: number): Promise<Result> {
  const request = { worlds: 3000, seed, set: settings({ ...terms }) };
  return (await played(unjudged('slicing-with-retreat'), request)).result;
}

function agrees(result: Result, option: string, terms: Terms, steps: readonly number[]): boolean {
  return (
    nearMean(result, option, 'value', value(terms, steps)) &&
    nearChance(result, option, 'crossing', total(steps))
  );
}

const ROWS = [
  { c: 0.005, kappa: 0.1, lambda: 1, n: 17, first: 0.06947, last: 0.02947, total: 0.84105, V: 0.312845 },
  { c: 0.01, kappa: 0.1, lambda: 1, n: 11, first: 0.09808, last: 0.04808, total: 0.80385, V: 0.274577 },
  { c: 0.02, kappa: 0.1, lambda: 1, n: 7, first: 0.13667, last: 0.07667, total: 0.74667, V: 0.2212 },
  { c: 0.05, kappa: 0.1, lambda: 1, n: 3, first: 0.215, last: 0.165, total: 0.57, V: 0.122 },
  { c: 0.01, kappa: 0, lambda: 0, n: 12, first: 0.13615, last: 0.02615, total: 0.97385, V: 0.400854 },
  { c: 0.05, kappa: 0, lambda: 0, n: 4, first: 0.29, last: 0.14, total: 0.86, V: 0.2685 },
];

describe('slices with a way back', () => {
  it.each(ROWS)('are worth $V in $n steps from $first to $last', async (row) => {
    const { first, last, total: reach, V, ...terms } = row;
    const steps = shortening(terms);
    expect(steps[0]).toBeCloseTo(first, 5);
    expect(steps.at(-1)).toBeCloseTo(last, 5);
    expect(total(steps)).toBeCloseTo(reach, 5);
    expect(worth(terms, steps)).toBeCloseTo(V, 6);
    expect(value(terms, steps).mean).toBeCloseTo(V, 6);
    const result = await play(terms, 41);
    expect(agrees(result, 'shortening', terms, steps)).toBe(true);
    expect(agrees(result, 'equal', terms, equal(terms))).toBe(true);
    expect(agrees(result, 'single', terms, single(terms))).toBe(true);
    expect(result.checks.filter(({ holds }) => !holds)).toEqual([]);
  });

  it.each(ROWS)(
    'are best in $n steps, and with no step moved',
    ({ first: _, last: __, total: ___, V, ...terms }) => {
      for (let n = 1; n <= 24; n++) {
        const steps = shortening({ ...terms, n });
        if (steps.every((step) => step > 0)) expect(worth(terms, steps)).toBeLessThan(V + 1e-6);
      }
      const steps = shortening(terms);
      for (const index of steps.keys()) {
        for (const by of [-0.01, 0.01]) {
          const moved = steps.map((step, at) => (at === index ? step + by : step));
          expect(worth(terms, moved)).toBeLessThan(worth(terms, steps));
        }
      }
    },
  );

  it('agree with the closed form where a step is free, and where there is only one', async () => {
    const cases: Terms[] = [
      { c: 0, kappa: 0, lambda: 0, n: 1 },
      { c: 0, kappa: 0.1, lambda: 1, n: 24 },
      { c: 0.3, kappa: 0.5, lambda: 3, n: 1 },
      { c: 0.02, kappa: 0, lambda: 20, n: 9 },
    ];
    for (const [index, terms] of cases.entries()) {
      const result = await play(terms, 70 + index);
      expect(agrees(result, 'shortening', terms, shortening(terms))).toBe(true);
      expect(agrees(result, 'single', terms, single(terms))).toBe(true);
    }
  });

  it('fall back to the last level let pass, world by world', async () => {
    const terms: Terms = { c: 0.02, kappa: 0.1, lambda: 1, n: 7 };
    const ran = await played(unjudged('slicing-with-retreat'), { worlds: 400, set: settings({ ...terms }) });
    const lines = (await records(ran.worldsCsv())).map(({ line }) => Number(line));
    const rows = (await records(ran.outcomesCsv())).filter(({ option }) => option === 'shortening');
    for (const [world, line] of lines.entries()) {
      let held = 0;
      for (const step of shortening(terms)) {
        if (held + step > line) break;
        held += step;
      }
      expect(Number(rows[world]?.level)).toBeCloseTo(held, 12);
    }
  });

  it('would not agree with closed forms that are slightly wrong', async () => {
    const terms: Terms = { c: 0.05, kappa: 0.1, lambda: 1, n: 3 };
    const result = await play(terms, 3);
    expect(agrees(result, 'shortening', terms, shortening(terms))).toBe(true);
    const wrong: Steps[] = [
      single,
      (one) => shortening({ ...one, kappa: 0.2 }),
      (one) => shortening({ ...one, n: 4 }),
      (one) => shortening(one).map((step) => step - 0.015),
    ];
    for (const one of wrong) expect(agrees(result, 'shortening', terms, one(terms))).toBe(false);
    expect(agrees(result, 'shortening', { ...terms, lambda: 2 }, shortening(terms))).toBe(false);
    expect(agrees(result, 'shortening', { ...terms, c: 0.07 }, shortening(terms))).toBe(false);
    expect(summaryOf(result, 'single', 'steps').mean).toBe(1);
  });
});
