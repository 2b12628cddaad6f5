import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePlace, type Place } from './command.ts';

const SCENARIO = `rubicon: 1
title: A catch
as_of: 2024-06-30
sources:
  S1: {title: Landings, date: 2024-01, url: "https://example.org/landings"}
assumptions:
  stock: {is: 800 to 1200, unit: thousand people, about: Invented, source: S1}
  calm: {is: "bernoulli(0.5)", about: Whether it is calm, source: judgement, because: A coin.}
actors: {fleet: {title: The fleet}}
decisions:
  quota: {by: fleet, choices: 0 to 1, default: 0.2}
options:
  usual: {}
  more: {do: {quota: 0.4}}
outcomes:
  catch: {is: "if calm then quota * stock else missing", unit: thousand people, better: higher, title: The catch}
  quiet: {is: calm}
`;

type Rows = Record<string, unknown>[];

function buffer(place: Place, file: string): ArrayBuffer {
  return Uint8Array.from(readFileSync(join(place.path, file))).buffer;
}

describe('rubicon export', () => {
  let place: Place;
  beforeAll(() => {
    place = makePlace();
    place.write('fish/scenario.yaml', SCENARIO);
  });
  afterAll(() => place.remove());

  it('writes Parquet that says what its columns are and where the numbers come from', () => {
    const said = place.rubicon(['export', 'fish', '--worlds', '300', '--seed', '7', '--set', 'calm=yes']);
    expect(said).toEqual({
      code: 0,
      stdout: 'out/fish/outcomes.parquet\nout/fish/worlds.parquet\n',
      stderr: '',
    });
    const { key_value_metadata = [], num_rows } = parquetMetadata(buffer(place, 'out/fish/outcomes.parquet'));
    expect(num_rows).toBe(600n);
    const told = Object.fromEntries(key_value_metadata.map(({ key, value }) => [key, value]));
    expect(told).toMatchObject({
      'rubicon.scenario': 'fish',
      'rubicon.title': 'A catch',
      'rubicon.as_of': '2024-06-30',
      'rubicon.seed': '7',
    });
    expect(told['rubicon.hash']).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.parse(told['rubicon.set'] ?? '')).toEqual([{ name: 'calm', value: 'yes' }]);
    expect(JSON.parse(told['rubicon.sources'] ?? '')).toEqual([
      { key: 'S1', title: 'Landings', date: '2024-01', url: 'https://example.org/landings' },
    ]);
    expect(JSON.parse(told['rubicon.columns'] ?? '')).toEqual([
      { name: 'catch', kind: 'number', unit: 'thousand people', title: 'The catch', better: 'higher' },
      { name: 'quiet', kind: 'truth' },
    ]);
    const worlds = parquetMetadata(buffer(place, 'out/fish/worlds.parquet')).key_value_metadata ?? [];
    expect(JSON.parse(worlds.find(({ key }) => key === 'rubicon.columns')?.value ?? '')).toEqual([
      { name: 'stock', kind: 'number', unit: 'thousand people', about: 'Invented', sources: ['S1'] },
    ]);
  });

  it('writes the numbers that `run` writes, in both formats', async () => {
    expect(place.rubicon(['run', 'fish', '--worlds', '100', '--out', 'ran']).code).toBe(0);
    expect(place.rubicon(['export', 'fish', '--worlds', '100', '--out', 'csv', '--format', 'csv']).code).toBe(
      0,
    );
    expect(place.rubicon(['export', 'fish', '--worlds', '100', '--out', 'parquet']).code).toBe(0);
    expect(place.read('csv/outcomes.csv')).toBe(place.read('ran/outcomes.csv'));
    expect(place.read('csv/worlds.csv')).toBe(place.read('ran/worlds.csv'));
    const facts = JSON.parse(place.read('csv/columns.json'));
    expect(facts.told['rubicon.seed']).toBe('1');
    expect(facts.worlds.map(({ name }: { name: string }) => name)).toEqual(['stock', 'calm']);
    const rows = (await parquetReadObjects({ file: buffer(place, 'parquet/outcomes.parquet') })) as Rows;
    const lines = place.read('csv/outcomes.csv').trimEnd().split('\r\n').slice(1);
    expect(
      rows.map(({ world, variant, option, catch: caught, quiet }) =>
        [world, variant, option, caught ?? '', Number(quiet)].join(','),
      ),
    ).toEqual(lines);
  });

  it('refuses what it does not know', () => {
    const { code, stderr } = place.rubicon(['export', 'fish', '--format', 'xlsx', '--worlds', 'many']);
    expect(code).toBe(2);
    expect(stderr).toContain('--format needs `parquet` or `csv`');
    expect(stderr).toContain('--worlds needs a whole number');
  });

  // Node leaves SIGXFSZ aside, so that a file that grows too large fails as one on a full disk does.
  it.each(['parquet', 'csv'])('leaves nothing behind where the disk is full: %s', (format) => {
    const { stdout, stderr } = place.shell(
      `ulimit -f 8; $RUBICON export fish --worlds 5000 --format ${format} --out full; echo "exit $?"`,
    );
    expect(stdout).toBe('exit 2\n');
    expect(stderr).toMatch(/cannot-write[\s\S]*full cannot be written: E\w+: [\s\S]*mend: /);
    expect(existsSync(join(place.path, 'full'))).toBe(false);
  });

  it.skipIf(!canMount())('leaves nothing behind on a real disk that is full', () => {
    place.write('tiny/keep', '');
    const tiny = join(place.path, 'tiny');
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', tiny]);
    try {
      writeFileSync(join(tiny, 'outcomes.parquet'), 'before');
      const { code, stderr } = place.rubicon(['export', 'fish', '--worlds', '20000', '--out', 'tiny']);
      expect(code).toBe(2);
      expect(stderr).toContain('ENOSPC');
      expect(readdirSync(tiny)).toEqual(['outcomes.parquet']);
      expect(readFileSync(join(tiny, 'outcomes.parquet'), 'utf8')).toBe('before');
    } finally {
      execFileSync('umount', [tiny]);
    }
  });

  // `npm install --no-save @duckdb/node-api@1.5.6-r.1` brings it: 70 MB that no one else needs.
  it.skipIf(!hasDuckDb())('opens in DuckDB', async () => {
    const { DuckDBInstance } = createRequire(import.meta.url)(DUCKDB) as DuckDb;
    expect(place.rubicon(['export', 'fish', '--worlds', '500', '--out', 'duck']).code).toBe(0);
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const file = join(place.path, 'duck', 'outcomes.parquet');
    const rows = async (query: string): Promise<unknown[][]> =>
      (await connection.runAndReadAll(query)).getRowsJson();
    expect(
      await rows(`select option, count(*)::int, count("catch") < 500 from '${file}' group by 1 order by 1`),
    ).toEqual([
      ['more', 500, true],
      ['usual', 500, true],
    ]);
    const told = await rows(`select decode(key), decode(value) from parquet_kv_metadata('${file}')`);
    expect(told).toContainEqual(['rubicon.scenario', 'fish']);
  });
});

const DUCKDB = '@duckdb/node-api';

interface DuckDb {
  readonly DuckDBInstance: {
    create(path: string): Promise<{
      connect(): Promise<{ runAndReadAll(query: string): Promise<{ getRowsJson(): unknown[][] }> }>;
    }>;
  };
}

function hasDuckDb(): boolean {
  try {
    createRequire(import.meta.url).resolve('@duckdb/node-api');
    return true;
  } catch {
    return false;
  }
}

/** Whether this user may mount a file system. */
function canMount(): boolean {
  const place = makePlace();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place.path], { stdio: 'ignore' });
    execFileSync('umount', [place.path]);
    return true;
  } catch {
    return false;
  } finally {
    place.remove();
  }
}
