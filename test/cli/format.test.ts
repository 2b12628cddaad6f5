import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makePlace, type Place } from './command.ts';

const UGLY = 'rubicon: 1\ntitle:   "A"   # why\nmodel: { x : 1+1 }\n';
const NEAT = 'rubicon: 1\ntitle: A  # why\nmodel: {x: 1 + 1}\n';

describe('rubicon format', () => {
  let place: Place;
  beforeEach(() => {
    place = makePlace();
  });
  afterEach(() => place.remove());

  it('rewrites files and folders, names those that changed, and is quiet the second time', () => {
    place.write('one.yaml', UGLY);
    place.write('two/scenario.yaml', UGLY);
    place.write('three.yaml', NEAT);
    const said = place.rubicon(['format', 'one.yaml', 'two', 'three.yaml']);
    expect(said).toEqual({ code: 0, stdout: 'one.yaml\ntwo/scenario.yaml\n', stderr: '' });
    expect([place.read('one.yaml'), place.read('two/scenario.yaml')]).toEqual([NEAT, NEAT]);
    expect(place.rubicon(['format', 'one.yaml', 'two'])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(place.files()).toEqual(['one.yaml', 'three.yaml', 'two/scenario.yaml']);
  });

  it('--check writes nothing and fails where a file would change', () => {
    place.write('one.yaml', UGLY);
    expect(place.rubicon(['format', '--check', 'one.yaml'])).toEqual({
      code: 1,
      stdout: 'one.yaml would change\n',
      stderr: '',
    });
    expect(place.read('one.yaml')).toBe(UGLY);
    place.write('one.yaml', NEAT);
    expect(place.rubicon(['format', '--check', 'one.yaml']).code).toBe(0);
  });

  it('reads standard input', () => {
    place.write('one.yaml', UGLY);
    expect(place.shell('$RUBICON format - < one.yaml')).toEqual({ code: 0, stdout: NEAT, stderr: '' });
    expect(place.shell('$RUBICON format --check - < one.yaml').code).toBe(1);
  });

  it('writes nothing at all where one file has a mistake, and shows it', () => {
    place.write('one.yaml', UGLY);
    place.write('two.yaml', 'rubicon: 1\nmodel:\n  x: (1 + 2\n');
    const { code, stdout, stderr } = place.rubicon(['format', 'one.yaml', 'two.yaml', 'none.yaml']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('two.yaml:3:6');
    expect(stderr).toContain('none.yaml');
    expect(place.read('one.yaml')).toBe(UGLY);
  });

  it.skipIf(process.getuid?.() === 0)('says so where it may not write', () => {
    place.write('shut/one.yaml', UGLY);
    chmodSync(join(place.path, 'shut'), 0o500);
    const { code, stderr } = place.rubicon(['format', 'shut/one.yaml']);
    chmodSync(join(place.path, 'shut'), 0o700);
    expect(code).toBe(2);
    expect(stderr).toContain('cannot-write');
    expect(readFileSync(join(place.path, 'shut/one.yaml'), 'utf8')).toBe(UGLY);
  });
});
