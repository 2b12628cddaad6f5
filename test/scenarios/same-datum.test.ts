import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/pipeline.ts';
import type { Result } from '../../src/result/result.ts';

// Bayes' rule on the chances of the worked example; the figures are those printed for it (five digits).
const AFTER_FIRM = [0.88889, 0.57143, 0.18182, 0.03571];
const AFTER_CONCILIATORY = [0.08071, 0.54237, 0.94118, 0.99539];

const PATH = 'scenarios/teaching/same-datum/scenario.yaml';

async function told(set: readonly string[], prior = false): Promise<Result> {
  const source = { name: PATH, text: readFileSync(PATH, 'utf8') };
  const request = { worlds: 20_000, seed: 1, threads: 1, set, ...(prior ? { prior } : {}) };
  const found = await run(source, 'same-datum', request, {});
  if (found.kind !== 'ran')
    throw new Error(JSON.stringify(found, (key, value: unknown) => (key === 'span' ? undefined : value)));
  return found.result;
}

describe('the same datum, read after a firm and after a conciliatory move', () => {
  it.each([
    ['firm', AFTER_FIRM],
    ['conciliatory', AFTER_CONCILIATORY],
  ] as const)(
    'points the other way after a %s move',
    async (own, expected) => {
      for (const [replies, posterior] of expected.entries()) {
        const { diagnoses = [], weighing = [], claims } = await told([`own=${own}`, `replies=${replies}`]);
        const greedy = diagnoses.find(({ id }) => id === 'greedy');
        expect(greedy?.posterior).toBeCloseTo(posterior, 5);
        expect(greedy?.prior).toBeCloseTo(0.5, 12);
        expect(greedy?.error).toBe(0);
        expect(claims.find(({ id }) => id === 'greedy')?.verdict).toBe(posterior > 0.5 ? 'holds' : 'fails');
        expect(weighing[0]?.observations.map(({ move }) => move)).toEqual([own, own, own]);
      }
    },
    60_000,
  );

  it('lays other beliefs on the same evidence', async () => {
    const { diagnoses = [], weighing = [] } = await told(['own=firm', 'replies=3']);
    // Odds 8 to 216 against greed: even where it was given 216 of 224 beforehand.
    expect(diagnoses[0]?.even_at).toBeCloseTo(216 / 224, 10);
    for (const { prior, posterior } of weighing[0]?.priors ?? []) {
      const [greedy, secure] = [prior[0]! * 0.008, prior[1]! * 0.216];
      expect(posterior[0]).toBeCloseTo(greedy / (greedy + secure), 10);
    }
    expect(weighing[0]?.observations[0]?.chances).toEqual([expect.closeTo(0.2, 10), expect.closeTo(0.6, 10)]);
  });

  // The value of one conciliatory probe, and of knowing the type, at three chances of greed.
  it.each([
    ['30%', 0.33, 0.9],
    ['50%', 0.75, 1.5],
    ['70%', 0, 0.9],
  ])('prices a probe at q = %s', async (q, probe, perfect) => {
    const { options, claims } = await told([`q=${q}`], true);
    const gain = (id: string): { mean: number; mcse: number } =>
      options.find((one) => one.id === id)!.outcomes.gain!;
    const best = Math.max(gain('firm').mean, gain('conciliatory').mean);
    const error = 4 * Math.hypot(gain('probe').mcse, gain('firm').mcse, gain('conciliatory').mcse);
    expect(Math.abs(Math.max(0, gain('probe').mean - best) - probe)).toBeLessThan(error);
    expect(Math.abs(gain('told').mean - best - perfect)).toBeLessThan(error);
    const verdict = claims.find(({ id }) => id === 'probing_pays')?.verdict;
    if (probe > 0) expect(verdict).toBe('holds');
    else expect(verdict).not.toBe('holds');
  });
});
