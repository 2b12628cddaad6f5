import type { Resamples } from '../resamples.ts';
import { type Estimate, estimates } from './estimate.ts';

/** A target played in the worlds as drawn, in worlds with every input anew, and with one input anew; by world, NaN where missing. */
export interface Played {
  readonly ordinary: Float64Array;
  readonly anew: Float64Array;
}

/** One input of a design: the target with it alone anew, and the input's place in its range then and before, from 0 to 1. */
export interface Swapped {
  readonly target: Float64Array;
  readonly place: Float64Array;
  readonly placeBefore: Float64Array;
}

/** What one input does to a target. */
export interface DesignIndices {
  /** Share of the variance that knowing the input alone would remove on average. */
  readonly first: Estimate;
  /** Share of the variance that would be left if all but the input were known: what it does alone and together with others. */
  readonly total: Estimate;
  /** Average change of the target, up or down, for a change of the input across its range; and its part in one direction. */
  readonly effect: Estimate;
  readonly direction: Estimate;
  /** Standard deviation of single effects over worlds: 0 where the target follows the input in a straight line whatever the others are. */
  readonly spread: Estimate;
}

/** What a world adds to: count, f and f² of both, two products, |Δf|, Δf with the sign of the step, |Δu|, Δf², Δf Δu, Δu². */
const SUMS = 11;

/**
 * Indices from a design in which each input is drawn anew in its turn: the first-order index by A. Saltelli et al. ("Variance based
 * sensitivity analysis of model output", Computer Physics Communications 181, 2010, table 2, row b), the total one by M. J. W.
 * Jansen ("Analysis of variance designs for model output", Computer Physics Communications 117, 1999); and elementary effects
 * in radial form (F. Campolongo, A. Saltelli and J. Cariboni, "From screening to quantitative sensitivity analysis", the same
 * 182, 2011), as a ratio of sums, since single steps may be as small as one likes. Estimates of indices near 0 may fall below it:
 * that is noise, and the interval says how much. The spread of the effects is M. D. Morris's σ ("Factorial sampling plans for
 * preliminary computational experiments", Technometrics 33, 1991), each effect weighed by the square of its step for the same reason.
 */
export function designIndices(
  { ordinary, anew }: Played,
  { target, place, placeBefore }: Swapped,
  resamples: Resamples,
): DesignIndices {
  const centre = meanOf(ordinary);
  const [first, total, effect, direction, spread] = estimates(
    ordinary.length,
    SUMS,
    (world, sums, at) => {
      const a = ordinary[world]! - centre;
      const b = anew[world]! - centre;
      const ab = target[world]! - centre;
      if (Number.isNaN(a + b + ab)) return;
      sums[at]! += 1;
      sums[at + 1]! += a + b;
      sums[at + 2]! += a * a + b * b;
      sums[at + 3]! += b * (ab - a);
      sums[at + 4]! += (ab - a) ** 2;
      const step = place[world]! - placeBefore[world]!;
      if (Number.isNaN(step)) return;
      sums[at + 5]! += Math.abs(ab - a);
      sums[at + 6]! += (ab - a) * Math.sign(step);
      sums[at + 7]! += Math.abs(step);
      sums[at + 8]! += (ab - a) ** 2;
      sums[at + 9]! += (ab - a) * step;
      sums[at + 10]! += step * step;
    },
    ([
      n = 0,
      sum = 0,
      squares = 0,
      together = 0,
      apart = 0,
      moved = 0,
      signed = 0,
      steps = 0,
      f = 0,
      fu = 0,
      u = 0,
    ]) => {
      const variance = squares / (2 * n) - (sum / (2 * n)) ** 2;
      const spread = Math.sqrt(Math.max(0, f / u - (fu / u) ** 2));
      return [together / n / variance, apart / (2 * n) / variance, moved / steps, signed / steps, spread];
    },
    resamples,
  ) as [Estimate, Estimate, Estimate, Estimate, Estimate];
  return { first, total, effect, direction, spread };
}

function meanOf(values: Float64Array): number {
  let [sum, count] = [0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    sum += value;
    count += 1;
  }
  return sum / count;
}
