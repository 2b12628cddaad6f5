import type { Ranked } from '../input.ts';
import { type Grown, growTree } from '../tree/grown.ts';
import { nodesOf } from '../tree/leaves.ts';
import { type Fit, fitOf, type Limit } from './box.ts';
import { chooseBox } from './choose-box.ts';
import { paste } from './paste.ts';
import { peel, type Stage } from './peel.ts';
import { quasiP } from './quasi-p.ts';
import { rounded, wordsOf } from './words.ts';

/** One thing that a box asks. */
export interface Condition {
  readonly input: Ranked;
  readonly limit: Limit;
  /** `at least 3 months`, `from 2024-11-01 and before 2025-03-01`, `hostile or wary`. */
  readonly words: string;
  /** See `quasiP`; on worlds that the box was not found with. */
  readonly quasiP: number;
}

/** Where worlds of interest gather. */
export interface Discovery {
  readonly conditions: readonly Condition[];
  /** On worlds that the box was not found with. */
  readonly fit: Fit;
  /** Standard errors of the fit's coverage and density. */
  readonly errors: { readonly coverage: number; readonly density: number };
  /** Share of all those worlds that is of interest. */
  readonly base: number;
  /** What could have been had of the same inputs: more density for less coverage, on the worlds that it was found with. */
  readonly tradeOff: readonly { readonly limits: number; readonly fit: Fit }[];
}

/** Why nothing was found: too few worlds of interest, or they hardly gather anywhere. */
export interface Nowhere {
  readonly nowhere: 'few' | 'everywhere';
  /** Worlds of interest, and all that count. */
  readonly interesting: number;
  readonly worlds: number;
}

const ALPHA = 0.05;
const LEAST_MASS = 0.02;
/** Below this many worlds of interest in either half there is nothing to find. */
const LEAST_INTERESTING = 20;

/** A box whose density is neither so many times that of all worlds, nor so far on the way from there to 1, tells nobody anything. */
const LEAST_LIFT = 1.25;
const LEAST_GAIN = 0.1;

/**
 * Scenario discovery: a box of few conditions in which worlds of interest gather, found by PRIM (peeling, pasting) or in a tree on every
 * other world, its edges rounded, and measured on the worlds between, so that its coverage and density are not those of
 * the search. Or why there is none: too few worlds are of interest, or they hardly gather.
 *
 * @param interest by world 1 where it is of interest, 0 where not; NaN is left out
 * @param tree of the same worlds, if there is one already
 */
export function discover(
  interest: Float64Array,
  inputs: readonly Ranked[],
  tree?: Grown,
): Discovery | Nowhere {
  const { worlds, interesting } = fitOf(new Map(), inputs, interest);
  const found = search(interest, inputs, tree);
  return typeof found === 'object' ? found : { nowhere: found, worlds, interesting };
}

function search(
  interest: Float64Array,
  inputs: readonly Ranked[],
  tree: Grown | undefined,
): Discovery | Nowhere['nowhere'] {
  const halves = [0, 1].map((half) => interest.map((of, world) => (world % 2 === half ? of : Number.NaN)));
  const [sought, held] = halves as [Float64Array, Float64Array];
  if (halves.some((half) => half.filter((of) => of === 1).length < LEAST_INTERESTING)) return 'few';
  const stages = peel(sought, inputs, { alpha: ALPHA, leastMass: LEAST_MASS });
  const last = stages.at(-1);
  if (last === undefined) return 'everywhere';
  const pasted = paste(last.box, sought, inputs, ALPHA);
  const { root, bins } = tree ?? growTree(interest, inputs);
  // A tree gets over valleys where peeling, which is patient, stays on this side: what is sought may lie at both ends.
  const nodes = nodesOf(root, bins).map((box) => ({ box, fit: fitOf(box, inputs, sought) }));
  const first = chooseBox([...stages, pasted, ...nodes], inputs, sought);
  if (first === undefined) return 'everywhere';
  // Once more with the few inputs that matter, so that what could be had instead asks of no others.
  const few = peelWith([...first.keys()], sought, inputs);
  const chosen =
    chooseBox([{ box: first, fit: fitOf(first, inputs, sought) }, ...few], inputs, sought) ?? first;
  const box = rounded(chosen, inputs);
  const fit = fitOf(box, inputs, held);
  const all = fitOf(new Map(), inputs, held);
  const errors = {
    coverage: binomialError(fit.coverage, all.interesting),
    density: binomialError(fit.density, fit.worlds),
  };
  const base = all.density;
  if (!(fit.density - base > 2 * errors.density)) return 'everywhere';
  if (fit.density < LEAST_LIFT * base && fit.density - base < LEAST_GAIN * (1 - base)) return 'everywhere';
  return {
    conditions: [...box].map(([number, limit]) => ({
      input: inputs[number]!,
      limit,
      words: wordsOf(limit, inputs[number]!),
      quasiP: quasiP(box, number, inputs, held),
    })),
    fit,
    errors,
    base,
    tradeOff: few.map((stage) => ({ limits: stage.box.size, fit: stage.fit })),
  };
}

/** The boxes that peeling with some of the inputs passes through. */
function peelWith(numbers: readonly number[], interest: Float64Array, inputs: readonly Ranked[]): Stage[] {
  const some = numbers.map((number) => inputs[number]!);
  return peel(interest, some, { alpha: ALPHA, leastMass: LEAST_MASS }).map(({ box, fit }) => ({
    box: new Map([...box].map(([place, limit]) => [numbers[place]!, limit])),
    fit,
  }));
}

/** The standard error of a share of n. */
function binomialError(share: number, n: number): number {
  return Math.sqrt((share * (1 - share)) / n);
}
