import { describe, expect, it } from 'vitest';
import { type Diagnosed, diagnosed, diagnosesIn, reweighed } from '../../src/infer/diagnoses.ts';
import { logGamma } from '../../src/math/log-gamma.ts';
import type { Model } from '../../src/model/model.ts';
import { modelOf } from './learning.ts';

const SLOW = 120_000;

async function weighed(model: Model): Promise<Diagnosed> {
  const [number] = diagnosesIn(model);
  if (number === undefined) throw new Error('there is no diagnosis');
  const found = await diagnosed(model, number, { seed: 1, threads: 1, worlds: 1 });
  if ('diagnostic' in found) throw new Error(found.diagnostic.message);
  return found;
}

const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);

function scenario(seen: readonly string[], chances: string, weights: string): string {
  return `
tables:
  type: [one, two]
  row: {columns: {y: {as: yes/no}}, rows: {${seen.map((y, i) => `r${i}: {y: ${y}}`).join(', ')}}}
assumptions:
  weight: {over: type, source: a made example, is: ${weights}}
  kind: {is: categorical(weight), as: type, source: a made example}
  chance: {over: type, unit: share, source: a made example, is: ${chances}}
evidence: {seen: {each: row, observe: "row.y ~ bernoulli(chance[kind])"}}
outcomes: {found: "chance[kind]"}`;
}

describe('rival diagnoses, weighed by the evidence', () => {
  it(
    'have the marginal likelihoods of the beta-binomial law',
    async () => {
      const seen = ['yes', 'yes', 'no', 'yes', 'yes', 'yes'];
      const model = modelOf(scenario(seen, '{one: "beta(2, 3)", two: "beta(6, 2)"}', '{one: 0.7, two: 0.3}'));
      const { rivals, chances } = await weighed(model);
      const exact = [logBeta(7, 4) - logBeta(2, 3), logBeta(11, 3) - logBeta(6, 2)];
      rivals.forEach(({ logMarginal, logError }, i) => {
        // The error over eight runs is itself uncertain, by Student's law.
        expect(Math.abs(logMarginal - exact[i]!)).toBeLessThan(6 * logError + 1e-9);
        expect(logError).toBeLessThan(0.05);
      });
      const odds = (0.7 / 0.3) * Math.exp(exact[0]! - exact[1]!);
      const share = odds / (1 + odds);
      expect(rivals[0]?.prior).toBeCloseTo(0.7, 12);
      expect(Math.abs(rivals[0]!.posterior - share)).toBeLessThan(6 * rivals[0]!.error);
      expect(rivals[0]!.error).toBeLessThan(0.02);
      // Before the evidence a beta law holds a yes to be as likely as its mean.
      expect(chances[0]?.[0]?.[0]).toBeCloseTo(0.4, 1);
      expect(chances[0]?.[0]?.[1]).toBeCloseTo(0.75, 1);
      const even = Math.exp(exact[0]! - exact[1]!);
      expect(reweighed(rivals, [0.5, 0.5])[0]).toBeCloseTo(even / (1 + even), 1);
    },
    SLOW,
  );

  it(
    'are weighed with weights that are themselves drawn',
    async () => {
      const drawn = '{one: "uniform(1, 3)", two: 2}';
      const model = modelOf(scenario(['yes', 'no'], '{one: 50%, two: 20%}', drawn));
      const { rivals } = await weighed(model);
      // The mean of w / (w + 2), with w even between 1 and 3: 1 − ln(5 / 3).
      const prior = 1 - Math.log(5 / 3);
      const odds = (prior / (1 - prior)) * (0.25 / 0.16);
      expect(Math.abs(rivals[0]!.prior - prior)).toBeLessThan(0.01);
      expect(Math.abs(rivals[0]!.posterior - odds / (1 + odds))).toBeLessThan(6 * rivals[0]!.error + 1e-3);
    },
    SLOW,
  );

  it('are ruled out by what they hold to be impossible', async () => {
    const model = modelOf(scenario(['yes'], '{one: 0%, two: 20%}', '{one: 0.9, two: 0.1}'));
    const { rivals } = await weighed(model);
    expect(rivals.map(({ posterior }) => posterior)).toEqual([0, 1]);
    expect(rivals[0]?.logMarginal).toBe(Number.NEGATIVE_INFINITY);
  });

  it('stay as they were where nothing was observed', async () => {
    const model = modelOf(scenario(['yes'], '{one: 10%, two: 20%}', '{one: 0.9, two: 0.1}'));
    const { rivals } = await weighed({ ...model, observations: [] });
    expect(rivals[0]?.posterior).toBeCloseTo(0.9, 12);
  });
});

describe('evidence that became known later', () => {
  const dated = (asOf: string): string => `
as_of: ${asOf}
tables:
  row:
    columns: {y: {as: yes/no}, known: {as: date}}
    rows: {a: {y: yes, known: 2024-03-01}, b: {y: no, known: 2024-06-01}}
  type: [one, two]
assumptions:
  weight: {over: type, source: a made example, is: {one: 1, two: 1}}
  kind: {is: categorical(weight), as: type, source: a made example}
  chance: {over: type, unit: share, source: a made example, is: {one: 80%, two: 20%}}
evidence: {seen: {each: row, known_on: known, observe: "row.y ~ bernoulli(chance[kind])"}}
outcomes: {found: "chance[kind]"}`;

  it.each([
    ['2024-02-28', 0.5],
    ['2024-03-01', 0.8],
    ['2024-05-31', 0.8],
    ['2024-06-01', 0.5],
  ])('is not observed as of %s', async (asOf, posterior) => {
    const { rivals } = await weighed(modelOf(dated(asOf)));
    expect(rivals[0]?.posterior).toBeCloseTo(posterior, 10);
  });
});
