import type { Definition, Model } from '../model/model.ts';
import type { Plan } from './plan.ts';
import { type Lines, outcomesTable, type RawTable, worldsTable } from './raw-tables.ts';
import type { Spill } from './simulate.ts';
import type { Simulated } from './simulated.ts';
import { type Slab, slabOfStores } from './slab.ts';
import type { Outlet } from './table-file.ts';

/**
 * The outcomes of all worlds as CSV, many lines at a time (RFC 4180: CRLF, fields quoted where they must be), a header first: world,
 * variant (empty for the base model), option, and a column for each outcome row in its own unit. Missing is empty, yes is
 * 1, labels and dates are written out. Throws an ordinary error where single worlds were not kept.
 */
export function outcomesCsv(simulated: Simulated): AsyncGenerator<string> {
  return kept(simulated, outcomesTable(simulated.plan));
}

/** The same of what is fixed in each world of the base model, drawn or following from draws: world, and a column for each row. */
export function worldsCsv(simulated: Simulated): AsyncGenerator<string> {
  return kept(simulated, worldsTable(simulated.plan));
}

/** Worlds that are written at a time. */
const SLAB = 256;

async function* kept({ stores, worlds, whole }: Simulated, table: Lines): AsyncGenerator<string> {
  if (!whole) throw new Error('the single worlds were not kept');
  yield header(table);
  const write = writerOf(table);
  for (let first = 0; first < worlds; first += SLAB) {
    yield write(slabOfStores(stores, first, Math.min(SLAB, worlds - first)));
  }
}

/** Writes raw columns as CSV while they come: `outcomes.csv` and `worlds.csv`. */
export async function csvSpill(
  plan: Plan,
  open: (file: `${RawTable}.csv`) => Promise<Outlet>,
): Promise<Spill> {
  const tables = [outcomesTable(plan), worldsTable(plan)] as const;
  const outlets = [await open('outcomes.csv'), await open('worlds.csv')] as const;
  const encoder = new TextEncoder();
  const files = tables.map((table, index) => {
    const outlet = outlets[index] as Outlet;
    return { table, write: writerOf(table), put: (text: string) => outlet.write(encoder.encode(text)) };
  });
  for (const { table, put } of files) await put(header(table));
  return {
    take: async (slab) => {
      for (const { write, put } of files) await put(write(slab));
    },
    finish: async () => {},
  };
}

function header({ given, columns }: Lines): string {
  return `${['world', ...[...given, ...columns].map(({ name }) => name)].map(field).join(',')}\r\n`;
}

/** Writes the lines of a stretch of worlds. */
function writerOf({ model, given, lines, columns }: Lines): (slab: Slab) => string {
  const starts = Array.from({ length: lines }, (_, line) =>
    given.map(({ byLine }) => `,${field(byLine[line] ?? '')}`).join(''),
  );
  const fields = columns.map(({ definition }) => fieldOf(definition, model));
  return (slab) => {
    const values = starts.map((_, line) => columns.map(({ of }) => of(slab, line)));
    let text = '';
    for (let at = 0; at < slab.count; at++) {
      for (let line = 0; line < lines; line++) {
        text += `${slab.first + at}${starts[line]}`;
        const row = values[line] as Float64Array[];
        for (let column = 0; column < fields.length; column++) {
          text += `,${(fields[column] as Field)((row[column] as Float64Array)[at] as number)}`;
        }
        text += '\r\n';
      }
    }
    return text;
  };
}

const DAY_MS = 86_400_000;
/** Days since 1970-01-01 that a date can be written for (ECMAScript's time range). */
const LAST_DAY = 1e8;

/** A value as the field that stands for it. */
type Field = (value: number) => string;

function fieldOf({ type, unit }: Definition, model: Model): Field {
  const known = (write: Field): Field => {
    return (value) => (Number.isNaN(value) ? '' : write(value));
  };
  switch (type.kind) {
    case 'label': {
      const labels = (model.tables[type.table]?.rows ?? []).map(({ label }) => field(label));
      return known((value) => labels[value] ?? String(value));
    }
    case 'date':
      return known((value) =>
        Math.abs(value) < LAST_DAY ? new Date(value * DAY_MS).toISOString().slice(0, 10) : String(value),
      );
    case 'truth':
      return known(String);
    case 'number':
      return known((value) => String(value / unit.scale));
  }
}

function field(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
