import { log } from './log.ts';

/** A step this small leaves an error of about its square. */
const SETTLED = 1e-9;

/** No step is longer, so that a start where the tail is flat or has underflowed does no harm. */
const LONGEST_STEP = 4;
const MOST_STEPS = 400;

/**
 * The u at which a tail probability equals `target`, by Newton's method on the logarithm of the tail. `tail` is a
 * distribution function of u (`rising`) or its complement, `density` the density of u. Where that density is log-concave so
 * is the tail, and after its first step the method comes from one side without overshooting; the bracket kept beside it
 * matters only where the tail underflows.
 */
export function logConcaveRoot(
  start: number,
  target: number,
  rising: boolean,
  tail: (u: number) => number,
  density: (u: number) => number,
): number {
  let u = start;
  let low = -Infinity;
  let high = Infinity;
  for (let n = 0; n < MOST_STEPS; n += 1) {
    const reached = tail(u);
    if (reached < target === rising) low = u;
    else high = u;
    const wanted = reached > 0 ? (log(reached / target) * reached) / density(u) : -Infinity;
    const limited = wanted > LONGEST_STEP ? LONGEST_STEP : wanted < -LONGEST_STEP ? -LONGEST_STEP : wanted;
    const next = rising ? u - limited : u + limited;
    // A last step of rounding size may lie on the bracket's edge.
    if (Math.abs(limited) < SETTLED) return next;
    const within = next > low && next < high;
    // Where the tail is flat to the last bit, the density underflowed and the bracket still open, u is as good as any.
    if (!within && high - low === Infinity) return u;
    u = within ? next : 0.5 * (low + high);
  }
  return u;
}
