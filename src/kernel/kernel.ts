import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/**
 * Standard draws of worlds that are given instead of generated: what was learned from evidence, or what inference tries.
 * Draws of these names, made once a world, take these values; all others are generated as ever.
 */
export interface Latents {
  /** Canonical names of draws, each once. */
  readonly names: readonly string[];
  /** For each name as many values, within the range of the standard draw: world w takes the value w modulo their count. */
  readonly values: readonly Float64Array[];
}

/** A stretch of worlds to be played under some options. */
export interface Batch {
  readonly seed: number;
  /** Number of the first world, and how many. */
  readonly first: number;
  readonly count: number;
  /** Option numbers; all meet the same draws. */
  readonly options: readonly number[];
  /** Canonical names of draws that are made anew: from the same law, and independent of all ordinary ones. None unless given. */
  readonly anew?: readonly string[];
  /** Draws of worlds that are given; what is made anew is not. */
  readonly latents?: Latents;
  /** The only columns that are read off; all unless given. */
  readonly only?: Picked;
  /** Whether fans are read off, unless columns are picked; without them their blocks are empty. They are unless it says no. */
  readonly fans?: boolean;
  /**
   * Where fans are put instead of into blocks of their own, which are then empty: by option of the batch, at `(fan * periods + period) *
   * worlds + world`, with as many worlds as there is room for.
   */
  readonly fansInto?: readonly Float64Array[];
  /** Memory that nobody reads any more: what is played may be put there, if there is room for it. */
  readonly room?: ArrayBuffer;
}

/** Columns by their places in a `KernelLayout`. Checks and fans are left out: their blocks are empty. */
export interface Picked {
  readonly worlds: readonly number[];
  /** The same of every option. */
  readonly outcomes: readonly number[];
}

/**
 * What was read off the paths of one batch. Every array is a block of columns: column c of world w is at `c * count + w`. Where
 * the batch picks columns, these alone stand in their blocks, in the order in which they were picked.
 */
export interface Played {
  readonly first: number;
  readonly count: number;
  /** World-reach definitions, one column for each row of each `KernelLayout.worlds`. */
  readonly worlds: Float64Array;
  /** For each option of the batch, its outcomes: one column for each row of each outcome. */
  readonly outcomes: readonly Float64Array[];
  /** For each option, path checks: one column a check, 1 where it held. */
  readonly checks: readonly Float64Array[];
  /** For each option, the fans: value of fan row f in period t of world w is at `(f * periods + t) * count + w`. */
  readonly fans: readonly Float64Array[];
}

/** Which definition and row each column is. */
export interface KernelLayout {
  readonly worlds: readonly Column[];
  readonly outcomes: readonly Column[];
  readonly checks: readonly Column[];
  readonly fans: readonly Column[];
  readonly periods: number;
}

export interface Column {
  readonly definition: number;
  readonly row: number;
}

/** A value that may not be: a non-finite number, parameters no distribution has, a rule outside its range. */
export interface Fault {
  readonly diagnostic: Diagnostic;
}

/**
 * The contract every engine runs on. Same model, seed and world: same bits, whatever the batch.
 * A fault ends the batch; the first in order of world, option and period is reported.
 */
export interface Kernel {
  readonly layout: KernelLayout;
  play(batch: Batch): Played | Fault;
}
