import { describe, expect, it } from 'vitest';
import { altered, played, shipped } from './playing.ts';

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

describe('a claim that is judged in other scenarios', () => {
  const head =
    'rubicon: 1\ntitle: Elsewhere\nassumptions: {x: {is: 0 to 1, source: a test}}\noutcomes: {y: x}\n';
  const claim = (paths: string): string =>
    `claims:\n  A5: {says: It was so., reading: It holds in both., judged_in: [${paths}]}\n`;
  const asking = (paths: string) => ({
    ...shipped('georgia-2008'),
    source: { ...shipped('georgia-2008').source, text: head + claim(paths) },
  });

  it('holds where it holds in each, and says what was found in each', async () => {
    const { result } = await played(asking('../georgia-2008, ../ukraine-2014'), { worlds: 400 });
    const [found] = result.claims;
    const alone = await Promise.all(
      ['georgia-2008', 'ukraine-2014'].map(async (folder) => {
        const { claims } = (await played(shipped(folder), { worlds: 400 })).result;
        return claims.find(({ id }) => id === 'A5');
      }),
    );
    expect(found?.elsewhere).toMatchObject(
      alone.map((one) => ({ verdict: one?.verdict, share: one?.share, mcse: one?.mcse })),
    );
    const verdicts = alone.map((one) => one?.verdict);
    const expected = verdicts.includes('fails') ? 'fails' : verdicts.includes('open') ? 'open' : 'holds';
    expect(found).toMatchObject({ kind: 'elsewhere', verdict: expected });
  });

  it('is refused where there is no such scenario, no such claim, or another way to judge it', async () => {
    await expect(played(asking('../nowhere'))).rejects.toThrow();
    await expect(played(asking('../missile-costs-2025'))).rejects.toThrow('no claim `A5`');
    const twice = altered(asking('../georgia-2008'), ['judged_in:', 'holds: "mean(y) > 0", judged_in:']);
    await expect(played(twice)).rejects.toThrow();
  });
});
