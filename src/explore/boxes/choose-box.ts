import type { Ranked } from '../input.ts';
import { type Box, type Fit, fitOf, withoutLimit } from './box.ts';
import type { Stage } from './peel.ts';
import { withFewer } from './plainer.ts';
import { quasiP } from './quasi-p.ts';

/** A limit whose quasi-p-value is above this is dropped. */
const OF_NO_MATTER = 0.05;
/** A plainer box may fit worse than the best by this part. */
const AS_GOOD = 0.02;
/** More than this many conditions nobody keeps in mind. */
export const MOST_LIMITS = 4;

/**
 * The box that one would show: of those that peeling passed through, and the best of all of them without the conditions that matter
 * least if they are too many, the one with the largest harmonic mean of coverage and of
 * how far its density has come from that of all worlds to 1 (a box of nearly all worlds tells nothing), or one that is nearly as good and asks less; then what it asks without need is dropped.
 */
export function chooseBox(
  stages: readonly Stage[],
  inputs: readonly Ranked[],
  interest: Float64Array,
): Box | undefined {
  const { density: base } = fitOf(new Map(), inputs, interest);
  const plain = [...stages, ...cutDown(stages, inputs, interest, base)].filter(
    ({ box }) => box.size > 0 && box.size <= MOST_LIMITS,
  );
  const best = Math.max(...plain.map(({ fit }) => quality(fit, base)));
  const good = plain.filter(({ fit }) => quality(fit, base) >= (1 - AS_GOOD) * best);
  const chosen = good.toSorted(
    (a, b) => a.box.size - b.box.size || quality(b.fit, base) - quality(a.fit, base),
  )[0];
  return chosen === undefined ? undefined : plainer(chosen.box, inputs, interest, base);
}

/** The best box of any number of conditions with as many as may be. */
function cutDown(
  stages: readonly Stage[],
  inputs: readonly Ranked[],
  interest: Float64Array,
  base: number,
): Stage[] {
  const [best] = stages.toSorted((a, b) => quality(b.fit, base) - quality(a.fit, base));
  if (best === undefined) return [];
  const box = withFewer(best.box, MOST_LIMITS, inputs, interest, (fit) => quality(fit, base));
  return [{ box, fit: fitOf(box, inputs, interest) }];
}

/** A box without the limits that matter least, as long as they do not matter. */
function plainer(box: Box, inputs: readonly Ranked[], interest: Float64Array, base: number): Box | undefined {
  if (box.size === 0) return undefined;
  const least = [...box.keys()]
    .map((input) => ({ input, p: quasiP(box, input, inputs, interest) }))
    .toSorted((a, b) => b.p - a.p)[0];
  if (least === undefined) return undefined;
  const without = withoutLimit(box, least.input);
  const asGood =
    without.size > 0 &&
    quality(fitOf(without, inputs, interest), base) >= quality(fitOf(box, inputs, interest), base);
  return least.p > OF_NO_MATTER || asGood ? plainer(without, inputs, interest, base) : box;
}

/** The harmonic mean of coverage and of the part of the way from the base density to 1 that the box has come; 0 where either is none. */
function quality({ coverage, density }: Fit, base: number): number {
  const gained = (density - base) / (1 - base);
  return coverage > 0 && gained > 0 ? (2 * coverage * gained) / (coverage + gained) : 0;
}
