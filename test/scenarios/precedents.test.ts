import { describe, expect, it } from 'vitest';
import { played, shipped } from './playing.ts';

describe.each(['georgia-2008', 'ukraine-2014'])('the precedent %s', (folder) => {
  const precedent = shipped(folder);
  // A road that facts on the ground block, an entry that is dear, and ground that is worth nothing and costs little.
  const BLOCKING = [
    'conflict_effect=-4',
    'resolve_effect=0',
    'price_of_entry=100',
    'road_rate=15%',
    'worth_of_ground=0',
  ];
  const HASTENING = ['conflict_effect=1', 'price_of_class=20', 'worth_of_ground=0'];

  it.each([
    ['hold', BLOCKING, ['holds', 'holds', 'holds']],
    // Ground that is worth it for its own sake: blocking is not what it is for.
    ['part', [...BLOCKING.slice(0, -1), 'worth_of_ground=100'], ['fails', 'holds', 'holds']],
    // Nowhere does it pay, so nothing is said of what it is for.
    ['fail', HASTENING, [undefined, 'fails', 'fails']],
  ] as const)('has claims that %s', async (_, set, verdicts) => {
    const { result } = await played(precedent, { worlds: 400, set: [...set] });
    expect(result.warnings).toEqual([]);
    expect(result.checks.filter(({ holds }) => !holds)).toEqual([]);
    const found = ['A5', 'A5_blocks', 'A5_pays'].map(
      (id) => result.claims.find((one) => one.id === id)?.verdict,
    );
    expect(found).toEqual(verdicts.map((verdict) => verdict ?? 'open'));
  });

  it('has no effect with its sign built in', async () => {
    const { result } = await played(precedent, { worlds: 400 });
    const share = result.claims.find(({ id }) => id === 'A5_blocks')?.share ?? Number.NaN;
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(0.95);
  });
});
