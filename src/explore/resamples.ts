import { drawStream, fillUniforms, ONCE_A_WORLD } from '../random/draw.ts';

/** Which groups of worlds each replicate of a bootstrap holds: how often group g is in replicate r is at `r * groups + g`. */
export interface Resamples {
  readonly groups: number;
  readonly replicates: number;
  readonly counts: Uint8Array;
}

const GROUPS = 100;
const REPLICATES = 200;

/** No name in a scenario has a space in it, so this draw is nobody's assumption. */
const DRAW = 'bootstrap of indices';

/**
 * Replicates of a bootstrap that draws groups of worlds with replacement instead of single worlds: worlds are
 * independent, so groups of them are too, and sums over each group need be taken only once (A. C. Davison and D. V. Hinkley,
 * "Bootstrap Methods and their Application", 1997, on resampling blocks).
 */
export function makeResamples(seed: number): Resamples {
  const counts = new Uint8Array(REPLICATES * GROUPS);
  const drawn = new Float64Array(REPLICATES * GROUPS);
  fillUniforms(drawStream(seed, DRAW), 0, ONCE_A_WORLD, drawn);
  for (const [i, u] of drawn.entries()) {
    const replicate = Math.floor(i / GROUPS);
    counts[replicate * GROUPS + Math.floor(u * GROUPS)]! += 1;
  }
  return { groups: GROUPS, replicates: REPLICATES, counts };
}
