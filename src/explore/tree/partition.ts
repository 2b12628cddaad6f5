import { type Box, type Fit, fitOf } from '../boxes/box.ts';
import { rounded } from '../boxes/words.ts';
import type { Ranked } from '../input.ts';
import { binned } from './bins.ts';
import { grow } from './grow.ts';
import { leavesOf } from './leaves.ts';
import { prune } from './prune.ts';

/** One part of the space of assumptions. */
export interface Part {
  readonly box: Box;
  /** On worlds that the tree was neither grown nor pruned on. */
  readonly fit: Fit;
}

const DEPTH = 4;
/** A part has at least this share of the worlds that the tree is grown on, and this many. */
const LEAST_SHARE = 0.02;
const LEAST_WORLDS = 20;

/**
 * The whole space of assumptions parted by a tree into boxes that differ in how many of their worlds are of interest, the
 * densest first: grown on half the worlds, pruned on a quarter, measured on the last quarter, edges rounded. One part, the
 * whole, where no question helps.
 *
 * @param interest by world 1 where it is of interest, 0 where not; NaN is left out
 */
export function partition(interest: Float64Array, inputs: readonly Ranked[]): Part[] {
  const known = Uint32Array.from(interest.keys()).filter((world) => !Number.isNaN(interest[world]));
  const growing = known.filter((world) => world % 2 === 0);
  const pruning = known.filter((world) => world % 4 === 1);
  const bins = inputs.map(binned);
  const leastWorlds = Math.max(LEAST_WORLDS, Math.floor(LEAST_SHARE * growing.length));
  const grown = grow(interest, bins, growing, { depth: DEPTH, leastWorlds });
  const tree = prune(grown, interest, bins, pruning);
  const measured = interest.map((of, world) => (world % 4 === 3 ? of : Number.NaN));
  return leavesOf(tree, bins)
    .map((box) => rounded(box, inputs))
    .map((box) => ({ box, fit: fitOf(box, inputs, measured) }))
    .sort((a, b) => b.fit.density - a.fit.density);
}
