import { describe, expect, it } from 'vitest';
import { besideOnDisk } from '../../src/cli/beside.ts';
import { checkFile } from '../../src/pipeline.ts';
import { played, shipped } from './playing.ts';

const april = shipped('terms-2022');

async function verdicts(set: readonly string[]): Promise<Record<string, string>> {
  const { result } = await played(april, { worlds: 400, set });
  expect(result.checks.filter(({ holds }) => !holds)).toEqual([]);
  return Object.fromEntries(result.claims.map(({ id, verdict }) => [id, verdict]));
}

describe('the terms of April 2022', () => {
  it('have neither mistakes nor warnings, and leave out what was said later', () => {
    const { diagnostics, value } = checkFile(april.source, april.id, besideOnDisk);
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    const packages = value?.tables.find(({ name }) => name === 'package')?.rows ?? [];
    expect(packages).toHaveLength(8);
  });

  it('could have been signed where all see no good in going on, and not where a leader cannot sign', async () => {
    const gloomy = ['russia', 'ukraine', 'west'].map((actor) => `settlement.misjudges[${actor}]=-200%`);
    expect(await verdicts([...gloomy, 'talks_clear=0'])).toEqual({
      istanbul: 'holds',
      istanbul_moscow: 'holds',
    });
    const unable = ['settlement.home_cost[russia]=300%', 'settlement.home_cost[ukraine]=300%'];
    expect(await verdicts(unable)).toEqual({ istanbul: 'fails', istanbul_moscow: 'fails' });
  });
});
