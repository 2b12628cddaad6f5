import { describe, expect, it } from 'vitest';
import { neededRuns } from '../../src/claims/needed-runs.ts';
import { modelWith } from './scenario.ts';

function runs(...claims: readonly string[]): unknown {
  const sections = claims.map((fields, i) => `  C${i}: {says: So., reading: So., ${fields}}`);
  return neededRuns(modelWith(`claims:\n${sections.join('\n')}`));
}

describe('the runs that claims need', () => {
  it('are the options that they name', () => {
    expect(runs('holds: "cost[act] > 1"', 'holds: "mean(cost[act], war[act]) > 1"')).toEqual([{ option: 1 }]);
    expect(runs('holds: "cost[act] > cost[hold]"')).toEqual([{ option: 0 }, { option: 1 }]);
    expect(runs('holds: "gain > 1"')).toEqual([]);
  });

  it('are all options where a formula picks one', () => {
    expect(runs('holds: "any[option](cost > 1)"')).toEqual([{ option: 0 }, { option: 1 }]);
  });

  it('are of the variants that they name, and of those they are judged without', () => {
    expect(runs('holds: "cost[act, calm] > 1"')).toEqual([{ variant: 'calm', option: 1 }]);
    expect(runs('holds: "cost[act] > cost[hold, calm]", without: [calm]')).toEqual([
      { option: 1 },
      { variant: 'calm', option: 0 },
      { variant: 'calm', option: 1 },
    ]);
    expect(runs('holds: "war[act]", given: "war[hold]", without: [calm]')).toEqual([
      { option: 0 },
      { option: 1 },
      { variant: 'calm', option: 0 },
      { variant: 'calm', option: 1 },
    ]);
    expect(runs('holds: "gain > 1", without: [calm]')).toEqual([{ variant: 'calm', option: 0 }]);
  });

  it('are those of the checks across options too', () => {
    const model = modelWith('checks: {same: "cost[act] == cost[hold, calm]", path: "cost > -1000"}');
    expect(neededRuns(model)).toEqual([{ option: 1 }, { variant: 'calm', option: 0 }]);
  });
});
