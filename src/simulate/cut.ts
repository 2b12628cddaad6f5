import type { Played } from '../kernel/kernel.ts';
import { BLOCK } from './block.ts';
import type { Plan } from './plan.ts';
import type { Done, Task } from './tasks.ts';

/** Cuts the worlds of a plan into tasks. */
export interface Cut {
  /** The next task; undefined past the last world. */
  readonly next: () => Task | undefined;
  /** Takes notice of what a task came to: those that follow are cut by it. */
  readonly learn: (task: Task, done: Done) => void;
}

/** How tasks are to be cut. */
export interface Grain {
  /** Worlds of the plan. */
  readonly worlds: number;
  readonly threads: number;
  /** Blocks of which a task may not have worlds on both sides of a multiple. */
  readonly apart?: number;
}

/** Milliseconds that a task should take: many times what handing it over does, and little for who waits for a stop. */
const TASK_MS = 32;
/** Bytes that what a task came to may have, unless a single block has more. */
const TASK_BYTES = 4 * 2 ** 20;
const MOST_BLOCKS = 64;

/**
 * The tasks in order: stretch of worlds by stretch, in each run by run. The first stretches are single blocks; those that follow
 * are as long as tasks take time and memory, and at the end so short that no thread is left over.
 */
export function cut({ runs }: Plan, { worlds, threads, apart }: Grain): Cut {
  const blocks = Math.ceil(worlds / BLOCK);
  /** Milliseconds and bytes of a block, by run. */
  const cost = runs.map(() => ({ ms: 0, bytes: 0 }));
  let index = 0;
  let block = 0;
  let size = 1;
  let known = 1;
  const sizeFrom = (from: number): number => {
    const ms = Math.max(...cost.map((one) => one.ms));
    const bytes = Math.max(...cost.map((one) => one.bytes));
    const affordable = Math.min(MOST_BLOCKS, Math.floor(TASK_MS / ms), Math.floor(TASK_BYTES / bytes));
    const fair = Math.ceil((blocks - from) / (2 * threads));
    const most = apart === undefined ? blocks - from : apart - (from % apart);
    return Math.max(1, Math.min(known, affordable, fair, most, blocks - from));
  };
  return {
    next: () => {
      const run = index % runs.length;
      if (run === 0) {
        if (index > 0) block += size;
        if (block >= blocks) return undefined;
        size = sizeFrom(block);
      }
      const first = block * BLOCK;
      const task = { index, run, first, count: Math.min(size * BLOCK, worlds - first) };
      index += 1;
      return task;
    },
    learn: ({ run, count }, { ms, found }) => {
      const one = cost[run];
      if (one === undefined || 'diagnostic' in found) return;
      const played = count / BLOCK;
      one.ms = ms / played;
      one.bytes = bytesOf(found.played) / played;
      // What costs little is not known from one block.
      known = Math.max(known, 2 * Math.ceil(played));
    },
  };
}

/** The single blocks of a task's worlds, in its run and those behind it. */
export function blocksOf({ run, first, count }: Task, runs: number): Cut {
  const each = runs - run;
  let given = 0;
  return {
    next: () => {
      const start = BLOCK * Math.floor(given / each);
      if (start >= count) return undefined;
      const place = {
        run: run + (given % each),
        first: first + start,
        count: Math.min(BLOCK, count - start),
      };
      given += 1;
      // Numbers that no other task has.
      return { index: -given, ...place };
    },
    learn: () => undefined,
  };
}

function bytesOf({ worlds, outcomes, checks, fans }: Played): number {
  return [worlds, ...outcomes, ...checks, ...fans].reduce((sum, { byteLength }) => sum + byteLength, 0);
}
