import { type Moments, mergeTable, NO_MOMENTS } from '../math/moments.ts';
import { countedSample, type Fineness, GONE, keptSample, type Sample, take } from './sample.ts';
import type { Spool } from './spool.ts';

/** A column as far as it has been played. */
export interface Gathered {
  /** Of the base model; of a variant there are none. */
  moments: Moments;
  /** Worlds, those in which it is missing included. */
  worlds: number;
  sample: Sample;
}

/** Of the sketches of columns whose worlds are not kept. */
export const FINE: Fineness = { bits: 20, most: 2047 };

/** An empty column whose worlds are kept. `room`: how many are expected; `spool`: where they go, if not into memory. */
export function keeper(room: number, spool?: Spool): Gathered {
  return { moments: NO_MOMENTS, worlds: 0, sample: keptSample(room, spool) };
}

/** An empty column whose worlds are counted, or let go. */
export function passer(counts: boolean): Gathered {
  return { moments: NO_MOMENTS, worlds: 0, sample: counts ? countedSample(FINE) : GONE };
}

/** Takes in the next blocks: the numbers, and their moments, where they are summed up, from one place of a table up to another. */
export function gather(
  into: Gathered,
  values: Float64Array,
  table: Float64Array | undefined,
  from: number,
  to: number,
): void {
  if (table !== undefined) into.moments = mergeTable(into.moments, table, from, to);
  into.worlds += values.length;
  take(into.sample, values);
}
