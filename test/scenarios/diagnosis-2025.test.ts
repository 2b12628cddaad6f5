import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/pipeline.ts';
import type { ClaimResult, Result } from '../../src/result/result.ts';

const PATH = 'scenarios/diagnosis-2025/scenario.yaml';

/** @param prior leaves the evidence out, and the claims' variants with it */
async function told(set: readonly string[], worlds: number, prior: boolean): Promise<Result> {
  const written = readFileSync(PATH, 'utf8');
  const text = prior ? written.replace(/^ {4}without: .*\n/gm, '') : written;
  const source = { name: PATH, text };
  const found = await run(source, 'diagnosis-2025', { worlds, seed: 1, threads: 1, set, prior }, {});
  if (found.kind === 'ran') return found.result;
  throw new Error(
    found.kind === 'invalid' ? found.diagnostics.map(({ message }) => message).join('\n') : found.kind,
  );
}

const claim = (result: Result, id: string): ClaimResult => result.claims.find((one) => one.id === id)!;

describe('the scenario diagnosis-2025', () => {
  it('weighs three diagnoses by replies, each with the move that drew it', async () => {
    // Of the long record alone, read without error, the evidence is in closed form.
    const result = await told(['read_right=100%', 'count_coded=no'], 1500, false);
    const { diagnoses = [], weighing = [], checks, choices = [] } = result;
    expect(checks.every(({ holds }) => holds)).toBe(true);
    // Rows are exchangeable given the move, so each diagnosis has the beta-binomial evidence of its two counts.
    const logBeta = (a: number, b: number): number => {
      const steps = 20_000;
      let sum = 0;
      for (let i = 0; i < steps; i++) {
        const x = (i + 0.5) / steps;
        sum += x ** (a - 1) * (1 - x) ** (b - 1);
      }
      return Math.log(sum / steps);
    };
    const evidence = (a: number, b: number, yes: number, no: number): number =>
      logBeta(a + yes, b + no) - logBeta(a, b);
    const exact = [
      evidence(3, 2, 2, 1) + evidence(1, 4, 1, 2),
      evidence(2, 3, 2, 1) + evidence(3, 2, 1, 2),
      evidence(1, 4, 2, 1) + evidence(2.5, 2.5, 1, 2),
    ].map(Math.exp);
    const sum = exact.reduce((total, one) => total + one, 0);
    diagnoses.forEach(({ posterior, error }, i) => {
      expect(Math.abs(posterior - exact[i]! / sum)).toBeLessThan(6 * error);
      expect(error).toBeLessThan(0.02);
    });
    expect(weighing[0]?.observations.map(({ move }) => move)).toContain('conciliatory');
    expect(choices[0]?.diagnoses?.[0]?.categories).toHaveLength(3);
    // What the evidence leaves of each share, counted among the worlds played.
    const share =
      choices[0]?.diagnoses?.[0]?.categories.find(({ label }) => label === 'security_seeker')?.share ?? 0;
    expect(Math.abs(share - diagnoses[0]!.posterior)).toBeLessThan(0.05);
  }, 120_000);

  it('adds nine coded rows, which say less of the diagnosis the slower Russia hardens', async () => {
    const result = await told([], 3000, false);
    expect(result.inference?.observations.map(({ rows }) => rows)).toEqual([6, 9]);
    // Each row is firm, so it can only weigh the diagnoses by what they expect of firm moves.
    const coded = result.weighing?.[0]?.observations.filter(({ evidence }) => evidence === 'coded') ?? [];
    expect(new Set(coded.map(({ move }) => move))).toEqual(new Set(['firm']));
    // No verdict is asked for; but who thought expansion much likelier beforehand is not turned by such a record.
    const { without = [] } = claim(result, 'B2');
    expect(without.find(({ variant }) => variant === 'expansion_expected')?.verdict).toBe('fails');
  }, 120_000);

  it.each([
    ['B1', ['channel_worth=4'], ['channel_worth=1']],
    [
      'B1_pressure',
      [
        'sanctions_effect[security_seeker]=0.5',
        'sanctions_effect[expansionist]=0.5',
        'sanctions_effect[opportunist]=0.5',
      ],
      [
        'sanctions_effect[security_seeker]=2',
        'sanctions_effect[expansionist]=2',
        'sanctions_effect[opportunist]=2',
      ],
    ],
    [
      'B2_cost',
      ['terms_cost[security_seeker]=0', 'hardening_cost=30'],
      ['terms_cost[security_seeker]=60', 'hardening_cost=0'],
    ],
    ['B3', ['decay=5%'], ['terms_cost[security_seeker]=60', 'hardening_cost=0']],
  ] as const)(
    'can find that %s holds, and that it fails',
    async (id, holds, fails) => {
      expect(claim(await told(holds, id === 'B3' ? 4000 : 1500, true), id).verdict).toBe('holds');
      expect(claim(await told(fails, 1500, true), id).verdict).toBe('fails');
    },
    120_000,
  );
});
