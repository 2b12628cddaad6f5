import type { Columns } from '../kernel/columns.ts';
import type { Column } from '../kernel/kernel.ts';
import type { Definition, Model } from '../model/model.ts';
import { columnName } from './column-name.ts';
import type { Simulated } from './simulated.ts';

/**
 * The outcomes of all worlds as lines of CSV (RFC 4180: CRLF, fields quoted where they must be), a header first: world,
 * variant (empty for the base model), option, and a column for each outcome row in its own unit. Missing is empty, yes is
 * 1, labels and dates are written out. Throws an ordinary error where single worlds were not kept.
 */
export async function* outcomesCsv(simulated: Simulated): AsyncGenerator<string> {
  const { plan, worlds } = simulated;
  const { model, columns } = base(simulated);
  const outcomes = columnsOf(model, model.outcomes);
  yield line(['world', 'variant', 'option', ...outcomes.map(({ name }) => name)]);
  const blocks = plan.runs.flatMap(({ variant, model: { options }, options: played }) =>
    played.map((number) => {
      const id = options[number]?.id ?? '';
      const option = model.options.findIndex((each) => each.id === id);
      return {
        start: [variant ?? '', id],
        values: outcomes.map(({ definition, row }) => columns.outcomeAt(variant, option, definition, row)),
      };
    }),
  );
  for (let world = 0; world < worlds; world++) {
    for (const { start, values } of blocks) {
      yield line([
        String(world),
        ...start,
        ...values.map((column, index) => outcomes[index]?.write(column(world)) ?? ''),
      ]);
    }
  }
}

/** What is fixed in each world of the base model, drawn or following from draws: world, and a column for each row. */
export async function* worldsCsv(simulated: Simulated): AsyncGenerator<string> {
  const { model, columns } = base(simulated);
  const inWorld = model.worldOrder.filter((number) => model.definitions[number]?.reach === 'world');
  const described = columnsOf(model, inWorld);
  const values = described.map(({ definition, row }) => columns.worldAt(undefined, definition, row));
  yield line(['world', ...described.map(({ name }) => name)]);
  for (let world = 0; world < simulated.worlds; world++) {
    yield line([
      String(world),
      ...values.map((column, index) => described[index]?.write(column(world)) ?? ''),
    ]);
  }
}

function base({ plan, columns, whole }: Simulated): { readonly model: Model; readonly columns: Columns } {
  const model = plan.runs[0]?.model;
  if (model === undefined || !whole) throw new Error('the single worlds were not kept');
  return { model, columns };
}

interface Described extends Column {
  readonly name: string;
  readonly write: (value: number) => string;
}

function columnsOf(model: Model, numbers: readonly number[]): Described[] {
  return numbers.flatMap((definition) => {
    const found = model.definitions[definition];
    if (found === undefined) return [];
    return Array.from({ length: found.size }, (_, row) => ({
      definition,
      row,
      name: columnName(model, { definition, row }),
      write: (value: number) => (Number.isNaN(value) ? '' : text(value, found, model)),
    }));
  });
}

const DAY_MS = 86_400_000;
/** Days since 1970-01-01 that a date can be written for (ECMAScript's time range). */
const LAST_DAY = 1e8;

function text(value: number, { type, unit }: Definition, model: Model): string {
  switch (type.kind) {
    case 'label':
      return model.tables[type.table]?.rows[value]?.label ?? String(value);
    case 'date':
      return Math.abs(value) < LAST_DAY ? new Date(value * DAY_MS).toISOString().slice(0, 10) : String(value);
    case 'truth':
      return String(value);
    case 'number':
      return String(value / unit.scale);
  }
}

function line(fields: readonly string[]): string {
  return `${fields.map(field).join(',')}\r\n`;
}

function field(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
