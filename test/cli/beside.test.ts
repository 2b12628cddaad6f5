import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePlace, type Place } from './command.ts';

let place: Place;

const SCENARIO = (from: string): string => `rubicon: 1
title: Reads a file
tables: {step: {from: ${from}, key: id, columns: {weight: {}}}}
outcomes: {heaviest: {is: "max[step](step.weight)"}}
`;

const FILE = 'id,weight\none,1\ntwo,2\n';

beforeAll(() => {
  place = makePlace();
  place.write('a/steps.csv', FILE);
  place.write('outside.csv', FILE);
  place.write('a/deep/er/steps.csv', FILE);
});
afterAll(() => place.remove());

function check(from: string): { code: number | null; told: string } {
  place.write('a/scenario.yaml', SCENARIO(from));
  const { code, stderr } = place.rubicon(['check', 'a']);
  return { code, told: stderr };
}

function hash(): string {
  const { stdout, stderr } = place.rubicon(['run', 'a', '--worlds', '10', '--json']);
  if (stdout === '') throw new Error(stderr);
  return (JSON.parse(stdout) as { scenario: { hash: string } }).scenario.hash;
}

describe('a file beside the scenario', () => {
  it('is found from the scenario’s folder, wherever the command runs', () => {
    for (const from of ['steps.csv', 'deep/er/steps.csv', './steps.csv']) {
      expect(check(from)).toEqual({ code: 0, told: '' });
    }
    const { code, stdout } = place.shell('cd a/deep && $RUBICON check ..');
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('1 outcome') });
  });

  it('is part of what the result’s hash stands for', () => {
    check('steps.csv');
    const before = hash();
    expect(hash()).toBe(before);
    place.write('a/steps.csv', FILE.replace('two,2', 'two,3'));
    expect(hash()).not.toBe(before);
    place.write('a/steps.csv', FILE);
    expect(hash()).toBe(before);
  });

  it('may begin with a byte-order mark', () => {
    writeFileSync(join(place.path, 'a/marked.csv'), Buffer.from(`\ufeff${FILE}`, 'utf8'));
    expect(check('marked.csv')).toEqual({ code: 0, told: '' });
  });
});

describe('a file that cannot be read', () => {
  const links: readonly (readonly [name: string, target: string])[] = [
    ['a/link.csv', '../outside.csv'],
    ['a/folder', '..'],
    ['a/lost.csv', 'nowhere.csv'],
    ['a/within.csv', 'steps.csv'],
  ];
  beforeAll(() => {
    for (const [name, target] of links) symlinkSync(target, join(place.path, name));
    writeFileSync(join(place.path, 'a/wide.csv'), Buffer.from(`\ufeff${FILE}`, 'utf16le'));
    writeFileSync(join(place.path, 'a/unmarked.csv'), Buffer.from(FILE, 'utf16le'));
    writeFileSync(join(place.path, 'a/latin.csv'), Buffer.from('id,weight\ncaf\u00e9,1\n', 'latin1'));
    writeFileSync(join(place.path, 'a/huge.csv'), Buffer.alloc(16 * 1024 * 1024 + 1, 'x'));
  });

  it.each([
    ['absent', 'stepps.csv', /there is no such file[\s\S]*Did you mean `steps\.csv`\?/],
    ['outside by its path', '../outside.csv', /outside the scenario’s folder/],
    ['outside by a link', 'link.csv', /outside the scenario’s folder/],
    ['outside by a link to a folder', 'folder/outside.csv', /outside the scenario’s folder/],
    ['behind a link to nothing', 'lost.csv', /there is no such file/],
    ['a folder', 'deep', /it is not a file/],
    ['in UTF-16', 'wide.csv', /it is in UTF-16, not UTF-8[\s\S]*mend: Save it as UTF-8/],
    ['in UTF-16 without a mark', 'unmarked.csv', /it is in UTF-16, not UTF-8/],
    ['in an encoding of old', 'latin.csv', /it is not UTF-8 text[\s\S]*mend: Save it as UTF-8/],
    ['huge', 'huge.csv', /it is larger than 16 MB/],
    ['a device', '/dev/zero', /relative to the folder/],
  ])('is %s', (_what, from, told) => {
    const found = check(from);
    expect(found.code).toBe(2);
    expect(found.told).toMatch(/^a\/scenario\.yaml:3:\d+ error beside-unreadable\n/);
    expect(found.told).toMatch(told);
  });

  it('but a link that stays inside is followed', () => {
    expect(check('within.csv')).toEqual({ code: 0, told: '' });
  });

  it('and a mistake in one is told at its place, with nothing written', () => {
    place.write('a/wrong.csv', 'id,weight\none,heavy\n');
    place.write('a/scenario.yaml', SCENARIO('wrong.csv'));
    const before = place.files();
    const { code, stdout, stderr } = place.rubicon(['run', 'a']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^a\/wrong\.csv:2:5 error csv-cell\n/);
    expect(place.files()).toEqual(before);
  });
});

describe('a scenario on top of another', () => {
  const on = (path: string): string => `rubicon: 1\nextends: ${path}\ntitle: On top\n`;
  const checkOn = (file: string, path: string): { code: number | null; told: string } => {
    place.write(file, on(path));
    const { code, stderr } = place.rubicon(['check', file]);
    return { code, told: stderr };
  };
  beforeAll(() => {
    place.write('scenarios/base/scenario.yaml', SCENARIO('steps.csv'));
    place.write('scenarios/base/steps.csv', FILE);
    place.write('elsewhere/scenario.yaml', SCENARIO('steps.csv'));
    place.write('elsewhere/steps.csv', FILE);
    symlinkSync('../../elsewhere', join(place.path, 'scenarios/base/out'));
  });

  it.each([
    ['a file beside it', 'scenarios/base/hindcast.yaml', 'scenario.yaml'],
    ['a neighbour under one folder of scenarios', 'scenarios/other/scenario.yaml', '../base'],
    ['one further down', 'scenarios/other/deep/scenario.yaml', '../../base/scenario.yaml'],
  ])('finds %s', (_what, file, path) => {
    expect(checkOn(file, path)).toEqual({ code: 0, told: '' });
  });

  it.each([
    ['out of the folder of scenarios', 'scenarios/base/two.yaml', '../../elsewhere'],
    ['out of it by a link', 'scenarios/base/two.yaml', 'out'],
    ['beside a scenario that stands alone', 'a/two.yaml', '../elsewhere'],
  ])('does not look %s', (_what, file, path) => {
    const { code, told } = checkOn(file, path);
    expect(code).toBe(2);
    expect(told).toContain(`${file}:2:10 error beside-unreadable`);
    expect(told).toMatch(/it lies outside the (scenario’s folder|folder `scenarios`)/);
    expect(told).toContain('mend: Scenarios build on one another in one folder');
  });

  it('finds itself however its own path is written', () => {
    place.write('scenarios/base/loop.yaml', on('../base/loop.yaml'));
    for (const path of [
      'scenarios/base/loop.yaml',
      './scenarios/../scenarios/base/loop.yaml',
      join(place.path, 'scenarios/base/loop.yaml'),
    ]) {
      const { code, stderr } = place.rubicon(['check', path]);
      expect(code).toBe(2);
      expect(stderr).toContain('error extends-circular');
    }
  });
});
