import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePlace, type Place } from './command.ts';
import { SMALL } from './small-scenario.ts';

let place: Place;
beforeAll(() => {
  place = makePlace();
});
afterAll(() => place.remove());

const WARNED = SMALL.replace('outcomes:', 'model:\n  heat: 3.7 * demand\noutcomes:');

describe('rubicon new', () => {
  it('writes three claims in fifteen lines that check clean and run', () => {
    const { code, stdout } = place.rubicon(['new', 'my-argument']);
    expect(code).toBe(0);
    expect(stdout).toContain('rubicon run my-argument');
    const lines = place.read('my-argument/scenario.yaml').trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(15);
    const checked = place.rubicon(['check', 'my-argument', '--strict']);
    expect(checked).toMatchObject({ code: 0, stderr: '' });
    expect(checked.stdout).toContain('3 claims');
    const ran = place.rubicon(['run', 'my-argument', '--worlds', '400', '--json']);
    expect(ran.code).toBe(0);
    const { claims } = JSON.parse(ran.stdout) as { claims: { verdict: string; kind: string }[] };
    expect(claims.map(({ kind }) => kind)).toEqual(['world', 'world', 'aggregate']);
    for (const { verdict } of claims) expect(verdict).not.toBe('not_judged');
  });

  it('writes over nothing', () => {
    place.write('mine/scenario.yaml', 'rubicon: 1\n');
    const { code, stdout, stderr } = place.rubicon(['new', 'mine']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('error would-overwrite');
    expect(place.read('mine/scenario.yaml')).toBe('rubicon: 1\n');
  });

  it('says where it cannot write', () => {
    place.write('a-file', '');
    const { code, stderr } = place.rubicon(['new', 'a-file/below']);
    expect(code).toBe(2);
    expect(stderr).toContain('error cannot-write');
  });
});

describe('rubicon check', () => {
  it('counts what a scenario without mistakes holds', () => {
    place.write('two-ways/scenario.yaml', SMALL);
    expect(place.rubicon(['check', 'two-ways'])).toEqual({
      code: 0,
      stdout: 'two-ways: 3 assumptions, 2 options, 3 outcomes, 3 claims, 0 variants; no mistakes.\n',
      stderr: '',
    });
  });

  it('ends with 1 on a warning if it is to be strict, else with 0', () => {
    place.write('warned/scenario.yaml', WARNED);
    const lax = place.rubicon(['check', 'warned']);
    expect(lax.code).toBe(0);
    expect(lax.stdout).toContain('1 warning.');
    expect(lax.stderr).toMatch(/^warned\/scenario\.yaml:16:9 warning bare-number/);
    expect(place.rubicon(['check', 'warned', '--strict']).code).toBe(1);
  });

  it('runs a scenario that is warned about, and keeps the warning in its result', () => {
    place.write('warned/scenario.yaml', WARNED);
    const { code, stdout, stderr } = place.rubicon(['run', 'warned', '--worlds', '50', '--json']);
    expect(code).toBe(0);
    expect(stderr).toContain('warning bare-number');
    expect(JSON.parse(stdout).warnings).toMatchObject([{ code: 'bare-number', severity: 'warning' }]);
  });

  it('tells the same as one JSON object', () => {
    place.write('broken/scenario.yaml', WARNED.replace('demand > line', 'demand > lien'));
    const { code, stdout, stderr } = place.rubicon(['check', 'broken', '--json']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
    const file = 'broken/scenario.yaml';
    expect(JSON.parse(stdout).diagnostics).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          code: 'unknown-name',
          severity: 'error',
          mend: 'Did you mean `line`?',
          file,
          line: 18,
          column: 26,
        }),
        expect.objectContaining({ code: 'bare-number', severity: 'warning', file, line: 16, column: 9 }),
      ]),
    );
  });
});
