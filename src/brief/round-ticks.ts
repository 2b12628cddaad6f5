/** Round numbers on an axis, and the ends that it is stretched to. */
export interface RoundTicks {
  readonly low: number;
  readonly high: number;
  readonly at: readonly number[];
}

/** Steps of 1, 2, 5 and 10 times a power of ten are taken from the geometric means of their neighbours on. */
const STEPS: readonly (readonly [from: number, step: number])[] = [
  [Math.sqrt(50), 10],
  [Math.sqrt(10), 5],
  [Math.sqrt(2), 2],
];

/** About so many round steps, and hardly more, that hold two numbers, the first of which is the lower. */
export function roundTicks(low: number, high: number, count: number): RoundTicks {
  const [least, most] = [low, high];
  let step = 0;
  // Ends that are stretched ask for longer steps, and longer steps stretch the ends.
  for (let known = -1; step !== known; ) {
    known = step;
    step = Math.max(step, roundStep((high - low) / count));
    low = Math.floor(least / step + 1e-9) * step;
    high = Math.ceil(most / step - 1e-9) * step;
  }
  const at = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, i) =>
    Number((low + i * step).toPrecision(12)),
  );
  return { low: at[0]!, high: at.at(-1)!, at };
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * (STEPS.find(([from]) => rough / power >= from)?.[1] ?? 1);
}
