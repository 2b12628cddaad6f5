import { describe, expect, it } from 'vitest';
import { judgeChecks } from '../../src/claims/checks.ts';
import type { CheckResult } from '../../src/result/result.ts';
import { columnsFrom, modelWith } from './scenario.ts';

type Given = Readonly<Record<string, (world: number) => number>>;

function checked(
  formula: string,
  given: Given,
  paths: (definition: number) => number = () => 0,
): CheckResult | undefined {
  const model = modelWith(`checks: {c: "${formula}"}`);
  const found = judgeChecks(model, columnsFrom(model, 2000, given), paths);
  if ('diagnostic' in found) throw new Error(found.diagnostic.message);
  return found.checks[0];
}

describe('a check', () => {
  it('across options must hold in every world', () => {
    const same = (world: number) => world;
    expect(checked('cost[act] == cost[hold]', { 'act.cost': same, 'hold.cost': same })).toEqual({
      id: 'c',
      holds: true,
      failing: 0,
    });
    const once = (world: number) => (world === 7 ? 0 : world);
    expect(checked('cost[act] == cost[hold]', { 'act.cost': once, 'hold.cost': same })).toEqual({
      id: 'c',
      holds: false,
      failing: 1 / 2000,
      message: 'fails in 1 of 2,000 worlds (under 1 %)',
    });
  });

  it('fails where it is missing', () => {
    const result = checked('maybe[act] or war[hold]', {
      'act.maybe': (world) => (world < 500 ? NaN : 1),
      'hold.war': (world) => Number(world < 100),
    });
    expect(result).toMatchObject({ holds: false, failing: 0.2 });
    expect(result?.message).toBe('fails in 400 of 2,000 worlds (20 %), of which it is missing in 400');
  });

  it('of aggregates must hold as computed', () => {
    const half = (world: number) => world % 2;
    expect(checked('abs(mean(cost[act]) - 0.5) <= 0.01', { 'act.cost': half })).toMatchObject({
      holds: true,
    });
    const result = checked('abs(mean(cost[act]) - 0.4) <= 0.01', { 'act.cost': half });
    expect(result).toMatchObject({ holds: false, failing: 1 });
    expect(result?.message).toMatch(/^abs\(mean\(cost\[act\]\) - 0.4\) <= 0.01: 0.1 with an error of \d/);
  });

  it('on paths is told what was found on them', () => {
    expect(checked('cost > -1000', {})).toEqual({ id: 'c', holds: true, failing: 0 });
    expect(checked('cost > -1000', {}, () => 0.25)).toMatchObject({ holds: false, failing: 0.25 });
  });
});
