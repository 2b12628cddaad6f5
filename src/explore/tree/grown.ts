import type { Ranked } from '../input.ts';
import { type Binned, binned } from './bins.ts';
import { grow, type Node } from './grow.ts';

/** A tree with the bins that its questions are about. */
export interface Grown {
  readonly root: Node;
  readonly bins: readonly (Binned | undefined)[];
}

const DEPTH = 4;
/** A part has at least this share of the worlds that the tree is grown on, and this many. */
const LEAST_SHARE = 0.02;
const LEAST_WORLDS = 20;

/** A tree on every other world, from the first on. @param interest by world 1 where it is of interest, 0 where not; NaN is left out */
export function growTree(interest: Float64Array, inputs: readonly Ranked[]): Grown {
  const all = Uint32Array.from(interest, (_, world) => world);
  const growing = all.filter((world) => world % 2 === 0 && !Number.isNaN(interest[world]));
  const bins = inputs.map(binsOf);
  const leastWorlds = Math.max(LEAST_WORLDS, Math.floor(LEAST_SHARE * growing.length));
  return { root: grow(interest, bins, growing, { depth: DEPTH, leastWorlds }), bins };
}

/** Bins of inputs, cut once for all trees. */
const known = new WeakMap<Ranked, Binned | undefined>();

function binsOf(input: Ranked): Binned | undefined {
  if (known.has(input)) return known.get(input);
  const bins = binned(input);
  known.set(input, bins);
  return bins;
}
