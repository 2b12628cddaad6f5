import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePlace, type Place } from './command.ts';
import { SMALL } from './small-scenario.ts';

let place: Place;
/** What a first, good run left; no mistake may touch it. */
let before: Readonly<Record<string, string>>;

beforeAll(() => {
  place = makePlace();
  place.write('two-ways/scenario.yaml', SMALL);
  place.write('in-the-way', 'a file');
  place.rubicon(['run', 'two-ways', '--worlds', '50']);
  before = contents();
});
afterAll(() => place.remove());

function contents(): Record<string, string> {
  return Object.fromEntries(place.files().map((file) => [file, place.read(file)]));
}

/** Runs what must be refused: exit code 2, nothing on standard output, no file written or changed. */
function refused(...args: readonly string[]): string {
  const found = place.rubicon(args);
  expect({ code: found.code, stdout: found.stdout }).toEqual({ code: 2, stdout: '' });
  expect(contents()).toEqual(before);
  return found.stderr;
}

describe('a setting that cannot be', () => {
  const set = (setting: string): string => refused('run', 'two-ways', '--worlds', '50', '--set', setting);

  it('of an unknown name is told with the nearest one', () => {
    expect(set('dely=3')).toMatch(/^--set dely:1:1 error set-unknown\n(.*\n)*mend: Did you mean `delay`\?/);
  });

  it.each([
    ['a wrong unit', 'delay=3 people', /error unit-declared[\s\S]*3 people/],
    ['an unknown row', 'cost[wset]=3', /error unknown-label[\s\S]*Did you mean `west`\?/],
    ['a row of what has none', 'line[west]=3%', /error rows-picked/],
    ['no value', 'delay=', /error formula-empty/],
    ['no name', '=3', /error bad-setting/],
    ['no equals sign', 'delay', /error bad-setting[\s\S]*mend: Write for instance `--set/],
    ['a formula that ends early', 'delay=3 +', /--set delay:1:\d+ error formula-unfinished/],
    ['a value that is not finite', 'delay=1/0', /error constant-not-finite/],
    ['a name in the value', 'delay=dely', /error unknown-name/],
    ['an interval', 'delay=2 to 3', /error interval-misplaced/],
    ['a decision', 'demand=0.5', /error set-moving[\s\S]*this is a decision/],
    ['an outcome', 'refused=yes', /error set-moving[\s\S]*this is an outcome/],
  ])('has %s', (_what, setting, told) => {
    expect(set(setting)).toMatch(told);
  });

  it('is told where worlds are too few to learn from', () => {
    expect(refused('settle', 'two-ways', '--worlds', '255')).toContain(
      '--worlds needs a whole number from 256',
    );
  });

  it('is told together with the others', () => {
    const told = refused('run', 'two-ways', '--set', 'a=1', '--set', 'delay=3 km', '--set', 'line=50%');
    expect(told).toContain('error set-unknown');
    expect(told).toContain('error unit-declared');
    expect(told).toMatch(/\n2 errors\n$/);
  });
});

describe('a flag that cannot be', () => {
  it.each([
    [['--worlds', '1'], '--worlds needs a whole number from 2'],
    [['--worlds', '1.5'], '--worlds needs a whole number'],
    [['--worlds', '-3'], '--worlds needs a whole number'],
    [['--worlds', 'many'], '--worlds needs a whole number'],
    [['--worlds', ''], '--worlds needs a whole number'],
    [['--worlds', '100000000'], 'do not fit into memory'],
    [['--seed', '-1'], '--seed needs a whole number'],
    [['--seed', '99999999999999999999'], '--seed needs a whole number'],
    [['--threads', '0'], '--threads needs a whole number from 1'],
    [['--precision', '0'], '--precision needs a standard error'],
    [['--precision', '50%'], '--precision needs a standard error'],
    [['--precision', 'fine'], '--precision needs a standard error'],
    [['--worlds'], 'argument missing'],
    [['--bogus'], "unknown option '--bogus'"],
    [['again'], 'too many arguments'],
    [['--out', 'in-the-way'], 'in-the-way cannot be written'],
    [['--out', 'in-the-way/below'], 'in-the-way/below cannot be written'],
    [['--out', '/proc/nothing'], '/proc/nothing cannot be written'],
  ])('%j', (flags, told) => {
    expect(refused('run', 'two-ways', ...flags)).toContain(told);
  });

  it('is told together with the others', () => {
    const told = refused('run', 'two-ways', '--worlds', 'x', '--seed', 'y', '--threads', 'z');
    expect(told.match(/error bad-flag/g)).toHaveLength(3);
  });

  it.each([
    [[], 'Usage: rubicon'],
    [['play', 'two-ways'], "unknown command 'play'"],
    [['run'], "missing required argument 'scenario'"],
  ])('as the command %j', (args, told) => {
    expect(refused(...args)).toContain(told);
  });
});

describe('a scenario that is not there', () => {
  it('is told with its nearest neighbour', () => {
    expect(refused('run', 'two-way')).toMatch(/error no-such-scenario\n(.*\n)*mend: Did you mean two-ways\?/);
  });

  it('or is not to be read', () => {
    expect(refused('run', '/dev/null')).toContain('it is not a file');
    expect(refused('check', 'nowhere/at/all')).toContain('rubicon new');
  });
});

describe('a scenario with mistakes', () => {
  let other: Place;
  beforeAll(() => {
    other = makePlace();
  });
  afterAll(() => other.remove());

  const broken = SMALL.replace('demand > line, better', 'demand > lien, better')
    .replace('is: delay, unit: months', 'is: delay, unit: people')
    .replace('not refused[wait]', 'not refused[wiat]');

  it.each(['run', 'check'])('has all of them told by `%s`, with place, frame and mend', (command) => {
    other.write('broken/scenario.yaml', broken);
    const { code, stdout, stderr } = other.rubicon([command, 'broken']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /broken\/scenario\.yaml:16:26 error unknown-name\nNothing is called `lien`\.\n[\s\S]*?mend: Did you mean `line`\?/,
    );
    expect(stderr).toMatch(/broken\/scenario\.yaml:18:\d+ error unit-declared/);
    expect(stderr).toMatch(/broken\/scenario\.yaml:20:\d+ error unknown-label[\s\S]*Did you mean `wait`\?/);
    expect(stderr).toMatch(/\n> 16 \| {3}refused: .*\n +\| +\^\^\^\^\n/);
    expect(stderr).toMatch(/\n3 errors\n$/);
    expect(other.files()).toEqual(['broken/scenario.yaml']);
  });

  it('leaves the output of an earlier run as it was', () => {
    other.write('early/scenario.yaml', SMALL);
    other.rubicon(['run', 'early', '--worlds', '20']);
    const left = other.files().map((file) => [file, other.read(file)]);
    other.write('early/scenario.yaml', broken);
    expect(other.rubicon(['run', 'early', '--worlds', '20']).code).toBe(2);
    other.write('early/scenario.yaml', SMALL);
    expect(other.files().map((file) => [file, other.read(file)])).toEqual(left);
  });

  it('that shows only when it is played is told in the same way, and nothing is written', () => {
    const late = SMALL.replace('if refused then cost else 0', 'if refused then cost / 0 else 0');
    other.write('late/scenario.yaml', late);
    const { code, stdout, stderr } = other.rubicon(['run', 'late', '--worlds', '100']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^late\/scenario\.yaml:17:\d+ error [a-z-]+\n[\s\S]*in world \d+/);
    expect(other.files().filter((file) => file.startsWith('out/late'))).toEqual([]);
  });
});

describe('a file that is meant to break the reader', () => {
  const bomb = Array.from({ length: 12 }, (_, level) => {
    const [name, before] = [String.fromCharCode(98 + level), String.fromCharCode(97 + level)];
    return `${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]\n`;
  });

  it.each([
    ['empty', '', 'file-empty'],
    ['words', 'just words', 'file-shape'],
    ['a list', '[]', 'file-shape'],
    ['a character that no text has', SMALL.replace('title: Two', 'title: \u0000Two'), 'file-character'],
    ['a field twice', SMALL.replace('title: Two', 'title: One\ntitle: Two'), 'yaml-duplicate'],
    ['anchors that explode', `rubicon: 1\na: &a [x]\n${bomb.join('')}`, 'yaml-anchor'],
    ['lists in lists', `rubicon: ${'['.repeat(100_000)}`, 'yaml-deep'],
    ['a formula in brackets', SMALL.replace('demand > line', `"${'('.repeat(50_000)}1"`), 'formula-long'],
    ['brackets in brackets', SMALL.replace('demand > line', `"${'('.repeat(5000)}1"`), 'formula-deep'],
    ['millions of characters', `${SMALL}#${'x'.repeat(4_100_000)}`, 'file-large'],
    ['megabytes', '#'.repeat(5_000_000), 'unreadable-file'],
  ])('is refused at once: %s', (_name, text, code) => {
    const own = makePlace();
    try {
      own.write('hostile/scenario.yaml', text);
      const start = performance.now();
      const said = own.rubicon(['run', 'hostile', '--worlds', '10']);
      expect(performance.now() - start).toBeLessThan(10_000);
      expect({ code: said.code, stdout: said.stdout }).toEqual({ code: 2, stdout: '' });
      expect(said.stderr).toContain(`error ${code}`);
      expect(said.stderr.length).toBeLessThan(20_000);
      expect(own.files()).toEqual(['hostile/scenario.yaml']);
    } finally {
      own.remove();
    }
  });
});
