import { describe, expect, it } from 'vitest';
import { besideOnDisk } from '../../src/cli/beside.ts';
import { checkFile } from '../../src/pipeline.ts';
import { played, shipped } from './playing.ts';

const terms = shipped('diagnosis-2025-terms');

async function verdicts(set: readonly string[]): Promise<Record<string, string>> {
  const { result } = await played(terms, { worlds: 800, prior: true, set });
  expect(result.checks.filter(({ holds }) => !holds)).toEqual([]);
  return Object.fromEntries(result.claims.map(({ id, verdict }) => [id, verdict]));
}

describe('pressure and a closed channel', () => {
  it('have neither mistakes nor warnings, and cite nothing from after October 2025', () => {
    const { diagnostics } = checkFile(terms.source, terms.id, besideOnDisk);
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  });

  it.each([
    // Who signs under pressure loses office, and nobody else carries offers.
    [
      'set it back',
      ['defiance=20%', 'squeeze=0', 'contact=0'],
      { B1: 'holds', B1_pressure: 'holds', B1_channel: 'holds' },
    ],
    // Going on is unbearable under sanctions, and taken for worse than it is; signing is no shame, and offers are always carried.
    [
      'bring it on',
      ['defiance=0', 'squeeze=1%', 'contact=5', 'settlement.misjudges[west]=-3%'],
      { B1: 'fails', B1_pressure: 'fails', B1_channel: 'fails', B1_terms: 'holds' },
    ],
    [
      'leave nothing to sign',
      ['settlement.home_cost[russia]=100%'],
      { B1_pressure: 'fails', B1_terms: 'fails' },
    ],
  ] as const)('%s where so assumed', async (_what, set, expected) => {
    expect(await verdicts(set)).toMatchObject(expected);
  });
});
