import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { styleFor } from '../../src/cli/style.ts';
import { MAIN, makePlace, type Place, ROOT } from './command.ts';
import { SMALL } from './small-scenario.ts';

let place: Place;
beforeAll(() => {
  place = makePlace();
  place.write('two-ways/scenario.yaml', SMALL);
  place.write('broken/scenario.yaml', SMALL.replace('demand > line', 'demand > lien'));
});
afterAll(() => place.remove());

/** Sends the signal soon after the command has begun to listen for it. */
function signalled(signal: string, after: number): string {
  const script = `process.on('newListener', (event) => {
    if (event === '${signal}') setTimeout(() => process.kill(process.pid, '${signal}'), ${after});
  });`;
  return `--import=data:text/javascript,${encodeURIComponent(script)}`;
}

describe('an interrupted run', () => {
  const flagship = join(ROOT, 'scenarios', 'contractors-2024');

  it.each([
    ['SIGINT', '1'],
    ['SIGINT', '2'],
    ['SIGTERM', '1'],
  ])('by %s at %s threads writes nothing, says so and ends with 130', (signal, threads) => {
    const args = ['run', flagship, '--worlds', '20000', '--threads', threads, '--out', 'stopped', '--json'];
    const said = place.rubicon(args, { node: [signalled(signal, 300)] });
    expect(said).toEqual({ code: 130, stdout: '', stderr: 'Interrupted: nothing was written.\n' });
    expect(place.files().filter((file) => file.startsWith('stopped'))).toEqual([]);
  });

  it('leaves the output of an earlier run as it was', () => {
    place.rubicon(['run', 'two-ways', '--worlds', '20']);
    const left = place.files().map((file) => [file, place.read(file)]);
    const args = ['run', 'two-ways', '--worlds', '400000', '--threads', '1'];
    expect(place.rubicon(args, { node: [signalled('SIGINT', 200)] }).code).toBe(130);
    expect(place.files().map((file) => [file, place.read(file)])).toEqual(left);
  });
});

describe('a reader that goes away', () => {
  it.each([
    '$RUBICON run two-ways --worlds 200 --json 2>said | true',
    '$RUBICON run two-ways --worlds 200 2>said | true',
    '$RUBICON run two-ways --worlds 200 2>&1 >said | true',
    '$RUBICON --help 2>said | true',
  ])('is no error: %s', (line) => {
    expect(place.shell(`set -o pipefail; ${line}`).code).toBe(0);
    expect(place.read('said')).not.toMatch(/EPIPE|at .*\.js/);
  });

  it('leaves the files of the run behind', () => {
    place.shell('$RUBICON run two-ways --worlds 200 --out piped | true');
    expect(place.files().filter((file) => file.startsWith('piped/'))).toHaveLength(5);
  });
});

describe('colour', () => {
  const start = '\u001b[';

  it('is used on terminals alone, unless it is forced', () => {
    expect(place.rubicon(['check', 'broken']).stderr).not.toContain(start);
    expect(place.rubicon(['check', 'broken'], { env: { FORCE_COLOR: '1' } }).stderr).toContain(start);
    const run = ['run', 'two-ways', '--worlds', '50'];
    expect(place.rubicon(run, { env: { NO_COLOR: '1' } }).stdout).not.toContain(start);
    expect(place.rubicon(run, { env: { FORCE_COLOR: '1' } }).stdout).toContain(`${start}1mClaims`);
  });

  it('never gets into --json', () => {
    const { stdout } = place.rubicon(['run', 'two-ways', '--worlds', '50', '--json'], {
      env: { FORCE_COLOR: '1' },
    });
    expect(stdout).not.toContain(start);
    expect(JSON.parse(stdout)).toHaveProperty('claims');
  });

  it.each([
    [{}, true, true],
    [{}, false, false],
    [{ TERM: 'dumb' }, true, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ FORCE_COLOR: 'false' }, true, false],
  ])('with %j on a terminal (%s) is used: %s', (environment, isTTY, used) => {
    const style = styleFor({ isTTY }, environment);
    expect(style.plain).toBe(!used);
    expect(style.bold('word')).toBe(used ? `${start}1mword${start}0m` : 'word');
  });
});

describe('the command itself', () => {
  it('tells its version and its help on standard output', () => {
    expect(place.rubicon(['--version'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
    for (const args of [['--help'], ['run', '--help'], ['help', 'check']]) {
      const { code, stdout, stderr } = place.rubicon(args);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/^Usage: rubicon/);
    }
  });

  it('runs as an executable file', () => {
    expect(place.shell(`${MAIN} --version`).code).toBe(0);
  });
});
