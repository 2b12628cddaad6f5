import { describe, expect, it } from 'vitest';
import { report } from '../../src/cli/report.ts';
import { styleFor } from '../../src/cli/style.ts';
import type { ClaimResult, Result } from '../../src/result/result.ts';
import { fixture } from '../brief/fixture.ts';

const plain = styleFor(process.stdout, { NO_COLOR: '1' });

function told(change: (result: Result) => Partial<Result> = () => ({})): string {
  const result = fixture();
  return report({ ...result, ...change(result) }, plain, 100);
}

describe('the report of a run', () => {
  it('ends with every claim at a glance: its verdict, its words and the verdicts on its parts', () => {
    const text = told(({ claims }) => ({
      claims: [...claims, { ...(claims[1] as ClaimResult), id: 'A1_lasting', verdict: 'fails' }],
    }));
    const last = text.slice(text.indexOf('At a glance')).replace(/\s+/g, ' ');
    const [first, second, third] = fixture().claims as [ClaimResult, ClaimResult, ClaimResult];
    expect(last).toMatch(/^At a glance A1 holds /);
    expect(last).toContain(`A1 holds ${first.says} (A1_lasting fails) A2 open ${second.says} A3 not judged`);
    expect(last).toContain(third.says);
    expect(text.endsWith('\n')).toBe(true);
  });

  it('has no such list where all claims are seen at one look', () => {
    expect(told(({ claims }) => ({ claims: claims.slice(0, 3) }))).not.toContain('At a glance');
  });

  it('says the largest standard error of its chances', () => {
    const { options, outcomes } = fixture();
    const chances = outcomes.filter(({ kind }) => kind === 'truth');
    const errors = options.flatMap((option) => chances.map(({ id }) => option.outcomes[id]?.mcse ?? 0));
    const most = (100 * Math.max(...errors)).toPrecision(3).replace(/\.?0+$/, '');
    expect(told()).toContain(`Chances: each with a standard error of at most ${most} %`);
  });

  it('tells what another scenario found of a claim, the whole by number and its parts in their words', () => {
    const text = told(() => ({
      elsewhere: [
        {
          ...{ scenario: 'other', title: 'Another', found: '2026-11-27', rubicon: '0', hash: '', seed: 1 },
          ...{ worlds: 2000, unchanged: true },
          claims: [
            { id: 'A3', says: 'The whole.', verdict: 'fails', share: 0.2 },
            { id: 'A3_part', says: 'A part of it.', verdict: 'holds', share: 0.8 },
          ],
        },
      ],
    }));
    expect(text).toMatch(
      /Found in other on 2026-11-27, which has not changed since:\n +A3 fails, 20 %\.\n +A3_part holds, 80 %: A part of it\.\n/,
    );
  });
});
