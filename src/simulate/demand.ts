import type { Column } from '../kernel/kernel.ts';

/** A column that is read world by world, by the numbers of the base model. */
export interface Read extends Column {
  /** Absent for the base model. */
  readonly variant?: string;
  /** Absent for what is fixed in a world. */
  readonly option?: number;
}

/** What must be kept world by world, however many worlds are played. */
export interface Demand {
  /** In all worlds. */
  readonly reads: readonly Read[];
  /** In the first worlds only: definitions of the base model that are fixed in a world. */
  readonly ranked: readonly Column[];
  /** How many are the first worlds. */
  readonly first: number;
  /** No other column of a world is kept, nor summed up, even where memory would hold it. */
  readonly alone?: true;
}
