import { type Moments, mergeTable, NO_MOMENTS } from '../math/moments.ts';
import { counted, countedSample, type Fineness, keptSample, type Sample, take } from './sample.ts';
import type { Spool } from './spool.ts';

/** A column as far as it has been played. */
export interface Gathered {
  moments: Moments;
  /** Worlds, those in which it is missing included. */
  worlds: number;
  sample: Sample;
}

/** Of the sketches of columns whose worlds are not kept. */
export const FINE: Fineness = { bits: 20, most: 2047 };

/**
 * An empty column. `keep`: whether single worlds are kept; `room`: how many are expected; `spool`: where those kept go, if not
 * into memory.
 */
export function gatherer(keep: boolean, room: number, spool?: Spool): Gathered {
  return { moments: NO_MOMENTS, worlds: 0, sample: keep ? keptSample(room, spool) : countedSample(FINE) };
}

/** Takes in the next blocks: the numbers, and their moments from one place of a table up to another. */
export function gather(
  into: Gathered,
  values: Float64Array,
  table: Float64Array,
  from: number,
  to: number,
): void {
  into.moments = mergeTable(into.moments, table, from, to);
  into.worlds += values.length;
  take(into.sample, values);
}

/** Lets go of single worlds: from here on they are only counted. */
export function release(gathered: Gathered): void {
  gathered.sample = counted(gathered.sample, FINE);
}
