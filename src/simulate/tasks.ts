import type { Fault, Played } from '../kernel/kernel.ts';
import type { Plan } from './plan.ts';

/**
 * Worlds are played in blocks of this many, and what they add up to is merged in the order of the blocks, so that results
 * do not depend on threads. It is a constant of the format: another would change the last bits of means.
 */
export const BLOCK = 64;

/** One block of one run. */
export interface Task {
  readonly index: number;
  readonly run: number;
  readonly first: number;
  readonly count: number;
}

/** What a task came to. */
export interface Done {
  readonly index: number;
  readonly played: Played | Fault;
  /** Time the kernel took. */
  readonly ms: number;
  /** Worlds that the interpreter played: those with a value that may not be, or all where nothing is compiled. */
  readonly interpreted: number;
}

/** The tasks in order: block by block, in each block run by run. Undefined past the last world. */
export function taskAt({ runs }: Plan, worlds: number, index: number): Task | undefined {
  const first = Math.floor(index / runs.length) * BLOCK;
  if (first >= worlds) return undefined;
  return { index, run: index % runs.length, first, count: Math.min(BLOCK, worlds - first) };
}
