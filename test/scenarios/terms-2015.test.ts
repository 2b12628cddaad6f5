import { describe, expect, it } from 'vitest';
import { besideOnDisk } from '../../src/cli/beside.ts';
import { checkFile } from '../../src/pipeline.ts';
import { played, shipped } from './playing.ts';

const february = shipped('terms-2015');

describe('the terms of February 2015', () => {
  it('have neither mistakes nor warnings, and leave out what was said later', () => {
    const { diagnostics, value } = checkFile(february.source, february.id, besideOnDisk);
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    const packages = value?.tables.find(({ name }) => name === 'package')?.rows ?? [];
    expect(packages).toHaveLength(6);
  });

  it('would hardly have been taken with what was at stake in 2024, and would with less, or if nobody meant to keep them', async () => {
    const { result } = await played(february, { worlds: 400, set: [] });
    expect(result.checks.filter(({ holds }) => !holds)).toEqual([]);
    const found = result.claims.find(({ id }) => id === 'minsk');
    const [smaller, notMeant] = found?.without ?? [];
    expect(found?.verdict).toBe('fails');
    expect(smaller!.share! - found!.share!).toBeGreaterThan(3 * Math.hypot(smaller!.mcse!, found!.mcse!));
    expect(notMeant!.share! - smaller!.share!).toBeGreaterThan(
      3 * Math.hypot(notMeant!.mcse!, smaller!.mcse!),
    );
  });
});
