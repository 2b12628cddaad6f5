import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/result/result.ts';
import { type Moments, momentsOf, nearChance, nearMean, unjudged } from './agreement.ts';
import { played, settings, summaryOf } from './playing.ts';

// A side that stays while the other quits with chance z gains z v and loses (1 − z) f d: nothing where z = f d / (v + f d), so that
// each side's chance of quitting is set by the other's stakes. Both stay with chance s = (1 − z_a)(1 − z_b), and a round ends in another
// with chance s (1 − f): disaster has the chance s f / (1 − s (1 − f)), and 1 / (1 − s (1 − f)) rounds are played on average.

interface Stakes {
  readonly f: number;
  readonly v: readonly [number, number];
  readonly d: readonly [number, number];
}

const ROUNDS = 40;

interface Crisis {
  readonly disaster: number;
  readonly unfinished: number;
  readonly rounds: Moments;
  readonly value: Moments;
}

/** What comes of rounds in which the sides quit with these chances, cut off after the last that is played. */
function crisis({ f, v, d }: Stakes, quits: readonly [number, number]): Crisis {
  const both = (1 - quits[0]) * (1 - quits[1]);
  const again = both * (1 - f);
  const unfinished = again ** ROUNDS;
  // Rounds 1 … ROUNDS are the last with chance again^(n − 1) (1 − again), what is left goes to the cut.
  const lasts = Array.from({ length: ROUNDS }, (_, index): [number, number] => [
    again ** index * (index + 1 < ROUNDS ? 1 - again : 1),
    index + 1,
  ]);
  const ended = again === 1 ? ROUNDS : (1 - unfinished) / (1 - again);
  const disaster = both * f * ended;
  const won = (1 - quits[0]) * quits[1] * ended;
  return {
    disaster,
    unfinished,
    rounds: momentsOf(lasts),
    value: momentsOf([
      [disaster, -d[0]],
      [won, v[0]],
      [1 - disaster - won, 0],
    ]),
  };
}

type Quitting = (stakes: Stakes) => readonly [number, number];

const mixed: Quitting = ({ f, v, d }) => [(f * d[1]) / (v[1] + f * d[1]), (f * d[0]) / (v[0] + f * d[0])];

async function play({ f, v, d }: Stakes, seed: number, worlds = 3000): Promise<Result> {
  const set = settings({ f, 'v[a]': v[0], 'v[b]': v[1], 'd[a]': d[0], 'd[b]': d[1] });
  return (await played(unjudged('brinkmanship'), { worlds, seed, set })).result;
}

function agrees(result: Result, option: string, stakes: Stakes, quits: readonly [number, number]): boolean {
  const form = crisis(stakes, quits);
  return (
    nearChance(result, option, 'disaster', form.disaster) &&
    nearChance(result, option, 'unfinished', form.unfinished) &&
    nearMean(result, option, 'rounds', form.rounds) &&
    nearMean(result, option, 'value[a]', form.value)
  );
}

describe('brinkmanship, round by round', () => {
  it.each([
    { f: 0.05, v: 1, d: 4, z: 0.16667, disaster: 0.10204, rounds: 2.939 },
    { f: 0.1, v: 1, d: 4, z: 0.28571, disaster: 0.09434, rounds: undefined },
    { f: 0.02, v: 1, d: 9, z: 0.15254, disaster: 0.0485, rounds: undefined },
  ])('ends in disaster with chance $disaster where each round of both staying risks $f', async (row) => {
    const stakes: Stakes = { f: row.f, v: [row.v, row.v], d: [row.d, row.d] };
    const quits = mixed(stakes);
    expect(quits[0]).toBeCloseTo(row.z, 5);
    const form = crisis(stakes, quits);
    expect(form.disaster).toBeCloseTo(row.disaster, 4);
    if (row.rounds !== undefined) expect(form.rounds.mean).toBeCloseTo(row.rounds, 3);
    expect(agrees(await play(stakes, 31), 'mixed', stakes, quits)).toBe(true);
  });

  const CASES: readonly Stakes[] = [
    { f: 0.05, v: [1, 1], d: [4, 4] },
    { f: 0.1, v: [2, 1], d: [4, 9] },
    { f: 0.01, v: [1, 3], d: [2, 1] },
    { f: 1, v: [1, 1], d: [1, 1] },
    { f: 0.5, v: [0.1, 5], d: [3, 0.2] },
    { f: 0, v: [1, 1], d: [4, 4] },
  ];

  it('agrees with the closed form for any stakes, and however the first side plays', async () => {
    const disagreeing: unknown[] = [];
    for (const [index, stakes] of CASES.entries()) {
      const result = await play(stakes, 400 + index);
      const [a, b] = mixed(stakes);
      const played = { mixed: a, stays: 0, quits: 1, softer: Math.min(1, 2 * a) };
      for (const [option, first] of Object.entries(played)) {
        if (!agrees(result, option, stakes, [first, b])) disagreeing.push({ option, stakes });
      }
      if (!result.checks.every(({ holds }) => holds)) disagreeing.push({ stakes, checks: result.checks });
    }
    expect(disagreeing).toEqual([]);
  });

  it('leaves the first side nothing to gain or lose by playing otherwise', async () => {
    for (const [index, stakes] of CASES.entries()) {
      const result = await play(stakes, 500 + index);
      for (const option of ['mixed', 'stays', 'quits', 'softer']) {
        const { mean, mcse } = summaryOf(result, option, 'value[a]');
        expect(Math.abs(mean)).toBeLessThanOrEqual(4 * mcse);
      }
    }
  });

  it('gives the side with more to win the greater chance of quitting', async () => {
    const result = await play({ f: 0.1, v: [4, 1], d: [4, 4] }, 7);
    const yields = (side: string): number => summaryOf(result, 'mixed', `yields[${side}]`).mean;
    expect(yields('a')).toBeGreaterThan(yields('b') + 0.1);
  });

  it('would not agree with closed forms that are slightly wrong', async () => {
    const stakes: Stakes = { f: 0.05, v: [2, 1], d: [4, 4] };
    const result = await play(stakes, 3);
    const quits = mixed(stakes);
    expect(agrees(result, 'mixed', stakes, quits)).toBe(true);
    const wrong: Quitting[] = [
      (one) => [mixed(one)[1], mixed(one)[0]],
      (one) => [mixed(one)[0] + 0.03, mixed(one)[1]],
      ({ f, v, d }) => [(f * d[1]) / v[1], (f * d[0]) / v[0]],
      () => [0, 0],
    ];
    for (const one of wrong) expect(agrees(result, 'mixed', stakes, one(stakes))).toBe(false);
    expect(agrees(result, 'mixed', { ...stakes, f: 0.08 }, quits)).toBe(false);
  });
});
