import { columnName } from './column-name.ts';
import type { Plan } from './plan.ts';
import type { Store } from './store.ts';

/** Finds the base model's options and columns in the runs of variants, by their names. */
export interface Locator {
  /** The store of a variant. Throws an ordinary error where it was not played, like all that follow. */
  readonly store: (variant: string | undefined) => Store;
  /** Where an option stands in `Run.options`. */
  readonly option: (store: Store, option: number) => number;
  /** Where an outcome, check or fan stands in the layout of a store. */
  readonly column: (store: Store, kind: ColumnKind, definition: number, row: number) => number;
  /** The same, or −1. */
  readonly columnIfAny: (store: Store, kind: ColumnKind, definition: number, row: number) => number;
}

/** The kinds of columns of a kernel's layout. */
export type ColumnKind = 'worlds' | 'outcomes' | 'checks' | 'fans';

/** The locator of a plan and what is stored of its runs, in the plan's order. */
export function locator({ runs }: Plan, stores: readonly Store[]): Locator {
  const base = runs[0]?.model;
  if (base === undefined) throw new Error('the plan has no runs');
  const places = new Map(
    stores.map((store) => [
      store,
      {
        worlds: placesOf(store, 'worlds'),
        outcomes: placesOf(store, 'outcomes'),
        checks: placesOf(store, 'checks'),
        fans: placesOf(store, 'fans'),
      },
    ]),
  );
  const columnIfAny = (store: Store, kind: ColumnKind, definition: number, row: number): number =>
    places.get(store)?.[kind].get(columnName(base, { definition, row })) ?? -1;
  return {
    store: (variant) => {
      const found = stores.find(({ run }) => run.variant === variant);
      if (found === undefined) throw new Error(`the variant ${variant ?? 'without a name'} was not played`);
      return found;
    },
    option: ({ run }, option) => {
      const id = base.options[option]?.id;
      const found = run.options.findIndex((number) => run.model.options[number]?.id === id);
      if (id === undefined || found < 0) throw new Error(`option ${id ?? option} was not played`);
      return found;
    },
    column: (store, kind, definition, row) => {
      const found = columnIfAny(store, kind, definition, row);
      if (found < 0) throw new Error(`${columnName(base, { definition, row })} is not among the ${kind}`);
      return found;
    },
    columnIfAny,
  };
}

function placesOf({ run, layout }: Store, kind: ColumnKind): ReadonlyMap<string, number> {
  return new Map(layout[kind].map((column, place) => [columnName(run.model, column), place]));
}
