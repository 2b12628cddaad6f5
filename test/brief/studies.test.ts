import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backtestStudy, variantStudy } from '../../src/assemble/study.ts';
import { madeNow, studiesBeside } from '../../src/cli/studies.ts';
import { type Backtested, backtest } from '../../src/pipeline/backtest.ts';
import { run } from '../../src/pipeline.ts';
import type { Result } from '../../src/result/result.ts';
import type { Study } from '../../src/result/study.ts';
import { pageOf, words } from './page.ts';

// Two readings of one line, seen twice; a variant that doubts the second and one that leaves it out.
const TEXT = `rubicon: 1
title: A line
as_of: 2024-06-30
tables:
  row:
    columns: {seen: {as: yes/no}, known: {as: date}, counts: {as: yes/no}}
    rows:
      a: {seen: yes, known: 2023-01-01, counts: yes}
      b: {seen: no, known: 2023-06-01, counts: yes}
      c: {seen: no, known: 2024-01-01, counts: yes}
assumptions:
  p: {is: "uniform(0, 1)", source: a made example}
  all_count: {is: yes, source: a switch}
evidence:
  rows: {each: row, known_on: known, where: all_count or row.seen, observe: row.seen ~ bernoulli(p)}
outcomes: {likely: p > 45%}
variants:
  doubt: {title: With doubt, evidence: {rows: {observe: row.seen ~ bernoulli(0.25 + p / 2)}}}
  fewer: {title: With fewer rows, assumptions: {all_count: no}}
claims:
  high: {says: It is high., reading: In most worlds it is above nine twentieths., holds: likely, without: [doubt, fewer]}
`;
const SOURCE = { name: 'line.yaml', text: TEXT };
const MADE = { made: '2026-01-02', command: 'rubicon run line.yaml' };

async function found(text: string = TEXT): Promise<Result> {
  const ran = await run({ ...SOURCE, text }, 'line', { worlds: 2000, seed: 1, threads: 1, set: [] }, {});
  if (ran.kind !== 'ran') throw new Error(JSON.stringify(ran));
  return ran.result;
}

function shown(result: Result, studies: readonly Study[], id: string): string {
  return words(pageOf(result, studies).one(`#${id}`));
}

describe('studies on a page', () => {
  it('tell how claims and evidence stand in each variant, and what can be compared', async () => {
    const result = await found();
    const study = variantStudy(result, MADE);
    expect(study).toMatchObject({ made: '2026-01-02', scenario: 'line', rows: 3 });
    const [doubt, fewer] = study?.variants ?? [];
    // The chance of yes, no, no is the beta integral 1! 2! / 4! = 1/12; with doubt it is the mean of q (1 - q)² over q evenly from 1/4 to
    // 3/4. With q = 1/2 + u and u even around 0 that is the mean of (1/2 + u)(1/2 - u)², 1/8 - mean(u²)/2 = 1/8 - 1/96 = 11/96.
    expect(Math.exp(study?.log_marginal ?? 0)).toBeCloseTo(1 / 12, 2);
    expect(Math.exp(doubt?.log_evidence ?? 0)).toBeCloseTo(11 / 96 / (1 / 12), 1);
    expect([doubt?.rows, fewer?.rows]).toEqual([3, 1]);
    const page = shown(result, [study!], 'study-0');
    expect(page).toContain('fails as it stands, but holds with fewer rows');
    expect(page).toContain('1 row, not 3 rows: not comparable');
    expect(page).toContain('Found on 2026-01-02');
    expect(page).toContain('the same but for luck');
    const later = await found(TEXT.replaceAll('seen: no', 'seen: yes'));
    expect(shown(later, [study!], 'study-0')).toContain('the scenario has changed since');
  });

  it('say whether forecasts beat base rates, and of which state they are', async () => {
    const result = await found();
    const told: Backtested = await backtest(
      SOURCE,
      'line',
      { seed: 1, threads: 1, set: [], cutoffs: [19_450], later: [] },
      {},
    );
    if (told.kind !== 'tested') throw new Error(JSON.stringify(told));
    const study = backtestStudy(told.facts, MADE);
    const page = shown(result, [study], 'study-0');
    expect(page).toMatch(/The forecast of rows, which never came, .*base rates?\./);
    expect(page).not.toContain('has changed since');
    const later = await found(TEXT.replace('uniform(0, 1)', 'uniform(0, 0.9)'));
    expect(shown(later, [study], 'study-0')).toContain('has changed since');
  });

  it('are read from beside the scenario, or refused', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'studies-'));
    try {
      const source = { name: join(folder, 'scenario.yaml'), text: TEXT };
      expect(studiesBeside(source)).toEqual({ value: [], diagnostics: [] });
      mkdirSync(join(folder, 'studies'));
      const study = variantStudy(await found(), madeNow(['run', 'x', '--study', 'y.json', '--seed', '2']));
      expect(study?.command).toBe('rubicon run x --seed 2');
      writeFileSync(join(folder, 'studies', 'parts.json'), JSON.stringify(study));
      expect(studiesBeside(source).value).toEqual([JSON.parse(JSON.stringify(study))]);
      writeFileSync(join(folder, 'studies', 'wrong.json'), '{"study": 1}');
      expect(studiesBeside(source).diagnostics.map(({ code }) => code)).toEqual(['not-a-study']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
