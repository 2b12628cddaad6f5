import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { obstacle, writeFiles } from '../../src/cli/write-file.ts';
import { makePlace, type Place } from './command.ts';

let place: Place;
beforeEach(() => {
  place = makePlace();
  place.write('there/a.txt', 'before');
});
afterEach(() => place.remove());

function at(...names: readonly string[]): string {
  return join(place.path, ...names);
}

async function* pieces(then: () => void): AsyncGenerator<string> {
  yield 'one ';
  yield 'two';
  then();
  yield ' three';
}

describe('files that are written together', () => {
  it('all take their places, in folders made for them', async () => {
    await writeFiles([
      { path: at('there', 'a.txt'), text: 'after' },
      { path: at('new', 'folder', 'b.txt'), text: pieces(() => {}) },
    ]);
    expect(place.files()).toEqual(['new/folder/b.txt', 'there/a.txt']);
    expect([place.read('there/a.txt'), place.read('new/folder/b.txt')]).toEqual(['after', 'one two three']);
  });

  it('keep who may read and write what they replace', async () => {
    chmodSync(at('there', 'a.txt'), 0o640);
    await writeFiles([{ path: at('there', 'a.txt'), text: 'after' }]);
    expect(statSync(at('there', 'a.txt')).mode & 0o777).toBe(0o640);
  });

  it('leave all as it was where one cannot be made', async () => {
    const broken = pieces(() => {
      throw new Error('lost');
    });
    const drafts = [
      { path: at('there', 'a.txt'), text: 'after' },
      { path: at('there', 'b.txt'), text: broken },
    ];
    await expect(writeFiles([...drafts, { path: at('new', 'folder', 'c.txt'), text: 'c' }])).rejects.toThrow(
      'lost',
    );
    expect(readdirSync(place.path)).toEqual(['there']);
    expect(place.files()).toEqual(['there/a.txt']);
    expect(place.read('there/a.txt')).toBe('before');
  });

  it('leave all as it was where a folder stands in the place of one', async () => {
    mkdirSync(at('there', 'b.txt'));
    const drafts = [
      { path: at('there', 'a.txt'), text: 'after' },
      { path: at('there', 'b.txt'), text: 'b' },
    ];
    await expect(writeFiles(drafts)).rejects.toThrow('is a folder');
    expect(place.files()).toEqual(['there/a.txt']);
    expect(place.read('there/a.txt')).toBe('before');
  });

  it('leave all as it was where they are interrupted', async () => {
    const interrupt = new AbortController();
    const drafts = [
      { path: at('there', 'a.txt'), text: 'after' },
      { path: at('there', 'b.txt'), text: pieces(() => interrupt.abort()) },
    ];
    await expect(writeFiles(drafts, interrupt.signal)).rejects.toThrow(/abort/i);
    expect(place.files()).toEqual(['there/a.txt']);
    expect(place.read('there/a.txt')).toBe('before');
  });
});

describe('what stands in the way of writing', () => {
  it('is nothing where the folder is there or can be made', () => {
    expect(obstacle(at('there'))).toBeUndefined();
    expect(obstacle(at('not', 'yet', 'there'))).toBeUndefined();
  });

  it('is a file in the place of a folder', () => {
    expect(obstacle(at('there', 'a.txt'))).toBe(`${at('there', 'a.txt')} is not a folder`);
    expect(obstacle(at('there', 'a.txt', 'below', 'it'))).toBe(`${at('there', 'a.txt')} is not a folder`);
  });
});
