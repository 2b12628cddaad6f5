import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePlace, type Place } from './command.ts';
import { SMALL } from './small-scenario.ts';

/** The same with numbers to nine digits. */
function near(value: unknown): unknown {
  if (typeof value === 'number') return expect.closeTo(value, 9);
  if (Array.isArray(value)) return value.map(near);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, near(inner)]));
}

let place: Place;
beforeAll(() => {
  place = makePlace();
  place.write('one/scenario.yaml', SMALL);
  place.write('two/scenario.yaml', SMALL.replace('2 to 8', '20 to 80'));
});
afterAll(() => place.remove());

describe('rubicon diff', () => {
  it('says what changed between two scenarios, in the same worlds', () => {
    const { code, stdout, stderr } = place.rubicon(['diff', 'one', 'two', '--worlds', '400']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringContaining('error') });
    expect(stdout).toContain('one (400 worlds, seed 1) → two (400 worlds, seed 1)');
    expect(stdout).toContain('delay: 2 to 8, in months → 20 to 80, in months');
    expect(stdout).toMatch(/lasts, wait: 4\.\d+ months → \d+ months, up \d+/);
    expect(stdout).not.toContain('refused');
  });

  it('lists formulas and settings that are written otherwise', () => {
    const changed = SMALL.replace('is: demand > line', 'is: demand >= line').replace(
      'default: 0.2',
      'default: 0.3',
    );
    place.write('three/scenario.yaml', changed.replace('outcomes:', 'model: {half: line / 2}\noutcomes:'));
    const { stdout } = place.rubicon(['diff', 'one', 'three', '--worlds', '50']);
    expect(stdout).toContain('Formulas and settings\n');
    expect(stdout).toContain('outcomes.refused.is: demand > line → demand >= line');
    expect(stdout).toContain('decisions.demand.default: 0.2 → 0.3');
    expect(stdout).toContain('model.half.is is new: line / 2');
    expect(stdout).not.toContain('not listed here');
    place.write('four/scenario.yaml', SMALL.replace('Two ways to wait', 'Two ways'));
    expect(place.rubicon(['diff', 'one', 'four', '--worlds', '50']).stdout).toContain(
      'not listed here: words, or files',
    );
  });

  it('reads results, prints JSON, and is quiet where nothing is different', () => {
    expect(place.rubicon(['run', 'one', '--worlds', '100', '--out', 'a']).code).toBe(0);
    expect(place.rubicon(['run', 'one', '--worlds', '100', '--out', 'b', '--seed', '9']).code).toBe(0);
    const { code, stdout } = place.rubicon(['diff', 'a', 'b/result.json', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      how: 'apart',
      level: 0.05,
      assumptions: [],
      options: [],
    });
    expect(place.rubicon(['diff', 'a', 'a']).stdout).toContain('Nothing is different.');
  });

  it('compares results on the same luck world by world where those lie beside them', () => {
    place.write('five/scenario.yaml', SMALL.replace('default: 0.2', 'default: 0.3'));
    for (const name of ['one', 'five'])
      expect(place.rubicon(['run', name, '--worlds', '400', '--out', `ran-${name}`]).code).toBe(0);
    const diff = (...args: string[]) =>
      JSON.parse(place.rubicon(['diff', ...args, '--json', '--worlds', '400']).stdout);
    const { formulas: _formulas, ...played } = diff('one', 'five');
    expect(played.how).toBe('paired');
    expect(played.claims.some(({ share }: { share?: { how: string } }) => share?.how === 'paired')).toBe(
      true,
    );
    // From the text of the files to their last digit, which is not the last bit.
    expect(diff('ran-one', 'ran-five')).toEqual(near(played));
    expect(diff('one', 'ran-five').how).toBe('paired');
    expect(place.rubicon(['diff', 'ran-one', 'ran-five']).stdout).toContain('compared world by world');
    place.write('ran-five/outcomes.csv', 'world,variant,option\r\n0,,wait\r\n');
    expect(diff('ran-one', 'ran-five').how).toBe('apart');
  });

  it('refuses what is no result', () => {
    place.write('bad.json', '{"claims": 1');
    place.write('other.json', '{}');
    for (const file of ['bad.json', 'other.json', 'none.json']) {
      const { code, stderr } = place.rubicon(['diff', 'one', file, '--worlds', '10']);
      expect(code).toBe(2);
      expect(stderr).toContain('not-a-result');
    }
  });
});

describe('shell completion', () => {
  const complete = (...words: string[]): string[] =>
    place
      .rubicon(['complete', '--', ...words])
      .stdout.split('\n')
      .filter((line) => line !== '');

  it('proposes commands, flags, scenarios, folders and assumptions', () => {
    place.write('more/three/scenario.yaml', SMALL);
    place.write('loose.yaml', SMALL);
    expect(complete('ex')).toEqual(['explore', 'export']);
    expect(complete('run', '--p')).toEqual(['--particles', '--precision', '--prior']);
    expect(complete('run', 'o')).toEqual(['one']);
    expect(complete('check', 'm')).toEqual(['more/']);
    expect(complete('check', 'more/')).toEqual(['more/three']);
    expect(complete('check', 'lo')).toEqual(['loose.yaml']);
    expect(complete('run', 'one', '--set', '')).toEqual(['cost=', 'delay=', 'line=']);
    expect(complete('run', 'one', '--worlds', '5', '--set', 'd')).toEqual(['delay=']);
    place.write('scenarios/base/scenario.yaml', SMALL);
    place.write('scenarios/laid/scenario.yaml', 'rubicon: 1\nextends: ../base\nassumptions: {own: 1}\n');
    expect(complete('run', 'scenarios/laid', '--set', '')).toEqual(['cost=', 'delay=', 'line=', 'own=']);
    expect(complete('export', 'one', '--format', '')).toEqual(['csv', 'parquet']);
    expect(complete('completion', '')).toEqual(['bash', 'fish', 'zsh']);
    expect(complete('unknown', '')).toEqual([]);
  });

  it('works in bash', () => {
    const { stdout } = place.shell(
      [
        'rubicon() { $RUBICON "$@"; }',
        'eval "$(rubicon completion bash)"',
        `COMP_LINE="rubicon run one --set de"; COMP_POINT=\${#COMP_LINE}; compopt() { :; }; _rubicon; echo "\${COMPREPLY[@]}"`,
        `COMP_LINE="rubicon "; COMP_POINT=\${#COMP_LINE}; _rubicon; echo "\${COMPREPLY[@]}"`,
      ].join('\n'),
    );
    const [set, commands = ''] = stdout.split('\n');
    expect(set).toBe('delay=');
    expect(commands.split(' ')).toEqual(expect.arrayContaining(['run', 'check', 'diff', 'completion']));
    expect(commands).not.toContain('complete ');
  });

  it('knows three shells', () => {
    for (const shell of ['bash', 'zsh', 'fish']) {
      expect(place.rubicon(['completion', shell])).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('rubicon complete'),
      });
    }
    expect(place.rubicon(['completion', 'csh']).code).toBe(2);
  });
});
