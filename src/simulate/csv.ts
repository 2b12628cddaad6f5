import type { Columns, ValueAt } from '../kernel/columns.ts';
import type { Column } from '../kernel/kernel.ts';
import type { Definition, Model } from '../model/model.ts';
import { columnName } from './column-name.ts';
import type { Simulated } from './simulated.ts';

/**
 * The outcomes of all worlds as CSV, many lines at a time (RFC 4180: CRLF, fields quoted where they must be), a header first: world,
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
  const rows = blocks.map(({ start, values }) => {
    const begin = start.map((one) => `,${field(one)}`).join('');
    return (world: number): string => `${world}${begin}${cells(outcomes, values, world)}\r\n`;
  });
  yield* pieces(worlds, (world) => rows.map((row) => row(world)).join(''));
}

/** The same of what is fixed in each world of the base model, drawn or following from draws: world, and a column for each row. */
export async function* worldsCsv(simulated: Simulated): AsyncGenerator<string> {
  const { model, columns } = base(simulated);
  const inWorld = model.worldOrder.filter((number) => model.definitions[number]?.reach === 'world');
  const described = columnsOf(model, inWorld);
  const values = described.map(({ definition, row }) => columns.worldAt(undefined, definition, row));
  yield line(['world', ...described.map(({ name }) => name)]);
  yield* pieces(simulated.worlds, (world) => `${world}${cells(described, values, world)}\r\n`);
}

/** Characters that are handed on at a time, or a world's if it has more. */
const PIECE = 2 ** 16;

/** The text of all worlds, many lines at a time. */
function* pieces(worlds: number, text: (world: number) => string): Generator<string> {
  let piece = '';
  for (let world = 0; world < worlds; world++) {
    piece += text(world);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

/** The values of a line, each behind its comma. */
function cells(columns: readonly Described[], values: readonly ValueAt[], world: number): string {
  let text = '';
  for (let index = 0; index < columns.length; index++) {
    text += `,${(columns[index] as Described).write((values[index] as ValueAt)(world))}`;
  }
  return text;
}

function base({ plan, columns, whole }: Simulated): { readonly model: Model; readonly columns: Columns } {
  const model = plan.runs[0]?.model;
  if (model === undefined || !whole) throw new Error('the single worlds were not kept');
  return { model, columns };
}

interface Described extends Column {
  readonly name: string;
  /** A value as the field that stands for it. */
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
      write: writer(found, model),
    }));
  });
}

const DAY_MS = 86_400_000;
/** Days since 1970-01-01 that a date can be written for (ECMAScript's time range). */
const LAST_DAY = 1e8;

function writer({ type, unit }: Definition, model: Model): Described['write'] {
  const known = (write: (value: number) => string): Described['write'] => {
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

function line(fields: readonly string[]): string {
  return `${fields.map(field).join(',')}\r\n`;
}

function field(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
