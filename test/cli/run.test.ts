import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePlace, type Place } from './command.ts';
import { SMALL } from './small-scenario.ts';

let place: Place;
beforeAll(() => {
  place = makePlace();
  place.write('two-ways/scenario.yaml', SMALL);
  place.write('other.yaml', SMALL);
});
afterAll(() => place.remove());

const WRITTEN = ['claims.csv', 'index.html', 'outcomes.csv', 'result.json', 'worlds.csv'];

function written(folder: string): string[] {
  return place.files().filter((file) => file.startsWith(`${folder}/`));
}

describe('rubicon run', () => {
  it('takes a scenario by its folder and writes the brief and the data', () => {
    const { code, stdout, stderr } = place.rubicon(['run', 'two-ways', '--worlds', '200']);
    expect(code).toBe(0);
    expect(stderr).toBe('The brief: out/two-ways/index.html\n');
    expect(stdout).toContain('Two ways to wait');
    expect(stdout).toMatch(/mild {3}A small demand is let pass\.\n\s+HOLDS: holds in [\d.]+ % of worlds/);
    expect(stdout).toContain('NOT JUDGED');
    expect(stdout).toContain('Against wait, in the same worlds');
    expect(stdout).toMatch(
      /The same under every option\n\n +median +90 % of worlds\n.*\nlasts, months +[\d.]+ +\[/,
    );
    expect(stdout.match(/lasts/g)).toHaveLength(1);
    expect(written('out/two-ways')).toEqual(WRITTEN.map((file) => `out/two-ways/${file}`));
    expect(place.read('out/two-ways/index.html')).toMatch(/^<!doctype html>/i);
  });

  it('takes it by its file, whose name is its identifier unless it is scenario.yaml', () => {
    const flags = ['--worlds', '100', '--json'];
    const named = place.rubicon(['run', 'other.yaml', ...flags]);
    const folder = place.rubicon(['run', 'two-ways/scenario.yaml', ...flags]);
    expect(JSON.parse(named.stdout)).toMatchObject({ scenario: { id: 'other' } });
    expect(JSON.parse(folder.stdout)).toMatchObject({ scenario: { id: 'two-ways' } });
    expect(written('out/other')).toHaveLength(WRITTEN.length);
  });

  it('writes where --out says', () => {
    const { code, stderr } = place.rubicon(['run', 'two-ways', '--worlds', '50', '--out', 'here/and/there']);
    expect(code).toBe(0);
    expect(stderr).toContain('here/and/there/index.html');
    expect(written('here/and/there')).toHaveLength(WRITTEN.length);
  });

  it('plays the same worlds on the same seed and others on another', () => {
    const outcomes = (seed: string): string => {
      place.rubicon(['run', 'two-ways', '--worlds', '50', '--seed', seed, '--out', `seed-${seed}`]);
      return place.read(`seed-${seed}/outcomes.csv`);
    };
    const first = outcomes('5');
    expect(outcomes('5')).toBe(first);
    expect(outcomes('6')).not.toBe(first);
  });

  it('says which assumptions were set for the run', () => {
    const { stdout } = place.rubicon(['run', 'two-ways', '--worlds', '50', '--set', 'line=10%']);
    expect(stdout).toContain('With line set to 10% for this run.');
  });

  it('stops as soon as the precision asked for is reached', () => {
    const { code, stdout } = place.rubicon(['run', 'two-ways', '--precision', '2%', '--json']);
    expect(code).toBe(0);
    const result = JSON.parse(stdout);
    expect(result.precision).toEqual({ asked: 0.02, reached: true });
    expect(result.worlds).toBeLessThan(2000);
    for (const { outcomes } of result.options) expect(outcomes.refused.mcse).toBeLessThanOrEqual(0.02);
  });

  it('ends with 3 where it was not reached, with all results written', () => {
    const flags = ['--precision', '0.1%', '--worlds', '1000', '--out', 'short'];
    const { code, stdout, stderr } = place.rubicon(['run', 'two-ways', ...flags]);
    expect(code).toBe(3);
    expect(stderr).toContain('The precision asked for was not reached in 1,000 worlds.');
    expect(stdout).toContain('Two ways to wait');
    expect(written('short')).toHaveLength(WRITTEN.length);
  });

  it('ends with 1 where the scenario’s own check fails, and says so', () => {
    place.write('checked/scenario.yaml', `${SMALL}checks:\n  never: line < 0.5\n`);
    const { code, stdout } = place.rubicon(['run', 'checked', '--worlds', '100']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/Check never fails in [\d.]+ % of cases\. Do not rely on these results\./);
    expect(written('out/checked')).toHaveLength(WRITTEN.length);
    expect(place.rubicon(['run', 'checked', '--worlds', '100', '--set', 'line=0.3']).code).toBe(0);
  });

  it('ends with 0 where a claim fails, which is a result', () => {
    const { code, stdout } = place.rubicon(['run', 'two-ways', '--worlds', '100', '--set', 'line=0.1']);
    expect(code).toBe(0);
    expect(stdout).toContain('FAILS: holds in 0 % of worlds');
  });
});
