/** A stretch of the number line with round ends and round quarters, on which several things are drawn alike. */
export interface Scale {
  readonly low: number;
  readonly high: number;
}

/** Length of the axis in the units of a drawing. */
export const AXIS = 300;

/** The shortest round scale that holds all the finite values; it has some length even if they are all the same. */
export function roundScale(values: readonly number[]): Scale {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return { low: 0, high: 1 };
  const least = finite.reduce((a, b) => Math.min(a, b));
  const most = finite.reduce((a, b) => Math.max(a, b));
  const size = Math.max(Math.abs(least), Math.abs(most));
  const apart = most - least;
  const span = apart > size * 1e-9 ? apart : size > 1e-12 ? size : 1;
  for (const step of roundSteps(span / 4)) {
    const low = Math.floor(least / step) * step;
    // Half a millionth of a step: what rounding may do to the ends.
    if (low + 4 * step >= most - step * 5e-7) return { low: tidy(low), high: tidy(low + 4 * step) };
  }
  return { low: least, high: most };
}

/** A scale with round ends and middle that wastes little: an even number of round steps, about eight. */
export function tightScale(values: readonly number[]): Scale {
  const wide = roundScale(values);
  const finite = values.filter(Number.isFinite);
  const [least, most] = [Math.min(...finite), Math.max(...finite)];
  const [step = 1] = roundSteps((most - least) / 8);
  if (!(most - least > 0)) return wide;
  const low = Math.floor(least / step);
  const high = low + 2 * Math.ceil((Math.ceil(most / step) - low) / 2);
  return { low: tidy(low * step), high: tidy(high * step) };
}

/** Where a value stands on the axis, rounded to a tenth and held inside the drawing. */
export function along(scale: Scale, value: number): number {
  const share = (value - scale.low) / (scale.high - scale.low);
  return Math.round(Math.min(1, Math.max(0, share)) * AXIS * 10) / 10;
}

/** Steps of 1, 2, 2.5 and 5 times a power of ten, from the first that is no shorter than `least`. */
function roundSteps(least: number): number[] {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 2.5, 5, 10, 20, 25, 50]
    .map((step) => step * power)
    .filter((step) => step >= least * 0.999999);
}

function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
