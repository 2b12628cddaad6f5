import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makePlace, type Place } from './command.ts';
import { SMALL } from './small-scenario.ts';

let place: Place;
beforeEach(() => {
  place = makePlace();
  place.write('first/scenario.yaml', SMALL);
  place.write('second/scenario.yaml', SMALL.replace('Two ways to wait', 'Another question'));
});
afterEach(() => place.remove());

/** The pin of a brief among the files of a site. */
function pinOf(id: string, files = place.files()): string[] {
  return files.flatMap(
    (file) => new RegExp(`^site/${id}/([0-9a-f]{12})/index\\.html$`).exec(file)?.[1] ?? [],
  );
}

const publish = (...more: string[]): ReturnType<Place['rubicon']> =>
  place.rubicon(['publish', 'first', 'second', '--out', 'site', '--worlds', '64', ...more]);

describe('rubicon publish', () => {
  it('writes the page, every brief where it is now and where it stays, and what frames need', () => {
    const said = publish('--title', 'World', '--base', 'https://example.org/crises');
    expect(said).toMatchObject({ code: 0, stdout: 'site/index.html\n' });
    const [pin] = pinOf('first');
    expect(place.files().filter((file) => file.startsWith('site'))).toHaveLength(10);
    expect(place.read(`site/first/${pin}/index.html`)).toBe(place.read('site/first/index.html'));
    const page = place.read('site/index.html');
    expect(page).toContain('<title>World</title>');
    expect(page.indexOf('Two ways to wait</a></h2>')).toBeGreaterThan(0);
    expect(page.indexOf('Another question</a></h2>')).toBeGreaterThan(
      page.indexOf('Two ways to wait</a></h2>'),
    );
    expect(page).toContain(`https://example.org/crises/first/${pin}/index.html`);
    expect(JSON.parse(place.read('site/second/result.json'))).toMatchObject({ worlds: 64 });
  });

  it('gives the same files again, and leaves what was pinned beside what is new', () => {
    publish('--threads', '1');
    const before = place.files();
    const page = place.read('site/index.html');
    publish('--threads', '2');
    expect(place.files()).toEqual(before);
    expect(place.read('site/index.html')).toBe(page);
    publish('--seed', '2');
    expect(pinOf('first')).toHaveLength(2);
    expect(before.every((file) => place.files().includes(file))).toBe(true);
  });

  it('writes nothing where one of the scenarios is wrong', () => {
    place.write('second/scenario.yaml', SMALL.replace('demand > line', 'demand > lien'));
    const said = publish();
    expect(said.code).toBe(2);
    expect(said.stderr).toContain('Did you mean `line`?');
    expect(place.files().filter((file) => file.startsWith('site'))).toEqual([]);
  });

  it('refuses two scenarios of one name, a scenario that is not there and an address that is none', () => {
    place.write('other/first/scenario.yaml', SMALL);
    const twice = place.rubicon(['publish', 'first', 'other/first', '--out', 'site']);
    expect(twice.code).toBe(2);
    expect(twice.stderr).toContain('error published-twice');
    expect(place.rubicon(['publish', 'first', 'secnod', '--out', 'site']).stderr).toContain(
      'Did you mean second?',
    );
    for (const base of ['example.org', 'javascript:alert(1)'])
      expect(publish('--base', base)).toMatchObject({ code: 2, stdout: '' });
    expect(place.files().filter((file) => file.startsWith('site'))).toEqual([]);
  });
});
