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

/** Every option with its outcomes summed up, and compared with the first option in the same worlds. */
export function optionResults(model: Model, simulated: Simulated): OptionsFound {
  const all = model.outcomes.flatMap((number) => {
    const definition = model.definitions[number];
    if (definition === undefined) return [];
    return Array.from({ length: definition.size }, (_, row) => ({
      number,
      row,
      id: rowName(definition, model.tables, row),
    }));
  });
  const rows = all.filter(
    ({ number, row }) =>
      model.definitions[number]?.size === 1 ||
      model.options.some((_, option) => summarise(simulated, option, number, row).missing < 1),
  );
  const options = model.options.map(({ id, title, about, written, knows = [] }, option) => {
    const outcomes: Record<string, Summary> = {};
    const versus: Record<string, Paired> = {};
    for (const { number, row, id: outcome } of rows) {
      outcomes[outcome] = summarise(simulated, option, number, row);
      if (option > 0) versus[outcome] = pair(simulated, option, number, row);
    }
    return {
      id,
      title,
      ...(about === undefined ? {} : { about }),
      rules: written,
      ...(knows.length === 0 ? {} : { knows }),
      outcomes,
      versus,
    };
  });
  return { options, said: new Set(rows.map(({ id }) => id)) };
}
