import { jackknifeError, withoutGroups } from '../math/jackknife.ts';
import type { Decisive } from '../result/result.ts';
import { ascendingIn, bandsOf } from './bands.ts';
import { type Ranked, said } from './input.ts';
import { noiseFloor } from './noise-floor.ts';

/** A number computed from a set of worlds: a mean, a quantile, or what a formula makes of several. */
export type ValueOf = (worlds: Uint32Array) => number;

/** Groups left out in turn; they estimate the variance with 49 degrees of freedom. */
const GROUPS = 50;
const BANDS = 10;
/** Below this many worlds a band, bands are fewer. */
const LEAST_WORLDS = 100;
/** The normal quantile of a 90 % interval. */
const Z90 = 1.6449;

/**
 * Ranks inputs by how much a number computed from many worlds differs between bands of worlds that are alike in one
 * input. With v the number in a band, n worlds in all, and σ² the variance of one world's contribution (n times the
 * jackknife's variance of the whole), the index is Var(v) / σ² with the noise (k − 1) / n taken out; where the number is a
 * mean, that is the first-order index of what is averaged. Inputs whose bands differ no more than noise would make
 * them are not listed. The interval is that of a noncentral χ² with this many bands, the error of σ² added.
 *
 * @param value not changed by the order of worlds
 * @param worlds those to consider, ascending
 */
export function conditional(
  value: ValueOf,
  worlds: Uint32Array,
  inputs: readonly Ranked[],
): readonly { readonly input: Ranked; readonly facts: Decisive }[] {
  const variance = varianceOfOne(value, worlds);
  if (!(variance > 0 && variance < Infinity)) return [];
  const chosen = membership(worlds);
  const size = (worlds.at(-1) ?? -1) + 1;
  const count = Math.max(3, Math.min(BANDS, Math.floor(worlds.length / LEAST_WORLDS)));
  return inputs
    .flatMap((input) => {
      const bands = bandsOf(input, count, chosen);
      const n = bands.reduce((sum, band) => sum + band.worlds.length, 0);
      const between = spread(
        ascendingIn(bands, size).map((some) => ({ weight: some.length / n, value: value(some) })),
      );
      const freedom = bands.length - 1;
      const index = between / variance - freedom / n;
      if (!(index > noiseFloor(n, freedom, GROUPS - 1, inputs.length))) return [];
      const error = Math.sqrt((2 * freedom + 4 * n * index) / (n * n) + (2 * index * index) / (GROUPS - 1));
      const fifths = input.kind === 'truth' || input.kind === 'label' ? bands : bandsOf(input, 5, chosen);
      const at = (end: 0 | -1): number => value(fifths.at(end)?.worlds.toSorted() ?? new Uint32Array());
      const errorAt = (end: 0 | -1): number => Math.sqrt(variance / (fifths.at(end)?.worlds.length ?? 0));
      const facts = {
        ...said(input),
        index: Math.min(1, index),
        low: Math.max(0, Math.min(1, index - Z90 * error)),
        high: Math.min(1, index + Z90 * error),
        at_lowest: at(0),
        at_highest: at(-1),
        at_lowest_mcse: errorAt(0),
        at_highest_mcse: errorAt(-1),
      };
      return [{ input, facts }];
    })
    .sort((a, b) => b.facts.index - a.facts.index);
}

/** n times the variance of a number computed from n worlds. */
export function varianceOfOne(value: ValueOf, worlds: Uint32Array): number {
  return (
    worlds.length * jackknifeError(Array.from(withoutGroups(worlds, GROUPS), (some) => value(some))) ** 2
  );
}

/** Whether a world is one of these. */
export function membership(worlds: Uint32Array): (world: number) => boolean {
  const members = new Uint8Array((worlds.at(-1) ?? -1) + 1);
  for (const world of worlds) members[world] = 1;
  return (world) => members[world] === 1;
}

function spread(parts: readonly { readonly weight: number; readonly value: number }[]): number {
  const mean = parts.reduce((sum, { weight, value }) => sum + weight * value, 0);
  return parts.reduce((sum, { weight, value }) => sum + weight * (value - mean) ** 2, 0);
}
