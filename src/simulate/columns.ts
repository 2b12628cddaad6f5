import type { Columns } from '../kernel/columns.ts';
import { fixedValues } from '../reference/fixed.ts';
import { columnName, type Locator } from './locate.ts';
import type { Plan, Run } from './plan.ts';
import { kept } from './sample.ts';
import type { Store } from './store.ts';

/** The columns of single worlds, to be asked for by the numbers of the base model. */
export function columnsOf({ runs }: Plan, locate: Locator, worlds: number): Columns {
  const base = runs[0]?.model;
  if (base === undefined) throw new Error('the plan has no runs');
  const fixed = new Map<Run, ReadonlyMap<string, number>>();
  const fixedOf = (run: Run): ReadonlyMap<string, number> => {
    const found = fixed.get(run) ?? fixedByName(run);
    fixed.set(run, found);
    return found;
  };
  return {
    worlds,
    outcome: (variant, option, definition, row) => {
      const store = locate.store(variant);
      const column = locate.column(store, 'outcomes', definition, row);
      return sampleOf(store.outcomes[locate.option(store, option)]?.[column]);
    },
    world: (variant, definition, row) => {
      const store = locate.store(variant);
      const column = locate.columnIfAny(store, 'worlds', definition, row);
      if (column >= 0) return sampleOf(store.worlds[column]);
      const name = columnName(base, { definition, row });
      const value = fixedOf(store.run).get(name);
      if (value === undefined) throw new Error(`${name} is not fixed in a world`);
      return new Float64Array(worlds).fill(value);
    },
  };
}

function sampleOf(gathered: Store['worlds'][number] | undefined): Float64Array {
  if (gathered === undefined) throw new Error('the column was not played');
  return kept(gathered.sample);
}

/** What is the same in all worlds, by `name` or `name[row]`. */
function fixedByName({ model }: Run): ReadonlyMap<string, number> {
  const fixed = fixedValues(model);
  if ('diagnostic' in fixed) throw new Error(fixed.diagnostic.message);
  const byName = new Map<string, number>();
  for (const [definition, { size }] of model.definitions.entries()) {
    for (let row = 0; row < size; row++) {
      const value = fixed.at(definition, row);
      if (value !== undefined) byName.set(columnName(model, { definition, row }), value);
    }
  }
  return byName;
}
