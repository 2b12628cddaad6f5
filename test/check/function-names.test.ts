import { describe, expect, it } from 'vitest';
import { functionNames, reservedNames } from '../../src/check/expressions/function-names.ts';
import { checkFile, run } from '../../src/pipeline.ts';

const NAMES = [...functionNames].filter((name) => !reservedNames.has(name));

const TEXT = `rubicon: 1
title: Names that functions have too
time: {start: 2024-01, period: 1 month, count: 2}
assumptions:
${NAMES.map((name) => `  ${name}: {is: 1 to 2, source: judgement, because: for the test}`).join('\n')}
model:
  doubled: exp(log(2 * prior)) + before(mean, period, mean)
outcomes:
  all_of_them: {is: "${NAMES.join(' + ')} + last(doubled)"}
claims:
  learned: {says: It is the same., reading: It is the same., holds: "mean(all_of_them) > quantile(all_of_them, 1%)"}
`.replace('last(doubled)', 'highest(doubled)');

describe('a name that a function has', () => {
  it('may be that of a quantity, since functions alone are called with parentheses', async () => {
    expect(NAMES).toContain('prior');
    expect(NAMES.length).toBeGreaterThan(30);
    const { diagnostics } = checkFile({ name: 'names.yaml', text: TEXT }, 'names');
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
    const ran = await run(
      { name: 'names.yaml', text: TEXT },
      'names',
      { worlds: 400, seed: 1, threads: 1, set: [] },
      {},
    );
    if (ran.kind !== 'ran') throw new Error(ran.kind);
    const mean = ran.result.options[0]?.outcomes.all_of_them?.mean ?? 0;
    // Means of 1 to 2 (90 % of a lognormal law, 1.44), once each, twice that of one, and that of another again.
    expect(Math.abs(mean / (NAMES.length + 3) - 1.44)).toBeLessThan(0.02);
  });

  it('may not be that of a fold, whose brackets are those of a pick', () => {
    const text = TEXT.replace('  prior: {', '  max: {');
    const { diagnostics } = checkFile({ name: 'names.yaml', text }, 'names');
    expect(diagnostics.map(({ code }) => code)).toContain('name-reserved');
  });
});
