import { type Box, type Fit, fitOf } from '../boxes/box.ts';
import { rounded } from '../boxes/words.ts';
import type { Ranked } from '../input.ts';
import { type Grown, growTree } from './grown.ts';
import { leavesOf } from './leaves.ts';
import { prune } from './prune.ts';

/** One part of the space of assumptions. */
export interface Part {
  readonly box: Box;
  /** On worlds that the tree was neither grown nor pruned on. */
  readonly fit: Fit;
}

/**
 * The whole space of assumptions parted by a tree into boxes that differ in how many of their worlds are of interest, the
 * densest first: grown on half the worlds, pruned on a quarter, measured on the last quarter, edges rounded. One part, the
 * whole, where no question helps.
 *
 * @param interest by world 1 where it is of interest, 0 where not; NaN is left out
 * @param grown the tree, if there is one already
 */
export function partition(
  interest: Float64Array,
  inputs: readonly Ranked[],
  { root, bins }: Grown = growTree(interest, inputs),
): Part[] {
  const all = Uint32Array.from(interest, (_, world) => world);
  const pruning = all.filter((world) => world % 4 === 1 && !Number.isNaN(interest[world]));
  const tree = prune(root, interest, bins, pruning);
  const measured = interest.map((of, world) => (world % 4 === 3 ? of : Number.NaN));
  return leavesOf(tree, bins)
    .map((box) => rounded(box, inputs))
    .map((box) => ({ box, fit: fitOf(box, inputs, measured) }))
    .sort((a, b) => b.fit.density - a.fit.density);
}
