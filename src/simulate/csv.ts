import { type CsvTable, SLAB } from './csv-text.ts';
import { type CsvForm, csvField, csvWriter, type FieldForm } from './csv-writer.ts';
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

async function* kept({ stores, worlds, whole }: Simulated, table: Lines): AsyncGenerator<string> {
  if (!whole) throw new Error('the single worlds were not kept');
  const form = formOf(table);
  yield form.header;
  const write = csvWriter(form);
  for (let first = 0; first < worlds; first += SLAB) {
    const slab = slabOfStores(stores, first, Math.min(SLAB, worlds - first));
    yield write(slab.first, slab.count, columnsIn(table, slab));
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
    const form = formOf(table);
    const put = (text: string): Promise<void> => outlet.write(encoder.encode(text));
    return { table, form, write: csvWriter(form), put };
  });
  for (const { form, put } of files) await put(form.header);
  return {
    take: async (slab) => {
      for (const { table, write, put } of files) {
        await put(write(slab.first, slab.count, columnsIn(table, slab)));
      }
    },
    finish: async () => {},
  };
}

/** The tables of `outcomesCsv` and `worldsCsv` as plain data. Throws an ordinary error where single worlds were not kept. */
export function csvTables({ plan, stores, worlds, whole }: Simulated): readonly [CsvTable, CsvTable] {
  if (!whole) throw new Error('the single worlds were not kept');
  const slab = slabOfStores(stores, 0, worlds);
  const table = (lines: Lines): CsvTable => ({
    form: formOf(lines),
    worlds,
    columns: columnsIn(lines, slab),
  });
  return [table(outcomesTable(plan)), table(worldsTable(plan))];
}

function columnsIn({ lines, columns }: Lines, slab: Slab): Float64Array[][] {
  return Array.from({ length: lines }, (_, line) => columns.map(({ of }) => of(slab, line)));
}

function formOf(table: Lines): CsvForm {
  const { model, given, lines, columns } = table;
  return {
    header: header(table),
    starts: Array.from({ length: lines }, (_, line) =>
      given.map(({ byLine }) => `,${csvField(byLine[line] ?? '')}`).join(''),
    ),
    fields: columns.map(({ definition: { type, unit } }): FieldForm => {
      switch (type.kind) {
        case 'label':
          return {
            kind: 'label',
            labels: (model.tables[type.table]?.rows ?? []).map(({ label }) => csvField(label)),
          };
        case 'number':
          return { kind: 'number', scale: unit.scale };
        default:
          return { kind: type.kind };
      }
    }),
  };
}

function header({ given, columns }: Lines): string {
  return `${['world', ...[...given, ...columns].map(({ name }) => name)].map(csvField).join(',')}\r\n`;
}
