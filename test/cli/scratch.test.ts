import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scratchFiles } from '../../src/cli/scratch.ts';
import { writeFiles } from '../../src/cli/write-file.ts';
import { makePlace, type Place } from './command.ts';

let place: Place;
beforeEach(() => {
  place = makePlace();
  place.write('there/a.txt', 'before');
});
afterEach(() => place.remove());

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('files that are written while a run lasts', () => {
  it('take their names with those written at its end', async () => {
    const folder = join(place.path, 'new');
    const scratch = scratchFiles(folder);
    const file = await scratch.open('raw.bin');
    await file.write(bytes('one '));
    await file.write(bytes('two'));
    expect(place.files()).toEqual(['there/a.txt', expect.stringMatching(/^new\/raw\.bin\..*tmp$/)].sort());
    const drafts = await scratch.complete();
    await writeFiles([{ path: join(folder, 'b.txt'), text: 'b' }, ...drafts]);
    await scratch.discard();
    expect(place.files()).toEqual(['new/b.txt', 'new/raw.bin', 'there/a.txt']);
    expect(place.read('new/raw.bin')).toBe('one two');
  });

  it('go where the run does not end well', async () => {
    for (const folder of ['there', 'new']) {
      const scratch = scratchFiles(join(place.path, folder));
      const file = await scratch.open('raw.bin');
      await file.write(bytes('one'));
      await scratch.discard();
      expect(scratch.failure()).toBeUndefined();
    }
    expect(place.files()).toEqual(['there/a.txt']);
    expect(existsSync(join(place.path, 'new'))).toBe(false);
  });

  it('go at once, with what else is not whole, where nobody waits', async () => {
    for (const folder of ['there', 'new']) {
      const scratch = scratchFiles(join(place.path, folder));
      const file = await scratch.open('raw.bin');
      await file.write(bytes('one'));
      scratch.spool();
      place.write(`${folder}/index.html.${process.pid}.tmp`, 'half');
      place.write(`${folder}/index.html.${process.pid}9.tmp`, 'of another process');
      scratch.abandon();
    }
    const others = ['new', 'there'].map((folder) => `${folder}/index.html.${process.pid}9.tmp`);
    expect(place.files()).toEqual([...others, 'there/a.txt'].sort());
  });

  it('go with the others where one of those cannot be made', async () => {
    const scratch = scratchFiles(join(place.path, 'there'));
    await (await scratch.open('raw.bin')).write(bytes('one'));
    const broken = (function* (): Generator<string> {
      yield 'one';
      throw new Error('lost');
    })();
    const drafts = [
      ...(await scratch.complete()),
      { path: join(place.path, 'there', 'b.txt'), text: broken },
    ];
    await expect(writeFiles(drafts)).rejects.toThrow('lost');
    expect(place.files()).toEqual(['there/a.txt']);
  });

  it('serve as a spool, and leave nothing behind however the run ends', async () => {
    for (const folder of ['there', 'new']) {
      const scratch = scratchFiles(join(place.path, folder));
      const [one, other] = [scratch.spool(), scratch.spool()];
      const places = ['one ', 'two', ' three'].map((text) => one.put(bytes(text)));
      expect(other.put(bytes('four'))).toBe(0);
      const read = (at: number | undefined, length: number): string => {
        const into = new Uint8Array(length);
        one.get(at ?? 0, into);
        return new TextDecoder().decode(into);
      };
      expect([read(places[1], 3), read(places[2], 6), read(0, 13)]).toEqual([
        'two',
        ' three',
        'one two three',
      ]);
      expect(() => read(places[2], 7)).toThrow('is shorter');
      expect(scratch.failure()?.message).toMatch('is shorter');
      await scratch.discard();
      expect(() => one.put(bytes('late'))).toThrow();
    }
    expect(place.files()).toEqual(['there/a.txt']);
    expect(existsSync(join(place.path, 'new'))).toBe(false);
  });

  it('say what went wrong', async () => {
    expect(() => scratchFiles(join(place.path, 'there', 'a.txt')).spool()).toThrow();
    const scratch = scratchFiles(join(place.path, 'there', 'a.txt'));
    await expect(scratch.open('raw.bin')).rejects.toThrow();
    expect(scratch.failure()?.message).toMatch(/a\.txt/);
  });
});
