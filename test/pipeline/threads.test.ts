import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePlace, type Place, ROOT } from '../cli/command.ts';

let place: Place;
beforeAll(() => {
  place = makePlace();
});
afterAll(() => place.remove());

/** Everything a run leaves, its result without the time it took and the threads it ran on. */
function left(scenario: string, threads: string, flags: readonly string[]): Record<string, string> {
  const out = `out-${threads}`;
  const args = ['run', scenario, '--seed', '2', '--threads', threads, '--out', out, '--json', ...flags];
  const { code, stdout, stderr } = place.rubicon(args);
  if (code !== 0) throw new Error(stderr);
  const timeless = (text: string): string => text.replace(/"timing":\s*\{[^}]*\}/, '"timing":{}');
  expect(stdout).toContain(`"threads":${threads}`);
  return {
    stdout: timeless(stdout),
    result: timeless(place.read(`${out}/result.json`)),
    outcomes: place.read(`${out}/outcomes.csv`),
    worlds: place.read(`${out}/worlds.csv`),
  };
}

describe('any number of threads', () => {
  it.each([
    // Two full blocks and a rest, several variants.
    ['contractors-2024', ['--worlds', '140', '--prior']],
    ['teaching/private-cost', ['--worlds', '5000', '--set', 'x=0.6']],
    ['teaching/one-grab', ['--precision', '1%']],
  ])('gives the same bits: %s %j', (folder, flags) => {
    const scenario = join(ROOT, 'scenarios', folder);
    const one = left(scenario, '1', flags);
    expect(one.outcomes?.split('\r\n').length).toBeGreaterThan(140);
    expect(left(scenario, '2', flags)).toEqual(one);
    expect(left(scenario, '3', flags)).toEqual(one);
  });
});
