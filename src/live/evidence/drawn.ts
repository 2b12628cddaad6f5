import type { Latents } from '../../kernel/kernel.ts';
import { drawStream, fillUniforms } from '../../random/draw.ts';

/** Draws from a posterior, and which of them each world has. */
export interface Drawn {
  readonly latents: Latents;
  /** Of world w, modulo its length, the place of its draw; absent where world w has draw w, modulo their count. */
  readonly places?: Uint32Array;
}

/** The draws of some worlds, so that the kernel finds that of world w at w modulo their count. */
export function drawsOf({ latents, places }: Drawn, first: number, count: number): Latents {
  if (places === undefined) return latents;
  const from = new Uint32Array(count);
  for (let k = 0; k < count; k++) {
    const world = first + k;
    from[world % count] = places[world % places.length]!;
  }
  const values = latents.values.map((draws) => {
    const own = new Float64Array(count);
    for (let k = 0; k < count; k++) own[k] = draws[from[k]!]!;
    return own;
  });
  return { names: latents.names, values };
}

/**
 * Gives every world a draw so that, over worlds, draws come up as often as they weigh. A world keeps its own draw as far as that goes: with
 * probability min(1, weight), else it has one of those that weigh more than 1, by what they weigh more. This is the coupling under
 * which the fewest worlds change (W. Doeblin's maximal coupling; H. Thorisson, "Coupling, Stationarity, and Regeneration", 2000,
 * section 1.4), so that an answer changes by what was moved rather than by luck. The luck of a world does not depend on the weights.
 *
 * @param weights of mean 1
 * @param worlds how many worlds are given draws
 */
export function drawnAgain(weights: Float64Array, worlds: number, seed: number): Uint32Array {
  const draws = weights.length;
  const keep = new Float64Array(worlds);
  const other = new Float64Array(worlds);
  const stream = drawStream(seed, 'evidence:drawn again');
  fillUniforms(stream, 0, 0, keep);
  fillUniforms(stream, 0, 1, other);
  const above = new Float64Array(draws);
  let sum = 0;
  for (let i = 0; i < draws; i++) {
    sum += Math.max(0, weights[i]! - 1);
    above[i] = sum;
  }
  const places = new Uint32Array(worlds);
  for (let world = 0; world < worlds; world++) {
    const own = world % draws;
    places[world] = keep[world]! < weights[own]! ? own : reachedBy(above, other[world]! * sum);
  }
  return places;
}

/** The first place at which sums that do not fall exceed this. */
function reachedBy(sums: Float64Array, wanted: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}
