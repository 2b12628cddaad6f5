import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePlace, type Place, ROOT } from '../cli/command.ts';
import { blocks, pages } from './markdown.ts';

/** A folder as a reader has it who stands in a copy of the project. */
let place: Place;
beforeAll(() => {
  place = makePlace();
  for (const folder of ['scenarios', 'docs']) symlinkSync(join(ROOT, folder), join(place.path, folder));
});
afterAll(() => place.remove());

const COMMANDS = pages().flatMap((page) =>
  blocks(page)
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text }) => text.split('\n'))
    .filter((line) => line.startsWith('npx rubicon '))
    .map((line) => ({ line, path: page.path })),
);

describe('the commands of the documentation', () => {
  it('are there', () => {
    const verbs = new Set(COMMANDS.map(({ line }) => line.split(' ')[2]));
    expect([...verbs].sort()).toEqual([
      'backtest',
      'check',
      'completion',
      'diff',
      'explore',
      'export',
      'format',
      'new',
      'publish',
      'run',
      'schema',
      'settle',
    ]);
  });

  // In the order of the pages, because later commands go on with what earlier ones wrote.
  it.each(COMMANDS)('$line', ({ line }) => {
    const few = line
      .replace(/npx rubicon (run|publish) /, 'npx rubicon $1 --worlds 60 ')
      .replace(/--worlds [\d_]{3,}/, line.includes(' settle ') ? '--worlds 256' : '--worlds 60')
      .replace('npx rubicon', '$RUBICON');
    const { code, stderr } = place.shell(few);
    expect({ code, stderr: stderr.match(/error .*/g) }).toEqual({ code: 0, stderr: null });
  });

  it('has every flag of `run` in the README, and no other', () => {
    const readme = pages().find(({ path }) => path === 'README.md')?.text ?? '';
    const described = [...readme.matchAll(/^\| `(--[a-z]+)/gm)].map(([, flag]) => flag);
    const { stdout } = place.rubicon(['run', '--help']);
    const taken = [...stdout.matchAll(/^ {2}(?:-h, )?(--[a-z]+)/gm)].map(([, flag]) => flag);
    expect(described.sort()).toEqual(taken.filter((flag) => flag !== '--help').sort());
  });
});
