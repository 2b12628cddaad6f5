import type { Latents } from '../kernel/kernel.ts';
import type { Model } from '../model/model.ts';
import type { Demand } from './demand.ts';

/** What is to be played. All runs meet the same draws. */
export interface Plan {
  readonly seed: number;
  /** The base model first, then variants. */
  readonly runs: readonly Run[];
  /**
   * What is kept world by world where memory does not hold everything; of the worlds of variants nothing else is kept at all.
   * Absent: everything, as long as memory holds it.
   */
  readonly demand?: Demand;
  /** Fans are kept of every world, for who reads them world by world, and not of the first alone, which is enough to draw them. */
  readonly everyFan?: true;
  /**
   * Where the fans of the base model are put by whoever plays them, instead of being handed over: by its place in `Run.options`, at
   * `(fan * periods + period) * worlds + world`. In memory that threads share.
   */
  readonly fansInto?: readonly Float64Array[];
}

/** A model and the options of it that are played. */
export interface Run {
  /** Absent for the base model. */
  readonly variant?: string;
  readonly model: Model;
  /** Numbers of the options to play, as in this model; in the base model the first is the baseline. */
  readonly options: readonly number[];
  /** Draws that are made anew in this run (see `Batch.anew`). */
  readonly anew?: readonly string[];
  /** The worlds are those before any evidence: no draws are to be given from what was learned. */
  readonly before?: boolean;
  /** Standard draws that are given, as those learned from evidence; all others are the seed's. */
  readonly latents?: Latents;
}

/** When to stop: at a count of worlds, or as soon as the standard errors allow. */
export type Stop =
  | { readonly worlds: number }
  | {
      /** Largest standard error of a probability; of a number, in its standard deviations. */
      readonly precision: number;
      /** Worlds after which it stops whatever the errors are. */
      readonly limit: number;
    };

/** How much is played and kept; nothing else about how a plan is played can change what is found. */
export interface Settings {
  readonly stop: Stop;
  /** Bytes that single worlds may take. Beyond, only what the plan demands is kept, and the rest is summarised as it comes. */
  readonly memory?: number;
}

/** A mean that must be known well before the run may stop; `sd` is given for what is not a probability. */
export interface Gauge {
  readonly mcse: number;
  readonly sd?: number;
}

/** How far a simulation has come. */
export interface Progress {
  /** Worlds played, of how many at most; one that is played in some of the runs counts in part. */
  readonly worlds: number;
  readonly of: number;
  /** Worlds a second so far. */
  readonly rate: number;
  /** Seconds left until `of`. */
  readonly left: number;
}
