import type { KernelLayout } from '../kernel/kernel.ts';
import type { Definition, Model } from '../model/model.ts';
import { layoutOf } from '../reference/layout.ts';
import { columnName } from './column-name.ts';
import type { Plan } from './plan.ts';
import type { Slab } from './slab.ts';

/** The files that raw columns go to, without their endings. */
export type RawTable = 'outcomes' | 'worlds';

/** A table that has the same lines for every world. */
export interface Lines {
  readonly model: Model;
  /** Columns that are the same for every world, after that of the world, by line. */
  readonly given: readonly { readonly name: string; readonly byLine: readonly string[] }[];
  readonly lines: number;
  readonly columns: readonly RawColumn[];
}

/** A column of numbers in base units, as the kernel gives them. */
export interface RawColumn {
  readonly name: string;
  readonly definition: Definition;
  readonly mayBeMissing: boolean;
  readonly of: (slab: Slab, line: number) => Float64Array;
}

/** The outcomes of all worlds: world, variant (empty for the base model), option, and a column for each outcome row. */
export function outcomesTable(plan: Plan): Lines {
  const { runs } = plan;
  const model = baseOf(plan);
  const lines = runs.flatMap(({ variant, model: { options }, options: played }, run) =>
    played.map((number, option) => ({ run, option, variant: variant ?? '', id: options[number]?.id ?? '' })),
  );
  const places = runs.map((run) => placesOf(run.model, layoutOf(run.model).outcomes));
  const columns = layoutOf(model).outcomes.map((column): RawColumn => {
    const name = columnName(model, column);
    const mayBeMissing = runs.some((run, index) => {
      const place = layoutOf(run.model).outcomes[places[index]?.get(name) ?? -1];
      return run.model.definitions[place?.definition ?? -1]?.mayBeMissing !== false;
    });
    return {
      name,
      definition: definitionOf(model, column.definition),
      mayBeMissing,
      of: (slab, line) => {
        const { run, option } = lines[line] ?? { run: -1, option: -1 };
        const place = places[run]?.get(name);
        if (place === undefined) throw new Error(`${name} was not played`);
        return slab.outcome(run, option, place);
      },
    };
  });
  const given = [
    { name: 'variant', byLine: lines.map(({ variant }) => variant) },
    { name: 'option', byLine: lines.map(({ id }) => id) },
  ];
  return { model, given, lines: lines.length, columns };
}

/** What is fixed in each world of the base model, drawn or following from draws: world, and a column for each row. */
export function worldsTable(plan: Plan): Lines {
  const model = baseOf(plan);
  const columns = layoutOf(model).worlds.map((column, place): RawColumn => {
    const definition = definitionOf(model, column.definition);
    return {
      name: columnName(model, column),
      definition,
      mayBeMissing: definition.mayBeMissing,
      of: (slab) => slab.world(place),
    };
  });
  return { model, given: [], lines: 1, columns };
}

function baseOf({ runs }: Plan): Model {
  const model = runs[0]?.model;
  if (model === undefined) throw new Error('the plan has no runs');
  return model;
}

function definitionOf(model: Model, number: number): Definition {
  const definition = model.definitions[number];
  if (definition === undefined) throw new Error('the layout names a definition that is not there');
  return definition;
}

function placesOf(model: Model, columns: KernelLayout['outcomes']): ReadonlyMap<string, number> {
  return new Map(columns.map((column, place) => [columnName(model, column), place]));
}
