import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/result/result.ts';
import { type Moments, momentsOf, nearChance, nearMean, unjudged } from './agreement.ts';
import { played, settings, shipped, summaryOf } from './playing.ts';

// A level y pays (1 − δ) y a month until the holder reacts; once the line is crossed it does with chance r a month, at the end of which L is
// lost. With φ = δ r / (1 − δ + δ r), the mean worth at the start of a month of what comes at the reaction, a crossing is worth
// (1 − φ) y − φ L. The line is uniform on x … A, or was crossed before with chance w:
// J(y) = (1 − w) [S y + (1 − S) ((1 − φ) y − φ L)] + w [(1 − φ) y − φ L] with S = (A − y) / (A − x), largest at
// y* = (A − (1 − φ) x − φ L + (A − x) (1 − φ) w / (1 − w)) / (2 φ), clipped to x … A.

interface Terms {
  readonly A: number;
  readonly x: number;
  readonly L: number;
  readonly r: number;
  readonly delta: number;
  readonly w: number;
}

const nearness = ({ delta, r }: Terms): number => (delta * r) / (1 - delta + delta * r);

function best({ A, x, L, w }: Terms, phi: number): number {
  const y = (A - (1 - phi) * x - phi * L + ((A - x) * (1 - phi) * w) / (1 - w)) / (2 * phi);
  return Math.min(A, Math.max(x, y));
}

const crossing = ({ A, x, w }: Terms, y: number): number => w + ((1 - w) * (y - x)) / (A - x);

const MONTHS = 240;

function worth(terms: Terms, y: number): Moments {
  const { delta, r, L } = terms;
  const phi = nearness(terms);
  const crossed = crossing(terms, y);
  const values: [number, number][] = [[1 - crossed, y]];
  for (let month = 1; month <= MONTHS; month++) {
    values.push([crossed * (1 - r) ** (month - 1) * r, y * (1 - delta ** month) - delta ** month * L]);
  }
  const later = delta ** MONTHS;
  values.push([crossed * (1 - r) ** MONTHS, y * (1 - later) + later * ((1 - phi) * y - phi * L)]);
  return momentsOf(values);
}

async function play(terms: Terms, seed: number): Promise<Result> {
  const text = unjudged('late-reaction');
  return (await played(text, { worlds: 2000, seed, set: settings({ ...terms }) })).result;
}

function levels(terms: Terms): Readonly<Record<string, number>> {
  return { best: best(terms, nearness(terms)), if_prompt: best(terms, terms.delta), stay: terms.x };
}

function agrees(result: Result, option: string, terms: Terms, y: number): boolean {
  return (
    Math.abs(summaryOf(result, option, 'level').mean - y) < 1e-9 &&
    nearMean(result, option, 'value', worth(terms, y)) &&
    nearChance(result, option, 'crossing', crossing(terms, y))
  );
}

const BASE: Terms = { A: 1, x: 0.2, L: 0.2, r: 0.2, delta: 0.95, w: 0 };

describe('a reaction that comes late', () => {
  it.each([
    [1, [0.5263, 0.4763, 0.4263, 0.2763, 0.0263]],
    [0.5, [0.5526, 0.5026, 0.4526, 0.3026, 0.0526]],
    [0.25, [0.6053, 0.5553, 0.5053, 0.3553, 0.1053]],
    [0.1, [0.7632, 0.7132, 0.6632, 0.5132, 0.2632]],
  ])('with chance %f a month draws the first jump as far as worked', async (r, row) => {
    for (const [index, L] of [0, 0.1, 0.2, 0.5, 1].entries()) {
      const terms = { ...BASE, x: 0, r, L };
      expect(best(terms, nearness(terms))).toBeCloseTo(row[index] ?? Number.NaN, 4);
    }
    const terms = { ...BASE, x: 0, r };
    const result = await play(terms, Math.round(100 * r));
    for (const [option, y] of Object.entries(levels(terms)))
      expect(agrees(result, option, terms, y), option).toBe(true);
  });

  it.each([
    [0, 0.5053],
    [0.2, 0.5316],
    [0.5, 0.6105],
  ])('draws one who has crossed already with chance %f to %f', async (w, y) => {
    const terms = { ...BASE, w };
    expect(nearness(terms)).toBeCloseTo(0.7917, 4);
    expect(best(terms, nearness(terms))).toBeCloseTo(y, 4);
    const result = await play(terms, 7);
    for (const [option, level] of Object.entries(levels(terms)))
      expect(agrees(result, option, terms, level), option).toBe(true);
    expect(result.checks.filter(({ holds }) => !holds)).toEqual([]);
  });

  it('makes no other level worth more', () => {
    for (const w of [0, 0.2, 0.5, 0.9]) {
      for (const r of [0.02, 0.2, 1]) {
        for (const L of [0, 0.2, 3]) {
          const terms = { ...BASE, w, r, L };
          const most = worth(terms, best(terms, nearness(terms))).mean;
          for (let y = terms.x; y <= terms.A; y += 0.005) {
            expect(worth(terms, y).mean).toBeLessThanOrEqual(most + 1e-9);
          }
        }
      }
    }
  });

  it('is as worked where the jump is clipped, and for other scales', async () => {
    const cases: Terms[] = [
      { ...BASE, L: 5 },
      { ...BASE, r: 0.001, L: 0 },
      { A: 7, x: 3, L: 1, r: 0.3, delta: 0.9, w: 0.1 },
    ];
    for (const [index, terms] of cases.entries()) {
      const result = await play(terms, 30 + index);
      for (const [option, y] of Object.entries(levels(terms))) {
        expect(agrees(result, option, terms, y), `${option} of ${index}`).toBe(true);
      }
    }
  });

  it('would not agree with closed forms that are slightly wrong', async () => {
    const result = await play(BASE, 3);
    const y = best(BASE, nearness(BASE));
    expect(agrees(result, 'best', BASE, y)).toBe(true);
    expect(agrees(result, 'best', { ...BASE, r: 1 }, y)).toBe(false);
    expect(agrees(result, 'best', { ...BASE, L: 0.6 }, y)).toBe(false);
    expect(agrees(result, 'best', { ...BASE, w: 0.1 }, y)).toBe(false);
    expect(agrees(result, 'best', BASE, y + 0.01)).toBe(false);
  });

  it('holds its claims, and none of them where every crossing is answered at once and dearly', async () => {
    const verdicts = async (set: string[]): Promise<readonly string[]> =>
      (await played(shipped('teaching/late-reaction'), { worlds: 2000, set })).result.claims.map(
        ({ verdict }) => verdict,
      );
    expect(await verdicts([])).toEqual(['holds', 'holds', 'holds']);
    expect(await verdicts(['r=100%', 'L=5'])).toEqual(['fails', 'fails', 'fails']);
  });
});
