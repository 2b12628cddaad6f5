import { binomial } from '../distributions/binomial.ts';

/** Two means over the same worlds, compared. */
export interface Pair {
  readonly difference: number;
  /** Its standard error, over luck that both have in common. */
  readonly mcse: number;
  /** Of what is yes or no in the same worlds: the chance of at least such a difference, either way, by luck alone. */
  readonly chance?: number;
}

/**
 * The difference of the means of what was found in the same worlds on two sides. Each mean is over the worlds in which its side is known,
 * so that it is a ratio where those are not all: the error is that of a difference of ratios, by their linear parts in each world
 * (W. G. Cochran, Sampling Techniques, 3rd ed. 1977, section 2.11 and eq. 2.46). Where both are known in the same worlds that is the error of the mean
 * of the differences. What turns from no to yes and what turns from yes to no is there told from luck by the exact test of their
 * numbers (Q. McNemar, Psychometrika 12, 1947): with few worlds that turn, errors are not normal.
 *
 * @param from by world, NaN where it is not known
 * @param independent how many independent worlds tell as much as all of them: errors are those of so many, and so the numbers that turn
 * @returns undefined where a side is known in fewer than two worlds
 */
export function pairOf(
  from: Float64Array,
  to: Float64Array,
  independent: number = from.length,
): Pair | undefined {
  if (from.length !== to.length) return undefined;
  const worlds = from.length;
  const part = Math.min(1, independent / worlds);
  const [was, is] = [meanOf(from), meanOf(to)];
  if (was.count < 2 || is.count < 2) return undefined;
  let squares = 0;
  let [up, down] = [0, 0];
  let [alike, plain] = [true, true];
  for (let world = 0; world < worlds; world++) {
    const [old, now] = [from[world] as number, to[world] as number];
    const [known, knownNow] = [!Number.isNaN(old), !Number.isNaN(now)];
    const own =
      (knownNow ? ((now - is.mean) * worlds) / is.count : 0) -
      (known ? ((old - was.mean) * worlds) / was.count : 0);
    squares += own * own;
    if (now > old) up += 1;
    else if (now < old) down += 1;
    alike &&= known === knownNow;
    plain &&= (!known || old === 0 || old === 1) && (!knownNow || now === 0 || now === 1);
  }
  return {
    difference: is.mean - was.mean,
    mcse: Math.sqrt(squares / (worlds - 1) / worlds / part),
    ...(alike && plain ? { chance: turned(Math.round(up * part), Math.round(down * part)) } : {}),
  };
}

/** The chance that of worlds that turn at least so many turn the same way, if either way is as likely. */
function turned(up: number, down: number): number {
  return Math.min(1, 2 * binomial.cdf(Math.min(up, down), [up + down, 0.5]));
}

function meanOf(values: Float64Array): { readonly mean: number; readonly count: number } {
  let [sum, count] = [0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    sum += value;
    count += 1;
  }
  return { mean: sum / count, count };
}
