import { type Moments, mergeMoments, momentsOf, NO_MOMENTS } from '../math/moments.ts';
import { countedSample, keptSample, type Sample, take } from './sample.ts';

/** A column as far as it has been played. */
export interface Gathered {
  moments: Moments;
  /** Worlds, those in which it is missing included. */
  worlds: number;
  readonly sample: Sample;
}

/** Bits of the sketches of columns whose worlds are not kept: errors of one part in 4096. */
const BITS = 11;

/** An empty column. `keep`: whether single worlds are kept; `room`: how many are expected. */
export function gatherer(keep: boolean, room: number): Gathered {
  return { moments: NO_MOMENTS, worlds: 0, sample: keep ? keptSample(room) : countedSample(BITS) };
}

/** Takes in the next block. */
export function gather(into: Gathered, block: Float64Array): void {
  into.moments = mergeMoments(into.moments, momentsOf(block));
  into.worlds += block.length;
  take(into.sample, block);
}
