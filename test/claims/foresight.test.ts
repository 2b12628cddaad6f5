import { describe, expect, it } from 'vitest';
import { judge } from '../../src/claims/judge.ts';
import type { Columns } from '../../src/kernel/columns.ts';
import { columnsFrom, modelClaiming } from './scenario.ts';

const N = 10_000;
const AGAIN = 1000;

/** A claim judged where so large a part of the worlds says yes; with the foresight of half-samples so much larger a part. */
function judged(fields: string, share: number, apart: readonly number[]) {
  const model = modelClaiming(fields);
  const columns = (worlds: number, part: number): Columns =>
    columnsFrom(model, worlds, {
      'act.war': (world) => Number((world * 0.618034) % 1 < part),
      luck: () => 0,
    });
  const all = { ...columns(N, share), again: apart.map((by) => columns(AGAIN, share + by)) };
  const found = judge(model, all);
  if ('diagnostic' in found) throw new Error(found.diagnostic.message);
  return found.judged[0]!.result;
}

describe('a claim about what comes of foresight', () => {
  const SURE = [0, 0, 0, 0];
  const UNSURE = [0.1, -0.1, 0.1, -0.1];

  it.each([
    ['that holds or fails in each world', 'holds: "war[act]"'],
    ['about a mean', 'holds: "mean(war[act]) > 50%"'],
  ])('%s is open where the error of foresight leaves it so', (_kind, fields) => {
    // The standard error of the worlds played is 0.005, that of foresight a tenth.
    expect(judged(fields, 0.6, SURE)).toMatchObject({ verdict: 'holds', foresight: 0 });
    expect(judged(fields, 0.6, UNSURE).verdict).toBe('open');
    expect(judged(fields, 0.4, SURE).verdict).toBe('fails');
    expect(judged(fields, 0.4, UNSURE).verdict).toBe('open');
    // By twice the error, as of worlds.
    expect(judged(fields, 0.72, UNSURE).verdict).toBe('holds');
    expect(judged(fields, 0.28, UNSURE).verdict).toBe('fails');
    const { mcse = 0, foresight = 0 } = judged(fields, 0.6, UNSURE);
    expect(foresight).toBeGreaterThan(0.098);
    expect(foresight).toBeLessThan(0.1);
    expect(mcse).toBeGreaterThan(foresight);
    expect(mcse).toBeLessThan(0.101);
  });

  it('has no such error where nobody foresees anything', () => {
    const model = modelClaiming('holds: "war[act]"');
    const found = judge(model, columnsFrom(model, N, { 'act.war': (world) => world % 2 }));
    if ('diagnostic' in found) throw new Error(found.diagnostic.message);
    expect(found.judged[0]!.result).not.toHaveProperty('foresight');
  });
});
