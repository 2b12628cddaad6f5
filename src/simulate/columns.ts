import type { Columns, ValueAt } from '../kernel/columns.ts';
import { columnName } from './column-name.ts';
import { fixedByName } from './fixed-by-name.ts';
import type { Locator } from './locate.ts';
import type { Plan, Run } from './plan.ts';
import { kept } from './sample.ts';
import { doubles, reader, type Series } from './series.ts';
import { headOf, type Store } from './store.ts';

/**
 * The columns of single worlds, to be asked for by the numbers of the base model: of all that were played, or of the first
 * so many worlds of what is fixed in a world.
 */
export function columnsOf({ runs }: Plan, locate: Locator, worlds: number, first: boolean = false): Columns {
  const base = runs[0]?.model;
  if (base === undefined) throw new Error('the plan has no runs');
  const fixed = new Map<Run, ReadonlyMap<string, number>>();
  const fixedOf = (run: Run): ReadonlyMap<string, number> => {
    const found = fixed.get(run) ?? fixedByName(run.model);
    fixed.set(run, found);
    return found;
  };
  const outcome: Find<Parameters<Columns['outcome']>> = (variant, option, definition, row) => {
    const store = locate.store(variant);
    const column = locate.column(store, 'outcomes', definition, row);
    const found = store.outcomes[locate.option(store, option)]?.[column];
    if (found === undefined || first) throw new Error('the column was not kept');
    return kept(found.sample);
  };
  const world: Find<Parameters<Columns['world']>> = (variant, definition, row) => {
    const store = locate.store(variant);
    const column = locate.columnIfAny(store, 'worlds', definition, row);
    if (column >= 0) return first ? headOf(store, column) : keptWorld(store, column);
    const name = columnName(base, { definition, row });
    const value = fixedOf(store.run).get(name);
    if (value === undefined) throw new Error(`${name} is not fixed in a world`);
    return value;
  };
  const all = (found: Series | number): Float64Array =>
    typeof found === 'number' ? new Float64Array(worlds).fill(found) : doubles(found, 0, worlds);
  const at = (found: Series | number): ValueAt => (typeof found === 'number' ? () => found : reader(found));
  return {
    worlds,
    outcome: (...column) => all(outcome(...column)),
    world: (...column) => all(world(...column)),
    outcomeAt: (...column) => at(outcome(...column)),
    worldAt: (...column) => at(world(...column)),
  };
}

/** Finds a column; a number is the same in all worlds. */
type Find<Names extends readonly unknown[]> = (...column: Names) => Series | number;

function keptWorld({ worlds }: Store, column: number): Series {
  const gathered = worlds[column];
  if (gathered === undefined) throw new Error('the column was not kept');
  return kept(gathered.sample);
}
