import type { Fault, Latents } from '../kernel/kernel.ts';
import type { Model } from '../model/model.ts';
import { rowName } from '../model/row-name.ts';
import type { Place } from './altered.ts';
import { readyOf, targetOf } from './target.ts';

/** What a model makes of given draws. */
export interface View {
  /** The log likelihood of each draw. */
  readonly total: Float64Array;
  /** By observation and row the log likelihood of each draw; NaN where the row is missing. */
  readonly logs: readonly (readonly Float64Array[])[];
  /** The rows that were observed, with the log likelihood of each by draw. */
  readonly rows: readonly (Place & { readonly logs: Float64Array })[];
  /** Quantities that stand fast in a world and bear on the evidence: red lines, and what the author assumed. */
  readonly quantities: readonly Quantity[];
}

export interface Quantity {
  /** As results call it. */
  readonly id: string;
  readonly definition: number;
  readonly row: number;
  readonly values: Float64Array;
}

/** Plays what bears on the evidence of a model on given draws, or on draws of its own. */
export type Viewer = (count: number, latents?: Latents) => View | Fault;

export function viewerOf(model: Model, seed: number): Viewer | Fault {
  const ready = readyOf(model);
  if ('diagnostic' in ready) return ready;
  const { model: bare, path, total: number } = ready.weighed;
  const target = targetOf(ready);
  const known = new Set(target.latents.map(({ name }) => name));
  const lines = new Set(model.redLines.map(({ line }) => line));
  return (count, latents) => {
    const given = latents && {
      names: latents.names.filter((name) => known.has(name)),
      values: latents.values.filter((_, index) => known.has(latents.names[index]!)),
    };
    const played = target.play(seed, count, given);
    if ('diagnostic' in played) return played;
    const columns = new Map<number, { readonly block: Float64Array; readonly first: number }>();
    const place = (numbers: readonly number[], block: Float64Array): void => {
      let first = 0;
      for (const definition of numbers) {
        columns.set(definition, { block, first });
        first += bare.definitions[definition]?.size ?? 0;
      }
    };
    place(
      bare.worldOrder.filter((one) => bare.definitions[one]?.reach === 'world'),
      played.worlds,
    );
    if (path) place(bare.outcomes, played.outcomes[0]!);
    const column = (definition: number, row: number): Float64Array | undefined => {
      const found = columns.get(definition);
      return found?.block.subarray((found.first + row) * count, (found.first + row + 1) * count);
    };
    const logs = bare.observations.map(({ definition }) =>
      Array.from({ length: bare.definitions[definition]?.size ?? 0 }, (_, row) => column(definition, row)!),
    );
    const rows = logs.flatMap((own, observation) =>
      own.flatMap((one, row) => (one.some(Number.isNaN) ? [] : [{ observation, row, logs: one }])),
    );
    const quantities = bare.definitions.flatMap((definition, one): Quantity[] => {
      const authored =
        definition.authored && (definition.role === 'assumption' || definition.role === 'column');
      if (!authored && !lines.has(one)) return [];
      return Array.from({ length: definition.size }, (_, row): Quantity[] => {
        const values = column(one, row);
        const varies = values?.some((value) => value !== values[0]) === true;
        if (values === undefined || !varies || !values.every(Number.isFinite)) return [];
        return [{ id: rowName(definition, model.tables, row), definition: one, row, values }];
      }).flat();
    });
    return { total: column(number, 0) ?? new Float64Array(count), logs, rows, quantities };
  };
}
