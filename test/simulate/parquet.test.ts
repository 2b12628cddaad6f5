import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { outcomesCsv, worldsCsv } from '../../src/simulate/csv.ts';
import { parquetSpill, type RawFile } from '../../src/simulate/parquet.ts';
import type { Plan } from '../../src/simulate/plan.ts';
import { simulate } from '../../src/simulate/simulate.ts';
import type { Outlet } from '../../src/simulate/table-file.ts';
import { threads } from '../../src/simulate/threads.ts';
import { build, call, drawn, missing, number, row, when } from '../reference/build.ts';
import { played, text } from './written.ts';

const model = build(({ read }) => ({
  tables: { t: ['a', 'say "b", ü'] },
  world: {
    luck: { is: drawn('bernoulli', 0.5), type: { kind: 'truth' } },
    push: { is: drawn('uniform', 0, 1) },
  },
  outcomes: {
    dead: {
      is: call('multiply', read('push'), number(2500)),
      unit: { text: 'thousand', scale: 1000, dimension: {}, share: false },
    },
    which: { is: when(read('luck'), row(0), number(0)), over: [0], type: { kind: 'label', table: 0 } },
    when: {
      is: call('add', number(19_905.5), call('multiply', read('push'), number(90))),
      type: { kind: 'date' },
    },
    never: { is: when(read('luck'), missing, read('push')), mayBeMissing: true },
    lucky: { is: read('luck'), type: { kind: 'truth' } },
  },
  options: ['hold', 'move'],
}));
const plan: Plan = {
  seed: 1,
  runs: [
    { model, options: [0, 1] },
    { variant: 'other', model, options: [1] },
  ],
};

type Row = Record<string, unknown>;

/** What a run leaves in files, from the bytes that go to each. */
async function spilt(worlds: number): Promise<Map<RawFile, ArrayBuffer>> {
  const pieces = new Map<RawFile, Uint8Array[]>();
  const open = async (file: RawFile): Promise<Outlet> => {
    const list: Uint8Array[] = [];
    pieces.set(file, list);
    return { write: async (bytes) => void list.push(bytes.slice()) };
  };
  const settings = { stop: { worlds }, memory: 0 };
  const found = await simulate(plan, settings, threads(plan, { threads: 1 }), {
    spill: () => parquetSpill(plan, open),
  });
  if ('diagnostic' in found) throw new Error(found.diagnostic.message);
  const whole = (list: readonly Uint8Array[]): ArrayBuffer => Uint8Array.from(Buffer.concat(list)).buffer;
  return new Map([...pieces].map(([file, list]) => [file, whole(list)]));
}

/** The rows of lines of CSV without line ends in fields, as texts. */
async function rowsOf(pieces: AsyncIterable<string>): Promise<Record<string, string>[]> {
  const table: string[][] = [];
  for (const line of (await text(pieces)).trimEnd().split('\r\n')) {
    const fields = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)];
    table.push(fields.map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? ''));
  }
  const [names = [], ...rows] = table;
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ''])));
}

/** A row of Parquet written as CSV writes it. */
function written(row: Row): Record<string, string> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (value === null) return [name, ''];
      if (value instanceof Date) return [name, value.toISOString().slice(0, 10)];
      return [name, typeof value === 'boolean' ? String(Number(value)) : String(value)];
    }),
  );
}

describe('Parquet', () => {
  // Three row groups of outcomes would be many megabytes; two of few worlds are not, so this is one with a rest.
  it('holds what CSV holds, read by another library', async () => {
    const files = await spilt(200);
    const found = await played(plan, 200);
    for (const [file, csv] of [
      ['outcomes.parquet', outcomesCsv(found)],
      ['worlds.parquet', worldsCsv(found)],
    ] as const) {
      const rows = (await parquetReadObjects({ file: files.get(file) as ArrayBuffer })) as Row[];
      expect(rows.map(written)).toEqual(await rowsOf(csv));
    }
  });

  it('has the types of its columns', async () => {
    const files = await spilt(64);
    const { schema, num_rows } = parquetMetadata(files.get('outcomes.parquet') as ArrayBuffer);
    expect(num_rows).toBe(192n);
    expect(
      schema
        .slice(1)
        .map(({ name, type, converted_type, repetition_type }) =>
          [name, type, converted_type, repetition_type].filter((word) => word !== undefined).join(' '),
        ),
    ).toEqual([
      'world INT32 REQUIRED',
      'variant BYTE_ARRAY UTF8 REQUIRED',
      'option BYTE_ARRAY UTF8 REQUIRED',
      'dead DOUBLE REQUIRED',
      'which[a] BYTE_ARRAY UTF8 REQUIRED',
      'which[say "b", ü] BYTE_ARRAY UTF8 REQUIRED',
      'when INT32 DATE OPTIONAL',
      'never DOUBLE OPTIONAL',
      'lucky BOOLEAN REQUIRED',
    ]);
  });

  it('is written in row groups, so that memory does not hold it', async () => {
    const worlds = 130_000;
    const files = await spilt(worlds);
    const file = files.get('outcomes.parquet') as ArrayBuffer;
    const { row_groups } = parquetMetadata(file);
    expect(row_groups.length).toBeGreaterThan(1);
    expect(row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0)).toBe(3 * worlds);
    // The first row of the second group is of the world after the last of the first.
    const at = Number(row_groups[0]?.num_rows);
    const [row] = (await parquetReadObjects({ file, rowStart: at, rowEnd: at + 1 })) as Row[];
    expect(row).toMatchObject({ world: at / 3, variant: '', option: 'hold' });
  });
});
