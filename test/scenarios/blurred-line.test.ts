import { describe, expect, it } from 'vitest';
import { altered, played, shipped, summaryOf } from './playing.ts';

// Toxicity s^exp(a) of a dose, a ~ N(0, 1.34), after J. O'Quigley, M. Pepe, L. Fisher, Biometrics 46 (1990). What is exact here is
// worked out by the trapezoid rule, which for these smooth integrands on ±8 deviations is right to far more digits than are compared.

const GUESSES = [0.05, 0.1, 0.2, 0.35, 0.5];
const NAMES = ['first', 'second', 'third', 'fourth', 'fifth'];
const SD = 1.15758;
const WORLDS = 4000;

/** The mean over the posterior of a function of the strength, given trials of steps and whether they were answered. */
function exact(trials: readonly (readonly [number, boolean])[], of: (a: number) => number): number {
  let [sum, total] = [0, 0];
  for (let i = -4000; i <= 4000; i++) {
    const a = (i / 500) * SD;
    const weight = trials.reduce(
      (product, [step, answered]) => {
        const chance = (GUESSES[step] as number) ** Math.exp(a);
        return product * (answered ? chance : 1 - chance);
      },
      Math.exp((-a * a) / (2 * SD * SD)),
    );
    sum += weight * of(a);
    total += weight;
  }
  return sum / total;
}

const scenario = shipped('teaching/blurred-line');

describe('probing a line that is blurred', () => {
  it.each([
    [
      'three quiet steps',
      [],
      [
        [0, false],
        [1, false],
        [2, false],
      ],
      0.6413,
    ],
    [
      'an answer to the third',
      [['three: {step: third, answered: no}', 'three: {step: third, answered: yes}']],
      [
        [0, false],
        [1, false],
        [2, true],
      ],
      -0.5035,
    ],
  ] as const)('teaches what the integral says: %s', async (_name, changes, trials, strength) => {
    const { result } = await played(altered(scenario, ...changes), { worlds: WORLDS });
    // To the digits that were published with the worked example.
    expect(exact(trials, (a) => a)).toBeCloseTo(strength, 3);
    const wrong = summaryOf(result, 'baseline', 'guesses_wrong');
    expect(Math.abs(wrong.mean - exact(trials, (a) => a))).toBeLessThan(4 * wrong.mcse);
    for (const [index, guess] of GUESSES.entries()) {
      const { mean, mcse } = summaryOf(result, 'baseline', `chance[${NAMES[index]}]`);
      expect(Math.abs(mean - exact(trials, (a) => guess ** Math.exp(a)))).toBeLessThan(4 * mcse);
    }
  });

  it('judges its claims: quiet steps lower all chances, and make the fourth step acceptable but not the fifth', async () => {
    const { result } = await played(scenario, { worlds: WORLDS });
    expect(result.claims.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['smaller', 'holds'],
      ['fourth', 'holds'],
      ['fifth', 'fails'],
    ]);
    const before = await played(scenario, { worlds: WORLDS, prior: true });
    expect(before.result.claims.map(({ verdict }) => verdict).slice(1)).toEqual(['fails', 'fails']);
  });
});
