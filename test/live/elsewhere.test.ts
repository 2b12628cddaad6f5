import { describe, expect, it } from 'vitest';
import { ownHand } from '../../src/live/hands.ts';
import { PENDING } from '../../src/live/pending.ts';
import type { Told } from '../../src/live/question.ts';
import { openSession } from '../../src/live/session.ts';
import type { ElsewhereFacts } from '../../src/result/findings.ts';
import type { ClaimResult, Result } from '../../src/result/result.ts';

/** A scenario that judges no claim of its own: one is judged in `other`, which is played, of one only findings are at hand. */
const TEXT = `rubicon: 1
title: One who asks others
assumptions: {line: {is: 20% to 90%, unit: share, source: judgement, because: Nobody knows.}}
options: {only: {}}
outcomes: {above: line > 50%}
claims:
  A: {says: It is judged there., judged_in: [../other]}
  B: {says: It was found there., not_judged: Terms are not named here.}
`;
const OTHER = `rubicon: 1
title: The other
assumptions: {line: {is: 60%, unit: share, source: judgement, because: It is so.}}
options: {only: {}}
outcomes: {above: line > 50%}
claims:
  A: {says: It is above., reading: In any world., holds: "above[only]"}
`;
const FOUND: ElsewhereFacts = {
  ...{ scenario: 'third', title: 'A third', found: '2026-11-27', rubicon: '0.1.0', hash: 'x', seed: 1 },
  ...{ worlds: 2000, claims: [{ id: 'B', says: 'It was found.', verdict: 'fails', share: 0.1, mcse: 0.01 }] },
  unchanged: true,
};

async function answers(elsewhere: readonly ElsewhereFacts[]): Promise<readonly Result[]> {
  const settings = { seed: 1, worlds: 200, refined: 200, coarse: 64, elsewhere };
  const found = await openSession(
    { name: 'scenario.yaml', text: TEXT },
    'asks',
    () => ({ name: '../other/scenario.yaml', text: OTHER }),
    settings,
    ownHand(),
  );
  if ('diagnostics' in found) throw new Error(found.diagnostics[0]?.message);
  const told: Told[] = [];
  await found.session.ask({ changes: {} }, (one) => {
    told.push(one);
  });
  return told.map((one) => {
    if (one.kind === 'answer') return one.result;
    throw new Error(one.kind);
  });
}

const claim = (result: Result | undefined, id: string): ClaimResult | undefined =>
  result?.claims.find((one) => one.id === id);

describe('a claim that is judged in other scenarios', () => {
  it('is being worked out until these have been played, and then has their verdict', async () => {
    const told = await answers([]);
    expect(claim(told[0], 'A')).toMatchObject({ verdict: 'not_judged', because: PENDING });
    expect(claim(told.at(-1), 'A')).toMatchObject({ kind: 'elsewhere', verdict: 'holds' });
    expect(claim(told.at(-1), 'A')?.because).toBeUndefined();
  });

  it('has from the first answer on the verdict that was found there', async () => {
    const told = await answers([FOUND]);
    for (const result of told) {
      expect(claim(result, 'B')).toMatchObject({ kind: 'elsewhere', verdict: 'fails' });
      expect(result.elsewhere).toEqual([FOUND]);
    }
  });

  it('is not judged by what was found of another text, which is told all the same', async () => {
    const edited = { ...FOUND, unchanged: false, edited: true };
    const last = (await answers([edited])).at(-1);
    expect(claim(last, 'B')?.verdict).toBe('not_judged');
    expect(last?.elsewhere).toEqual([edited]);
  });

  it('is not played for where its verdict is at hand', async () => {
    const A = { id: 'A', says: 'It was found.', verdict: 'open' } as const;
    const told = await answers([{ ...FOUND, claims: [A] }]);
    expect(told.map((result) => claim(result, 'A')?.verdict)).toEqual(told.map(() => 'open'));
  });
});
