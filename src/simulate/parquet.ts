import type { DecodedArray, SchemaElement } from 'hyparquet';
import type { Definition, Model } from '../model/model.ts';
import { BLOCK } from './block.ts';
import type { Plan } from './plan.ts';
import { rawFacts } from './raw-facts.ts';
import { type Lines, outcomesTable, type RawColumn, type RawTable, worldsTable } from './raw-tables.ts';
import type { Spill } from './simulate.ts';
import { type Outlet, type Table, tableFile } from './table-file.ts';

/** The files that raw columns go to: the same tables as those of CSV. */
export type RawFile = `${RawTable}.parquet`;

/** Bytes of numbers that make a row group: with the rest of it, under the 16 MiB that the writer's buffer then has. */
const GROUP = 13 * 2 ** 20;

/**
 * Writes raw columns as Parquet while they come, with the rows and columns of `outcomesCsv` and `worldsCsv`: numbers are
 * doubles in their units, yes and no booleans, labels strings, dates days; what is missing is null, and so is a date that
 * no calendar reaches. Memory holds one row group of each file, some tens of blocks of worlds. The file's metadata say
 * what its columns are (`rawFacts`) and what else is told of the run.
 */
export async function parquetSpill(
  plan: Plan,
  open: (file: RawFile) => Promise<Outlet>,
  told: Readonly<Record<string, string>> = {},
): Promise<Spill> {
  const spill = async (table: Lines, file: RawFile): Promise<Spill> =>
    spillTo(table, await open(file), { ...told, 'rubicon.columns': JSON.stringify(rawFacts(table)) });
  const files = [
    await spill(outcomesTable(plan), 'outcomes.parquet'),
    await spill(worldsTable(plan), 'worlds.parquet'),
  ];
  return {
    take: async (slab) => {
      for (const file of files) await file.take(slab);
    },
    finish: async () => {
      for (const file of files) await file.finish();
    },
  };
}

async function spillTo(
  { model, given, lines, columns: raw }: Lines,
  outlet: Outlet,
  told: Readonly<Record<string, string>>,
): Promise<Spill> {
  const columns = raw.map((column) => ({ ...column, ...described(column, model) }));
  const bytesOfWorld = 8 * lines * columns.length;
  const most = BLOCK * Math.max(1, Math.floor(GROUP / Math.max(1, bytesOfWorld) / BLOCK));
  const names: SchemaElement[] = given.map(({ name }) => ({
    name,
    type: 'BYTE_ARRAY',
    converted_type: 'UTF8',
    repetition_type: 'REQUIRED',
  }));
  const world: SchemaElement = { name: 'world', type: 'INT32', repetition_type: 'REQUIRED' };
  const file: Table = await tableFile(
    [world, ...names, ...columns.map(({ element }) => element)],
    outlet,
    told,
  );
  const held = columns.map(() => new Float64Array(most * lines));
  let first = 0;
  let count = 0;

  const flush = async (): Promise<void> => {
    const rows = count * lines;
    const worlds = Int32Array.from({ length: rows }, (_, row) => first + Math.floor(row / lines));
    const texts = given.map(({ byLine }) =>
      Array.from({ length: rows }, (_, row) => byLine[row % lines] ?? ''),
    );
    await file.write([
      worlds,
      ...texts,
      ...columns.map(({ write }, index) => write(held[index]?.subarray(0, rows) ?? new Float64Array())),
    ]);
    first += count;
    count = 0;
  };

  return {
    take: async (slab) => {
      for (let from = 0; from < slab.count; ) {
        const taken = Math.min(slab.count - from, most - count);
        columns.forEach(({ of, scale }, index) => {
          const into = held[index] as Float64Array;
          for (let line = 0; line < lines; line++) {
            const values = of(slab, line);
            for (let i = 0; i < taken; i++) {
              into[(count + i) * lines + line] = (values[from + i] as number) / scale;
            }
          }
        });
        from += taken;
        count += taken;
        if (count === most) await flush();
      }
    },
    finish: async () => {
      if (count > 0) await flush();
      await file.finish();
    },
  };
}

/** Days since 1970-01-01 that a calendar reaches (ECMAScript's time range). */
const LAST_DAY = 1e8;

interface Written {
  readonly element: SchemaElement;
  /** What values are divided by to be in the column's unit. */
  readonly scale: number;
  readonly write: (values: Float64Array) => DecodedArray;
}

function described({ name, definition, mayBeMissing }: RawColumn, model: Model): Written {
  const { kind } = definition.type;
  const element: SchemaElement = {
    name,
    repetition_type: mayBeMissing || kind === 'date' ? 'OPTIONAL' : 'REQUIRED',
    ...TYPES[kind],
  };
  const value = writtenAs(definition, model);
  if (value !== undefined) {
    return {
      element,
      scale: 1,
      write: (values) => Array.from(values, (one) => (Number.isNaN(one) ? null : value(one))),
    };
  }
  return {
    element,
    scale: definition.unit.scale,
    write: (values) =>
      mayBeMissing && values.some(Number.isNaN)
        ? Array.from(values, (one) => (Number.isNaN(one) ? null : one))
        : values,
  };
}

const TYPES = {
  number: { type: 'DOUBLE' },
  truth: { type: 'BOOLEAN' },
  label: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  date: { type: 'INT32', converted_type: 'DATE' },
} as const satisfies Record<Definition['type']['kind'], Partial<SchemaElement>>;

/** How a value that is not missing is written; undefined for plain numbers. */
function writtenAs(
  { type }: Definition,
  { tables }: Model,
): ((value: number) => boolean | string | number | null) | undefined {
  switch (type.kind) {
    case 'truth':
      return (value) => value === 1;
    case 'label':
      return (value) => tables[type.table]?.rows[value]?.label ?? String(value);
    case 'date':
      return (value) => (Math.abs(value) < LAST_DAY ? Math.floor(value) : null);
    case 'number':
      return undefined;
  }
}
