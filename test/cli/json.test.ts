import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClaimResult, Result } from '../../src/result/result.ts';
import { makePlace, type Place, type Said } from './command.ts';
import { SMALL } from './small-scenario.ts';

let place: Place;
let said: Said;
let result: Result;

beforeAll(() => {
  place = makePlace();
  place.write('two-ways/scenario.yaml', SMALL);
  const flags = ['--worlds', '300', '--seed', '7', '--set', 'delay=3', '--set', 'cost[west]=2.5', '--json'];
  said = place.rubicon(['run', 'two-ways', ...flags]);
  result = JSON.parse(said.stdout) as Result;
});
afterAll(() => place.remove());

function claim(id: string): ClaimResult {
  const found = result.claims.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no claim ${id}`);
  return found;
}

const number: unknown = expect.any(Number);

describe('--json', () => {
  it('prints the object alone, on one line', () => {
    expect(said.code).toBe(0);
    expect(said.stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(said.stdout.startsWith('{"rubicon":')).toBe(true);
    expect(said.stderr).toBe('The brief: out/two-ways/index.html\n');
  });

  it('says which scenario was played, how often, on which luck and with which settings', () => {
    const hash = createHash('sha256').update(SMALL).digest('hex');
    expect(result.rubicon).toMatch(/^\d+\.\d+\.\d+$/);
    expect(result.scenario).toMatchObject({ id: 'two-ways', hash });
    expect(result).toMatchObject({ seed: 7, worlds: 300 });
    expect(result.set).toEqual([
      { name: 'delay', value: '3' },
      { name: 'cost[west]', value: '2.5' },
    ]);
  });

  it('gives every option its outcomes, a row of an outcome under its name and label', () => {
    expect(result.options.map(({ id }) => id)).toEqual(['wait', 'ask']);
    for (const option of result.options) {
      expect(Object.keys(option.outcomes)).toEqual(['refused', 'loss[west]', 'loss[east]', 'lasts']);
      for (const outcome of Object.values(option.outcomes)) {
        expect(outcome).toMatchObject({
          mean: number,
          mcse: number,
          q05: number,
          q50: number,
          q95: number,
        });
      }
    }
    expect(result.options[0]?.outcomes.lasts).toMatchObject({ mean: 3, mcse: 0, q05: 3, q50: 3, q95: 3 });
  });

  it('pairs every option but the baseline with the baseline', () => {
    const [wait, ask] = result.options;
    expect(wait?.versus).toEqual({});
    expect(ask?.versus['loss[east]']).toMatchObject({ mean: number, mcse: number });
    const { better = Number.NaN, same = Number.NaN, worse = Number.NaN } = ask?.versus['loss[east]'] ?? {};
    // East loses 2 where the demand of 0.7 is refused and that of 0.2 is not.
    expect(better).toBe(0);
    expect(worse).toBeCloseTo((ask?.versus['loss[east]']?.mean ?? Number.NaN) / 2, 10);
    expect(better + same + worse).toBeCloseTo(1, 10);
    expect(ask?.versus.lasts).not.toHaveProperty('better');
  });

  it('gives every claim its kind, verdict and reading, and what its kind calls for', () => {
    expect(result.claims.map(({ id, kind, verdict }) => [id, kind, verdict])).toEqual([
      ['mild', 'world', 'holds'],
      ['dear', 'aggregate', 'holds'],
      ['later', 'not_judged', 'not_judged'],
    ]);
    const mild = claim('mild');
    expect(mild).toMatchObject({
      reading: 'It is let pass in most worlds.',
      share: 1 - (result.options[0]?.outcomes.refused?.mean ?? Number.NaN),
      mcse: number,
      turns: expect.stringContaining('line'),
    });
    expect(['likely', 'very likely']).toContain(mild.word);
    expect(mild.decisive[0]).toMatchObject({
      assumption: 'line',
      index: number,
      low: number,
      high: number,
    });
    const dear = claim('dear');
    // The formula sums in another order.
    expect(dear.value).toBeCloseTo(result.options[1]?.outcomes['loss[west]']?.mean ?? Number.NaN, 12);
    expect(dear.bound).toBeCloseTo(2 * (result.options[0]?.outcomes['loss[west]']?.mean ?? Number.NaN), 10);
    expect(claim('later')).toMatchObject({ decisive: [], because: 'Needs another model.' });
  });

  it('is what result.json holds, but for the layout', () => {
    expect(JSON.parse(place.read('out/two-ways/result.json'))).toEqual(result);
  });

  it('leaves single worlds that say the same', () => {
    const lines = place.read('out/two-ways/outcomes.csv').trimEnd().split('\r\n');
    expect(lines[0]).toBe('world,variant,option,refused,loss[west],loss[east],lasts');
    expect(lines).toHaveLength(1 + 2 * 300);
    const refused = lines.filter((line) => line.split(',')[2] === 'ask' && line.split(',')[3] === '1');
    expect(refused.length / 300).toBeCloseTo(result.options[1]?.outcomes.refused?.mean ?? Number.NaN, 10);
    expect(place.read('out/two-ways/worlds.csv').split('\r\n')[0]).toMatch(/^world,.*line/);
  });
});
