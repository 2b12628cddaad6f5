import type { Stage } from '../graph/op.ts';

/** A place in memory: a vector for each two worlds, or one for all where the stage is `fixed`. */
export interface Slot {
  readonly stage: Stage;
  /** How many vectors: one, or one for each period. */
  readonly size: number;
  /** Whether it remembers the value of each period. */
  readonly history: boolean;
}

/** Slots of programs, one program after the other; each is known by its number. */
export interface Slots {
  readonly stageOf: (slot: number) => Stage;
  /** The slot for something, in every program the same; the program uses it from now on. */
  readonly of: (what: unknown, stage: Stage, size?: number, history?: boolean) => number;
  /** The program uses these too. */
  readonly use: (slots: readonly number[]) => void;
  /** The slots of the program by their numbers, and their numbers in the order in which they were first asked for. */
  readonly list: () => readonly (Slot | undefined)[];
  readonly used: () => readonly number[];
  /** Begins a program, which uses none yet. */
  readonly begin: () => void;
  /** Begins to take note of what is asked for; the end gives what was noted. One at a time. */
  readonly watch: () => void;
  readonly watched: () => readonly number[];
}

export function slots(): Slots {
  const all: Slot[] = [];
  const known = new Map<unknown, number>();
  const used = new Set<number>();
  let noted: number[] | undefined;
  return {
    stageOf: (slot) => (all[slot] as Slot).stage,
    of: (what, stage, size = 1, history = false) => {
      const slot = known.get(what) ?? all.push({ stage, size, history }) - 1;
      known.set(what, slot);
      used.add(slot);
      noted?.push(slot);
      return slot;
    },
    use: (more) => {
      for (const slot of more) {
        used.add(slot);
        noted?.push(slot);
      }
    },
    list: () => all.map((slot, number) => (used.has(number) ? slot : undefined)),
    used: () => [...used],
    begin: () => used.clear(),
    watch: () => {
      noted = [];
    },
    watched: () => {
      const found = noted ?? [];
      noted = undefined;
      return found;
    },
  };
}
