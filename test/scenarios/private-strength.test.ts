import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/result/result.ts';
import { type Moments, nearChance, nearMean, unjudged } from './agreement.ts';
import { played, records, settings, shipped, summaryOf } from './playing.ts';

// The challenger's chance of winning p is uniform on a … b and known to the defender alone, who accepts x where x ≤ p + c_B. So
// war has the chance F = clip((x − c_B − a) / (b − a)), and is fought with p uniform on a … min(b, x − c_B). One step more in x
// gains 1 − F and loses c_A + c_B with density 1 / (b − a): the best demand is b − c_A, unless the safe a + c_B is higher.

interface Terms {
  readonly a: number;
  readonly b: number;
  readonly c_A: number;
  readonly c_B: number;
}

type ClosedForm = (terms: Terms, x: number) => number;

const refusal: ClosedForm = ({ a, b, c_B }, x) => Math.min(1, Math.max(0, (x - c_B - a) / (b - a)));

const bestDemand = ({ a, b, c_A, c_B }: Terms): number => Math.max(a + c_B, b - c_A);

function worth(refused: ClosedForm): (terms: Terms, x: number) => Moments {
  return (terms, x) => {
    const war = refused(terms, x);
    const width = war * (terms.b - terms.a);
    const fought = terms.a + width / 2 - terms.c_A;
    const mean = (1 - war) * x + war * fought;
    return { mean, variance: (1 - war) * (x - mean) ** 2 + war * ((fought - mean) ** 2 + width ** 2 / 12) };
  };
}

async function play(terms: Terms, x: number, seed: number): Promise<Result> {
  const request = { worlds: 3000, seed, set: settings({ ...terms, x }) };
  return (await played(unjudged('private-strength'), request)).result;
}

function agrees(result: Result, option: string, terms: Terms, x: number, refused: ClosedForm): boolean {
  return (
    nearChance(result, option, 'war', refused(terms, x)) &&
    nearMean(result, option, 'value_A', worth(refused)(terms, x))
  );
}

const TERMS: readonly Terms[] = [
  { a: 0.3, b: 0.7, c_A: 0.05, c_B: 0.05 },
  { a: 0, b: 1, c_A: 0.2, c_B: 0.01 },
  { a: 0.4, b: 0.6, c_A: 0.1, c_B: 0.15 },
  { a: 0.9, b: 0.91, c_A: 0.001, c_B: 0 },
  { a: 0, b: 0.2, c_A: 0, c_B: 0.7 },
];

describe('a demand against a private strength', () => {
  it.each([
    { a: 0.3, b: 0.7, c_A: 0.05, c_B: 0.05, best: 0.65, war: 0.75, value: 0.4625 },
    { a: 0.2, b: 0.8, c_A: 0.1, c_B: 0.1, best: 0.7, war: 0.6667, value: 0.43333 },
    { a: 0.4, b: 0.6, c_A: 0.1, c_B: 0.15, best: 0.55, war: 0, value: 0.55 },
  ])('ends in war with chance $war at its best, $best', async (row) => {
    const { best, war, value, ...terms } = row;
    expect(bestDemand(terms)).toBeCloseTo(best, 12);
    expect(refusal(terms, best)).toBeCloseTo(war, 4);
    expect(worth(refusal)(terms, best).mean).toBeCloseTo(value, 5);
    const result = await play(terms, best, 11);
    expect(agrees(result, 'best', terms, best, refusal)).toBe(true);
  });

  it('agrees with the closed form for demands over and beyond the range of strengths', async () => {
    const disagreeing: unknown[] = [];
    for (const [index, terms] of TERMS.entries()) {
      for (const place of [-0.5, 0.02, 0.3, 0.5, 0.9, 1, 1.5]) {
        const x = terms.a + terms.c_B + place * (terms.b - terms.a);
        const result = await play(terms, x, 100 + index);
        const demands = { given: x, safe: terms.a + terms.c_B, best: bestDemand(terms) };
        for (const [option, demand] of Object.entries(demands)) {
          if (!agrees(result, option, terms, demand, refusal)) disagreeing.push({ option, terms, x });
        }
      }
    }
    expect(disagreeing).toEqual([]);
  });

  it('is worth no more in the closed form at any other demand than at the best', () => {
    for (const terms of TERMS) {
      const best = worth(refusal)(terms, bestDemand(terms)).mean;
      for (let x = -0.5; x < 2; x += 0.001) expect(worth(refusal)(terms, x).mean).toBeLessThan(best + 1e-12);
    }
  });

  it('would not agree with closed forms that are slightly wrong', async () => {
    const terms = { a: 0.2, b: 0.8, c_A: 0.15, c_B: 0.05 };
    const result = await play(terms, 0.5, 3);
    expect(agrees(result, 'given', terms, 0.5, refusal)).toBe(true);
    const wrong: ClosedForm[] = [
      (one, x) => 1 - refusal(one, x),
      (one, x) => refusal({ ...one, c_B: 0 }, x),
      (one, x) => refusal({ ...one, a: one.a - 0.1 }, x),
      (one, x) => refusal(one, x) + 0.08,
    ];
    for (const one of wrong) expect(agrees(result, 'given', terms, 0.5, one)).toBe(false);
    expect(agrees(result, 'given', { ...terms, c_A: 0.25 }, 0.5, refusal)).toBe(false);
    expect(agrees(result, 'best', terms, 0.75, refusal)).toBe(false);
  });

  it('is refused by those against whom the challenger would be least likely to win', async () => {
    const ran = await played(shipped('teaching/private-strength'), { worlds: 500 });
    const strengths = (await records(ran.worldsCsv())).map(({ p }) => Number(p));
    const wars = (await records(ran.outcomesCsv())).filter(({ option }) => option === 'best');
    expect(wars.map(({ war }) => war === '1')).toEqual(strengths.map((p) => p < 0.7 - 0.05 - 0.05));
  });

  it('is accepted at the safe demand even where the strength is known', async () => {
    for (const a of [0.1, 0.3, 0.7, 1]) {
      const result = await play({ a, b: a, c_A: 0.1, c_B: 0.1 }, a + 0.11, 1);
      expect(summaryOf(result, 'safe', 'war').mean).toBe(0);
      expect(summaryOf(result, 'given', 'war').mean).toBe(1);
      expect(result.checks.every(({ holds }) => holds)).toBe(true);
    }
  });
});
