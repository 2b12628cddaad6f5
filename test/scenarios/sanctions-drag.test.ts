import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/result/result.ts';
import { played, settings, shipped, summaryOf } from './playing.ts';

// Growth g less a drag that starts at s and fades at rate rho: log output after T years is g T − s (1 − exp(−rho T)) / rho,
// whose limit for rho → 0 is (g − s) T.

interface Given {
  readonly g: number;
  readonly s: number;
  readonly rho: number;
  readonly T: number;
}

type ClosedForm = (given: Given) => number;

const logOutput: ClosedForm = ({ g, s, rho, T }) => g * T - s * (rho === 0 ? T : -Math.expm1(-rho * T) / rho);

const MONTH = 1 / 12;

async function play(given: Given): Promise<Result> {
  // Nothing is drawn, so that two worlds say as much as two thousand.
  const request = { worlds: 2, set: settings({ ...given }) };
  return (await played(shipped('teaching/sanctions-drag'), request)).result;
}

/**
 * How far the steps may be off, in log output. Gauss's rule with three points errs by h⁷ / 2,016,000 times the sixth derivative
 * (Abramowitz and Stegun 25.4.29) somewhere in the step; and as a weighted mean of what it integrates it cannot err by more
 * than that varies in the step. Rounding comes on top.
 */
function stepError({ s, rho, T }: Given): number {
  let error = 1e-13 * (1 + T);
  for (let start = 0; start < T; start += MONTH) {
    const step = Math.min(MONTH, T - start);
    const ends = [Math.exp(-rho * start), Math.exp(-rho * (start + step))] as const;
    const rule = ((rho * step) ** 6 / 2_016_000) * Math.max(...ends);
    error += Math.abs(s) * step * Math.min(rule, Math.abs(ends[0] - ends[1]));
  }
  return error;
}

function agrees(result: Result, given: Given, form: ClosedForm): boolean {
  const { mean, mcse } = summaryOf(result, 'baseline', 'ratio');
  return mcse === 0 && Math.abs(Math.log(mean) - form(given)) <= stepError(given);
}

const CASES: readonly Given[] = [
  { g: 0.02, s: 0.04, rho: 0.5, T: 0 },
  { g: 0.02, s: 0.04, rho: 0, T: 5 },
  { g: 0.02, s: 0.04, rho: 1e-9, T: 5 },
  { g: 0.02, s: 0.04, rho: 0.5, T: 1 / 365 },
  { g: 0.02, s: 0.04, rho: 0.5, T: 1.23 },
  { g: 0.02, s: 0.04, rho: 0.5, T: 4.99999 },
  { g: 0.02, s: 0.04, rho: 0.5, T: 50 },
  { g: 0, s: 0.3, rho: 12, T: 2.5 },
  { g: 0.02, s: 0.04, rho: 50, T: 5 },
  { g: 0.02, s: 1, rho: 5000, T: 5 },
  { g: -0.03, s: -0.04, rho: 0.7, T: 33.3 },
  { g: 0.01, s: 0.02, rho: -0.1, T: 20.02 },
  { g: 0.5, s: 0, rho: 0.5, T: 12 },
];

describe('sanctions against an economy that adapts', () => {
  it.each([
    { g: 0.02, s: 0.04, rho: 0.5, T: 5, ratio: 1.026923, gap: 0.0708 },
    { g: 0.02, s: 0.06, rho: 0.25, T: 5, ratio: 0.931239, gap: 0.1574 },
  ])('leave $ratio of output where adaptation runs at $rho a year', async ({ ratio, gap, ...given }) => {
    const result = await play(given);
    const { mean } = summaryOf(result, 'baseline', 'ratio');
    expect(mean).toBeCloseTo(ratio, 6);
    expect(1 - mean / Math.exp(given.g * given.T)).toBeCloseTo(gap, 4);
    expect(agrees(result, given, logOutput)).toBe(true);
  });

  it.each(CASES)('agrees with the closed form for g $g, s $s, rho $rho, T $T', async (given) => {
    const result = await play(given);
    expect(agrees(result, given, logOutput)).toBe(true);
    expect(result.checks.map(({ holds }) => holds)).toEqual([true]);
  });

  it('leaves the gap 1 − exp(−s / rho) in the long run', async () => {
    const { mean } = summaryOf(await play({ g: 0, s: 0.04, rho: 0.9, T: 50 }), 'baseline', 'ratio');
    expect(mean).toBeCloseTo(Math.exp(-0.04 / 0.9), 12);
  });

  it('would not agree with closed forms that are slightly wrong', async () => {
    const given = { g: 0.02, s: 0.04, rho: 0.5, T: 5.03 };
    const result = await play(given);
    expect(agrees(result, given, logOutput)).toBe(true);
    const wrong: ClosedForm[] = [
      ({ T, ...others }) => logOutput({ ...others, T: Math.round(T * 12) / 12 }),
      ({ rho, ...others }) => logOutput({ ...others, rho: 12 * (1 - Math.exp(-rho / 12)) }),
      ({ g, s, T }) => (g - s) * T,
      (one) => logOutput(one) + 1e-9,
    ];
    for (const one of wrong) expect(agrees(result, given, one)).toBe(false);
  });

  it.each([50.001, 1000, -1])(
    'fails its own check for T of %f years, which lies outside the clock',
    async (T) => {
      const { checks } = await play({ g: 0.02, s: 0.04, rho: 0.5, T });
      expect(checks).toMatchObject([{ id: 'time_is_within_the_clock', holds: false, failing: 1 }]);
    },
  );

  it('takes T in any unit of time', async () => {
    const { result } = await played(shipped('teaching/sanctions-drag'), { worlds: 2, set: ['T=30 months'] });
    expect(agrees(result, { g: 0.02, s: 0.04, rho: 0.5, T: 2.5 }, logOutput)).toBe(true);
  });
});
