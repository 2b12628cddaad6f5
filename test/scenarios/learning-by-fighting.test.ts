import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/result/result.ts';
import { type Moments, momentsOf, nearChance, nearMean, unjudged } from './agreement.ts';
import { played, settings, shipped } from './playing.ts';

// From k of M forts A ends with all with chance P = (1 − ρ^k) / (1 − ρ^M), ρ = (1 − p) / p, after D = (k − M P) / (1 − 2 p) battles on average.
// After w battles won and l lost a side that first gave p_H the odds o gives it o (p_H / p_L)^w ((1 − p_H) / (1 − p_L))^l. Fighting on is worth
// V_A = E_A[P − c_A D] and V_B = 1 − E_B[P + c_B D]; they settle at the first history with V_A + V_B ≤ 1, at (V_A + 1 − V_B) / 2.

interface Terms {
  readonly M: number;
  readonly k: number;
  readonly high: number;
  readonly low: number;
  readonly a: number;
  readonly b: number;
  readonly cA: number;
  readonly cB: number;
  /** Whether A is in truth the stronger. */
  readonly truth: 0 | 1;
}

function ruin(p: number, M: number, k: number): { P: number; D: number } {
  if (p === 0.5) return { P: k / M, D: k * (M - k) };
  const rho = (1 - p) / p;
  const P = (1 - rho ** k) / (1 - rho ** M);
  return { P, D: (k - M * P) / (1 - 2 * p) };
}

/** The terms at which the sides settle after such a history, if they do. */
function settlement(terms: Terms, won: number, lost: number): number | undefined {
  const { M, k, high, low, a, b, cA, cB } = terms;
  const forts = k + won - lost;
  const evidence = (high / low) ** won * ((1 - high) / (1 - low)) ** lost;
  const belief = (prior: number): number => (prior * evidence) / (prior * evidence + 1 - prior);
  const [strong, weak] = [ruin(high, M, forts), ruin(low, M, forts)];
  const mean = (share: number, cost: number): number =>
    share * (strong.P + cost * strong.D) + (1 - share) * (weak.P + cost * weak.D);
  const [least, most] = [mean(belief(a), -cA), mean(belief(b), cB)];
  return least <= most ? (least + most) / 2 : undefined;
}

interface Course {
  readonly deal: number;
  readonly battles: Moments;
  readonly share: Moments;
}

/** All histories with their chances, played until a settlement, the end of the war, or the clock's 200 battles. */
function course(terms: Terms, bargaining: boolean): Course {
  const p = terms.truth === 1 ? terms.high : terms.low;
  const ends: { chance: number; battles: number; share: number; deal: boolean }[] = [];
  let now = new Map([[0, 1]]);
  for (let battles = 0; battles < 200 && now.size > 0; battles++) {
    const next = new Map<number, number>();
    const move = (won: number, chance: number): void => {
      next.set(won, (next.get(won) ?? 0) + chance);
    };
    for (const [won, chance] of now) {
      const forts = terms.k + won - (battles - won);
      const terms_ =
        bargaining && forts > 0 && forts < terms.M ? settlement(terms, won, battles - won) : undefined;
      if (terms_ !== undefined) ends.push({ chance, battles, share: terms_, deal: true });
      else if (forts <= 0 || forts >= terms.M)
        ends.push({ chance, battles, share: forts <= 0 ? 0 : 1, deal: false });
      else {
        move(won + 1, chance * p);
        move(won, chance * (1 - p));
      }
    }
    now = next;
  }
  return {
    deal: ends.reduce((sum, { chance, deal }) => sum + (deal ? chance : 0), 0),
    battles: momentsOf(ends.map(({ chance, battles }) => [chance, battles])),
    share: momentsOf(ends.map(({ chance, share }) => [chance, share])),
  };
}

async function play({ M, k, high, low, a, b, cA, cB, truth }: Terms, seed: number): Promise<Result> {
  const set = settings({
    M,
    k,
    'p[high]': high,
    'p[low]': low,
    'first_belief[A]': a,
    'first_belief[B]': b,
    'c[A]': cA,
    'c[B]': cB,
    truth,
  });
  return (await played(unjudged('learning-by-fighting'), { worlds: 3000, seed, set })).result;
}

function agrees(result: Result, option: string, { deal, battles, share }: Course): boolean {
  return (
    nearChance(result, option, 'deal', deal) &&
    nearMean(result, option, 'battles', battles) &&
    nearMean(result, option, 'share_of_A', share)
  );
}

const BASE: Terms = { M: 10, k: 5, high: 0.6, low: 0.4, a: 0.8, b: 0.2, cA: 0.011, cB: 0.011, truth: 1 };

describe('learning by fighting', () => {
  // Where they never settle the war lasts D battles: (k − M P) / (1 − 2 p) = 19.182.
  it.each([
    { change: { cA: 0.01, cB: 0.01 }, deal: 0, battles: 19.182, digits: 2 },
    { change: {}, deal: 1, battles: 57 / 7, share: 0.68255, digits: 5 },
    { change: { truth: 0 as const }, deal: 1, battles: 57 / 7, share: 0.31745, digits: 5 },
    {
      change: { M: 12, k: 6, high: 0.65, low: 0.45, cA: 0.012, cB: 0.012 },
      deal: 1,
      battles: 0,
      share: 0.65122,
      digits: 5,
    },
    { change: { low: 0.5, a: 0.9, b: 0.1, cA: 0.005, cB: 0.005 }, deal: 0.008, battles: 19.1, digits: 2 },
  ])('with $change ends after $battles battles', async ({ change, deal, battles, share, digits }) => {
    const terms = { ...BASE, ...change };
    const form = course(terms, true);
    expect(form.deal).toBeCloseTo(deal, 3);
    expect(form.battles.mean).toBeCloseTo(battles, digits);
    if (share !== undefined) expect(form.share.mean).toBeCloseTo(share, 5);
    const result = await play(terms, 12);
    expect(agrees(result, 'bargain', form)).toBe(true);
    expect(agrees(result, 'fight', course(terms, false))).toBe(true);
    expect(result.checks.filter(({ holds }) => !holds)).toEqual([]);
  });

  it('settles at three battles more won than lost, by either, and at no history before', () => {
    for (let won = 0; won <= 20; won++) {
      for (let lost = 0; lost <= 20; lost++) {
        if (Math.abs(won - lost) < 5) {
          expect(settlement(BASE, won, lost) !== undefined).toBe(Math.abs(won - lost) >= 3);
          expect(settlement({ ...BASE, cA: 0.01, cB: 0.01 }, won, lost)).toBeUndefined();
        }
      }
    }
  });

  it('agrees with all histories for other strengths, beliefs and costs', async () => {
    const cases: Terms[] = [
      { ...BASE, M: 8, k: 3, high: 0.7, low: 0.5, a: 0.6, b: 0.5, cA: 0.002, cB: 0.03, truth: 0 },
      { ...BASE, a: 0.95, b: 0.6, cA: 0.013, cB: 0.009 },
      { ...BASE, M: 6, k: 2, high: 0.55, low: 0.3, a: 0.99, b: 0.01, cA: 0.02, cB: 0.02 },
    ];
    for (const [index, terms] of cases.entries()) {
      const result = await play(terms, 40 + index);
      expect(agrees(result, 'bargain', course(terms, true)), `${index}`).toBe(true);
      expect(agrees(result, 'fight', course(terms, false)), `${index}`).toBe(true);
    }
  });

  it('would not agree with courses that are slightly wrong', async () => {
    const result = await play(BASE, 3);
    expect(agrees(result, 'bargain', course(BASE, true))).toBe(true);
    const wrong: Terms[] = [
      { ...BASE, a: 0.77, b: 0.23 },
      { ...BASE, high: 0.62, low: 0.38 },
      { ...BASE, cA: 0.0125, cB: 0.0125 },
      { ...BASE, truth: 0 },
    ];
    for (const one of wrong) expect(agrees(result, 'bargain', course(one, true))).toBe(false);
    expect(agrees(result, 'bargain', course(BASE, false))).toBe(false);
  });

  it('holds its claims but the last, and only by a trifle the first', async () => {
    const { claims } = (await played(shipped('teaching/learning-by-fighting'), { worlds: 2000 })).result;
    expect(claims.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['settles', 'holds'],
      ['saves', 'holds'],
      ['right_side', 'holds'],
      ['as_by_war', 'fails'],
    ]);
    expect(claims[0]?.without?.map(({ variant, verdict }) => [variant, verdict])).toEqual([
      ['cheaper', 'fails'],
      ['agreed_before', 'holds'],
    ]);
  });
});
