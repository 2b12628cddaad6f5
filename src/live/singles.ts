import { rowName } from '../model/row-name.ts';
import type { Gathering } from './gathering.ts';

/** The single worlds behind an answer, until the next question: then their memory is used again. */
export interface Singles {
  readonly worlds: number;
  /** By option and outcome row: its values, and what they are divided by to come to the outcome's unit. */
  readonly outcomes: ReadonlyMap<
    string,
    ReadonlyMap<string, { readonly values: Float64Array; readonly scale: number }>
  >;
  /** World claims: 1 where they hold, 0 where they fail, NaN where that is undecided or not given. */
  readonly claims: ReadonlyMap<string, Float64Array>;
}

/** The first so many worlds of a gathering, under the names that a result has. */
export function singlesOf(
  { turned, outcomes }: Gathering,
  worlds: number,
  claims: ReadonlyMap<string, Float64Array>,
): Singles {
  const { model, run } = turned;
  const rows = run.layout.outcomes.map(({ definition, row }, place) => {
    const { unit } = model.definitions[definition]!;
    return { place, id: rowName(model.definitions[definition]!, model.tables, row), scale: unit.scale };
  });
  const byOption = model.options.map(({ id }, option) => {
    const own = rows.map(({ place, id: row, scale }) => {
      const values = outcomes[option]![place]!.subarray(0, worlds);
      return [row, { values, scale }] as const;
    });
    return [id, new Map(own)] as const;
  });
  return { worlds, outcomes: new Map(byOption), claims };
}
