import { bandsOf } from '../bands.ts';
import type { Ranked } from '../input.ts';
import type { Resamples } from '../resamples.ts';
import { type Estimate, estimates } from './estimate.ts';

/** Bands of the input, and levels of the target at which distribution functions are compared. */
const BANDS = 10;
const LEVELS = 50;

/**
 * How far knowing an input moves the distribution of a target, whatever its shape: the largest distance between the target's
 * distribution function in a band of the input and over all worlds (Kolmogorov and Smirnov's statistic), averaged over
 * bands (F. Pianosi and T. Wagener, "Distribution-based sensitivity analysis from a generic input-output sample",
 * Environmental Modelling & Software 108, 2018). From given data; 0 where the input does not matter, up to the noise that
 * `floor` tells: what an input without effect would come to.
 *
 * @param order worlds in ascending order of the target, those without one left out
 */
export function pawn(
  target: Float64Array,
  order: Uint32Array,
  input: Ranked,
  resamples: Resamples,
): { readonly index: Estimate; readonly floor: number } {
  const levels = new Uint8Array(target.length).fill(LEVELS);
  for (let i = 0, level = 0; i < order.length; i++) {
    if (i > 0 && target[order[i]!] !== target[order[i - 1]!]) level = Math.floor((i * LEVELS) / order.length);
    levels[order[i]!] = level;
  }
  const bands = bandsOf(input, BANDS, (world) => levels[world] !== LEVELS);
  const band = new Uint8Array(target.length).fill(bands.length);
  for (const [number, { worlds }] of bands.entries()) for (const world of worlds) band[world] = number;
  const [index] = estimates(
    target.length,
    bands.length * LEVELS,
    (world, sums, at) => {
      if (band[world] !== bands.length) sums[at + band[world]! * LEVELS + levels[world]!]! += 1;
    },
    (sums) => [meanDistance(sums, bands.length)],
    resamples,
  ) as [Estimate];
  // The mean of Kolmogorov's law is √(π/2) ln 2 ≈ 0.8687, divided by the root of the size of the smaller sample.
  const noise = bands.map(({ worlds }) => KOLMOGOROV_MEAN * Math.sqrt(1 / worlds.length - 1 / order.length));
  return { index, floor: noise.reduce((sum, one) => sum + one, 0) / bands.length };
}

const KOLMOGOROV_MEAN = 0.8687311606361592;

function meanDistance(counts: Float64Array, bands: number): number {
  const all = new Float64Array(LEVELS);
  let n = 0;
  for (let band = 0, at = 0; band < bands; band++) {
    for (let level = 0; level < LEVELS; level++, at++) {
      all[level]! += counts[at]!;
      n += counts[at]!;
    }
  }
  let total = 0;
  let met = 0;
  for (let band = 0; band < bands; band++) {
    const from = band * LEVELS;
    let size = 0;
    for (let level = 0; level < LEVELS; level++) size += counts[from + level]!;
    if (size === 0) continue;
    let here = 0;
    let there = 0;
    let distance = 0;
    for (let level = 0; level < LEVELS; level++) {
      here += counts[from + level]! / size;
      there += all[level]! / n;
      distance = Math.max(distance, Math.abs(here - there));
    }
    total += distance;
    met += 1;
  }
  return total / met;
}
