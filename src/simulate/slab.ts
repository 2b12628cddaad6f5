import type { Played } from '../kernel/kernel.ts';
import { kept } from './sample.ts';
import { doubles } from './series.ts';
import type { Store } from './store.ts';

/** Columns of a stretch of worlds, of all runs. */
export interface Slab {
  readonly first: number;
  readonly count: number;
  /** A column of what is fixed in a world, of the base model. */
  readonly world: (column: number) => Float64Array;
  /** An outcome column; run and option by place. */
  readonly outcome: (run: number, option: number, column: number) => Float64Array;
}

/** Worlds as they were played, in each run. */
export function slabOfPlayed(played: readonly Played[]): Slab {
  const [base] = played;
  if (base === undefined) throw new Error('nothing was played');
  const { first, count } = base;
  const column = (block: Float64Array | undefined, index: number): Float64Array => {
    if (block === undefined) throw new Error('the option was not played');
    return block.subarray(index * count, (index + 1) * count);
  };
  return {
    first,
    count,
    world: (index) => column(base.worlds, index),
    outcome: (run, option, index) => column(played[run]?.outcomes[option], index),
  };
}

/** Worlds that are kept in full. */
export function slabOfStores(stores: readonly Store[], first: number, count: number): Slab {
  const [base] = stores;
  return {
    first,
    count,
    world: (index) => {
      const found = base?.worlds[index];
      if (found === undefined) throw new Error('the column was not played');
      return doubles(kept(found.sample), first, first + count);
    },
    outcome: (run, option, index) => {
      const found = stores[run]?.outcomes[option]?.[index];
      if (found === undefined) throw new Error('the column was not played');
      return doubles(kept(found.sample), first, first + count);
    },
  };
}
