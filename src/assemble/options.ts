import { type Columns, firstOf } from '../kernel/columns.ts';
import { halfSampleError } from '../math/half-sample-error.ts';
import { momentsOf, standardError } from '../math/moments.ts';
import type { Model } from '../model/model.ts';
import { rowName } from '../model/row-name.ts';
import type { OptionResult, Paired, Summary } from '../result/result.ts';
import { pair } from '../simulate/paired.ts';
import type { Simulated } from '../simulate/simulated.ts';
import { summarise } from '../simulate/summary.ts';

export interface OptionsFound {
  readonly options: readonly OptionResult[];
  /** Outcome rows that say something: of an outcome over a table, rows missing in every world under every option are left out. */
  readonly said: ReadonlySet<string>;
}

/** One row of an outcome, and its name. */
export interface OutcomeRow {
  readonly number: number;
  readonly row: number;
  readonly id: string;
}

/** Every row of every outcome, in their order. */
export function outcomeRows(model: Model): OutcomeRow[] {
  return model.outcomes.flatMap((number) => {
    const definition = model.definitions[number];
    if (definition === undefined) return [];
    return Array.from({ length: definition.size }, (_, row) => ({
      number,
      row,
      id: rowName(definition, model.tables, row),
    }));
  });
}

/** What was found of some outcome rows under an option. @param place of the row among these */
export interface RowFound {
  readonly summary: (option: number, place: number) => Summary;
  /** Of every option but the first. */
  readonly versus: (option: number, place: number) => Paired;
}

/** Every option as it is written, with what was found of the rows. */
export function optionsWith(
  { options }: Model,
  rows: readonly OutcomeRow[],
  { summary, versus }: RowFound,
): OptionResult[] {
  return options.map(({ id, title, about, written, knows = [] }, option) => ({
    id,
    title,
    ...(about === undefined ? {} : { about }),
    rules: written,
    ...(knows.length === 0 ? {} : { knows }),
    outcomes: Object.fromEntries(rows.map((row, place) => [row.id, summary(option, place)])),
    versus: option === 0 ? {} : Object.fromEntries(rows.map((row, place) => [row.id, versus(option, place)])),
  }));
}

/** Every option with its outcomes summed up, and compared with the first option in the same worlds. */
export function optionResults(model: Model, simulated: Simulated): OptionsFound {
  const rows = outcomeRows(model).filter(
    ({ number, row }) =>
      model.definitions[number]?.size === 1 ||
      model.options.some((_, option) => summarise(simulated, option, number, row).missing < 1),
  );
  const { columns } = simulated;
  const options = optionsWith(model, rows, {
    summary: (option, place) => {
      const { number, row } = rows[place]!;
      const of = (own: Columns): Float64Array => own.outcome(undefined, option, number, row);
      return unsure(summarise(simulated, option, number, row), foresightIn(model, number, columns, of));
    },
    versus: (option, place) => {
      const { number, row } = rows[place]!;
      const of = (own: Columns): Float64Array => {
        const baseline = own.outcome(undefined, 0, number, row);
        return own.outcome(undefined, option, number, row).map((value, world) => value - baseline[world]!);
      };
      return unsure(pair(simulated, option, number, row), foresightIn(model, number, columns, of));
    },
  });
  return { options, said: new Set(rows.map(({ id }) => id)) };
}

/** The error of a mean with what foresight adds to it. */
function unsure<T extends { readonly mcse: number }>(found: T, foresight: number | undefined): T {
  return foresight === undefined ? found : { ...found, mcse: Math.hypot(found.mcse, foresight), foresight };
}

/**
 * The standard error of an outcome's mean that comes of what foresight was learned from, in its unit; undefined where nobody foresees anything.
 *
 * @param of its column
 */
function foresightIn(
  { definitions }: Model,
  number: number,
  { again, ...columns }: Columns,
  of: (columns: Columns) => Float64Array,
): number | undefined {
  const [first] = again ?? [];
  if (again === undefined || first === undefined) return undefined;
  const before = of(firstOf(columns, first.worlds));
  const error = halfSampleError(
    again.map((own) => {
      const moments = momentsOf(of(own).map((value, world) => value - before[world]!));
      return { difference: moments.mean, error: standardError(moments) };
    }),
  );
  return error / (definitions[number]?.unit.scale ?? 1);
}
