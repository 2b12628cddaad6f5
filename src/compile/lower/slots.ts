import type { Stage } from '../graph/op.ts';

/** A place in memory: a vector for each two worlds, or one for all where the stage is `fixed`. */
export interface Slot {
  readonly stage: Stage;
  /** How many vectors: one, or one for each period. */
  readonly size: number;
  /** Whether it remembers the value of each period. */
  readonly history: boolean;
}

/** The slots of a program; each is known by its number. */
export interface Slots {
  readonly list: readonly Slot[];
  readonly add: (stage: Stage, size?: number, history?: boolean) => number;
  readonly stageOf: (slot: number) => Stage;
}

export function slots(): Slots {
  const list: Slot[] = [];
  return {
    list,
    add: (stage, size = 1, history = false) => list.push({ stage, size, history }) - 1,
    stageOf: (slot) => (list[slot] as Slot).stage,
  };
}
