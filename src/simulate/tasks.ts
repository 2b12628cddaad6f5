import type { Fault, Played } from '../kernel/kernel.ts';
import type { Digest } from './digest.ts';

/** Some blocks of one run. */
export interface Task {
  readonly index: number;
  readonly run: number;
  /** A multiple of BLOCK. */
  readonly first: number;
  /** A multiple of BLOCK but for the last worlds. */
  readonly count: number;
}

/** What a task came to. */
export interface Done {
  readonly index: number;
  readonly found: Found | Fault;
  /** Time the kernel took. */
  readonly ms: number;
  /** Worlds that the interpreter played: those with a value that may not be, or all where nothing is compiled. */
  readonly interpreted: number;
}

/** What was played in a task, and what it adds up to. */
export interface Found {
  readonly played: Played;
  /** Of the base model; nothing is summed up of a variant. */
  readonly digest?: Digest;
}
