import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../src/result/result.ts';
import { flagship } from './flagship.ts';
import { played, ROOT, shipped } from './playing.ts';

const hindcast = shipped('contractors-2024-hindcast');

let result: Result;
beforeAll(async () => {
  result = (await played(hindcast, { worlds: 4000 })).result;
});

describe('the hindcast', () => {
  it('is the flagship’s war, from January 2023 to June 2024, on the present course alone', async () => {
    expect(result.scenario.time).toMatchObject({ start: '2023-01-01', finish: '2024-07-01', count: 18 });
    expect(result.options.map(({ id }) => id)).toEqual(['hold']);
    expect(result.warnings).toEqual([]);
    const base = (await played(flagship, { worlds: 8, prior: true })).result.assumptions;
    const own = new Set([
      'front_at_start',
      'force_at_start',
      'support_drift',
      'election_turns',
      'settling_without_talks',
    ]);
    const written = new Map(base.map(({ id, written }) => [id, written]));
    for (const { id, written: here } of result.assumptions) {
      if (!own.has(id.replace(/\[.*/, ''))) expect(here, id).toBe(written.get(id));
    }
  });

  it('rests on nothing that was not public by June 2024', () => {
    for (const { key, date = '' } of result.scenario.sources)
      expect(date && date <= '2024-06-30', key).toBe(true);
  });

  it('keeps people and systems', () => {
    expect(result.checks.length).toBeGreaterThan(5);
    expect(result.checks.filter(({ holds }) => !holds)).toEqual([]);
  });

  it('covers the ten figures, as the documentation says', () => {
    expect(result.claims).toHaveLength(10);
    expect(result.claims.filter(({ verdict }) => verdict !== 'holds')).toEqual([]);
  });

  it.each([
    [
      'a front that runs away',
      ['standstill=-1', 'tempo=1%', 'push=0', 'breakthrough_rate=0'],
      ['gain_to_september', 'gain_in_autumn', 'gain_to_may'],
    ],
    [
      'small forces',
      ['force_at_start=300', 'force_goal=300', 'intake_ceiling=0.1'],
      ['russians_2023', 'russians_2024', 'ukrainians_2023', 'ukrainians_2024'],
    ],
    ['few losses', ['loss_rate=0.1%'], ['russians_hurt_2023', 'russians_hurt_may', 'ukrainians_killed']],
  ])('would not cover them with %s', async (_what, set, missed) => {
    const { claims } = (await played(hindcast, { worlds: 400, set })).result;
    const failing = claims.filter(({ verdict }) => verdict === 'fails').map(({ id }) => id);
    expect(failing).toEqual(expect.arrayContaining(missed));
  });
});

describe('the table of the hindcast in the documentation', () => {
  const page = readFileSync(join(ROOT, 'docs', 'flagship.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)` \|.*\| ([^|]*) \| ([^|]*) \|$/gm)];

  it('has a row for every figure, in its order', () => {
    expect(rows.map(([, id]) => id)).toEqual(result.claims.map(({ id }) => id));
  });

  it('gives the range that the run finds', () => {
    for (const [, id = '', , range = ''] of rows) {
      const [low, high] = result.claims.find((claim) => claim.id === id)?.terms ?? [];
      const printed = [...range.matchAll(/[−\d.]+/g)].map(([number]) => number.replace('−', '-'));
      expect(printed).toHaveLength(2);
      for (const [i, term] of [low, high].entries()) {
        const text = printed[i] ?? '';
        const percent = term?.unit === 'share' ? 100 : 1;
        expect(range).toMatch(percent === 100 ? / %$/ : / thousand$/);
        // Two figures are printed; other draws move a quantile by its Monte-Carlo error.
        const rounding = 0.5 * 10 ** (Math.floor(Math.log10(Math.abs(Number(text)))) - 1);
        const error = Math.abs(Number(text) - percent * (term?.value ?? Number.NaN));
        expect(error, `${id}: ${text}`).toBeLessThan(6 * percent * (term?.mcse ?? 0) + 1.01 * rounding);
      }
    }
  });
});
