import { type Explained, explainedShare, informative } from '../math/explained-share.ts';
import { momentsOf, standardError } from '../math/moments.ts';
import { standardised } from '../math/standardised.ts';
import { type PlainCuts, parametersOf } from '../math/strata.ts';
import type { Decisive } from '../result/result.ts';
import type { Estimate } from './indices/estimate.ts';
import { along, cutsAlong, type Ranked, said } from './input.ts';
import { bootstrapInterval } from './interval.ts';
import { noiseFloor } from './noise-floor.ts';
import type { Resamples } from './resamples.ts';

/** How a ranking is made. */
export interface RankSettings {
  /** Of the run: which worlds each replicate of the bootstrap holds. */
  readonly resamples: Resamples;
  /** How many inputs to list at most. */
  readonly top: number;
}

/** An input that explains more of a target than noise would. */
export interface Explaining {
  readonly input: Ranked;
  readonly explained: Explained;
  /** Worlds in ascending order of the input; those without a target are left out. */
  readonly order: Uint32Array;
}

/**
 * The inputs that best tell the worlds apart in which a target is high (a claim holds) from those in which it is low,
 * by their first-order index, the share of the target's variance that knowing one alone would remove on average (see
 * `explainedFromSums`), the largest first. Only inputs whose index noise alone would hardly reach are listed, so the list
 * may be empty.
 *
 * @param target by world; NaN is left out
 */
export function rank(target: Float64Array, inputs: readonly Ranked[]): Explaining[] {
  const decided = target.map((value) => Number(!Number.isNaN(value)));
  const whole = !decided.includes(0);
  const standard = standardisedAmong(target, decided);
  if (standard === undefined) return [];
  const news = informative(whole ? standard : standard.filter((_, world) => decided[world] === 1));
  const plain = new Map<number, PlainCuts>();
  return inputs
    .flatMap((input): Explaining[] => {
      const all = input.order.length === target.length;
      const order = whole ? input.order : input.order.filter((world) => decided[world] === 1);
      const own = all ? along(order, standard) : standardised(along(order, target));
      if (own === undefined) return [];
      const explained = explainedShare(
        own,
        whole ? input.cuts : cutsAlong(order, input, plain),
        all ? news : undefined,
      );
      const parameters = parametersOf(explained.strata);
      const n = order.length;
      const floor = noiseFloor(n, parameters - 1, n - parameters, inputs.length);
      return explained.share > floor ? [{ input, explained, order }] : [];
    })
    .sort((a, b) => b.explained.share - a.explained.share);
}

/** A column standardised over some of its worlds, and NaN in the others. */
function standardisedAmong(column: Float64Array, among: Float64Array): Float64Array | undefined {
  const worlds = Uint32Array.from(among.keys()).filter((world) => among[world] === 1);
  const standard = standardised(along(worlds, column));
  if (standard === undefined) return undefined;
  const spread = new Float64Array(column.length).fill(Number.NaN);
  for (let i = 0; i < worlds.length; i++) spread[worlds[i]!] = standard[i]!;
  return spread;
}

/**
 * What a result says of the inputs that explain a target most: the index with a 90 % bootstrap interval, and the mean of the
 * target where the input is lowest and where it is highest.
 */
export function decisive(
  target: Float64Array,
  ranking: readonly Explaining[],
  { resamples, top }: RankSettings,
): Decisive[] {
  return ranking.slice(0, top).map((explaining) => {
    const { input, order } = explaining;
    const { value, low, high } = firstOrder(explaining, target, resamples);
    return {
      ...said(input),
      index: value,
      low,
      high,
      ...ends(along(order, target), along(order, input.values), input),
    };
  });
}

/** The first-order index of an input that `rank` lists, with its 90 % bootstrap interval. */
export function firstOrder(
  { explained: { share, strata }, order }: Explaining,
  target: Float64Array,
  resamples: Resamples,
): Estimate {
  const value = Math.min(1, share);
  const standard = standardised(along(order, target));
  if (standard === undefined) return { value, low: 0, high: 1 };
  const group = Uint8Array.from(order, (world) => Math.floor((world * resamples.groups) / target.length));
  return { value, ...bootstrapInterval(share, standard, group, strata, resamples) };
}

/**
 * The mean of the target in the fifth of worlds where the input is lowest and in that where it is highest, with all worlds
 * that share the value at the fifth's edge; for categories where it is no and yes, or the first and the last of its labels.
 */
function ends(
  target: Float64Array,
  values: Float64Array,
  { kind }: Ranked,
): Omit<Decisive, keyof ReturnType<typeof said> | 'index' | 'low' | 'high'> {
  const n = values.length;
  const fifth = kind === 'truth' || kind === 'label' ? 0 : Math.floor((n - 1) / 5);
  const low = values[fifth]!;
  const high = values[n - 1 - fifth]!;
  const upTo = values.findLastIndex((value) => value <= low) + 1;
  const from = values.findIndex((value) => value >= high);
  const [lowest, highest] = [momentsOf(target.subarray(0, upTo)), momentsOf(target.subarray(from))];
  return {
    at_lowest: lowest.mean,
    at_highest: highest.mean,
    at_lowest_mcse: standardError(lowest),
    at_highest_mcse: standardError(highest),
  };
}
