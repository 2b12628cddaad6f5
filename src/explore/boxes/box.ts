import type { Ranked } from '../input.ts';

/** What a box asks of one input. */
export type Limit =
  | {
      readonly kind: 'range';
      /** From here on; −∞ where this side is open. */
      readonly low: number;
      /** Below this; ∞ where this side is open. */
      readonly high: number;
    }
  | { readonly kind: 'some'; readonly kept: ReadonlySet<number> };

/** A part of the space of assumptions: what is asked of inputs, by their number. Inputs that are absent may be anything. */
export type Box = ReadonlyMap<number, Limit>;

/** How much of what one looks for lies in a box. */
export interface Fit {
  /** Worlds in the box. */
  readonly worlds: number;
  /** Of these, those of interest. */
  readonly interesting: number;
  /** Share of all worlds that lies in the box. */
  readonly mass: number;
  /** Share of the worlds of interest that lies in the box. */
  readonly coverage: number;
  /** Share of the worlds in the box that is of interest. */
  readonly density: number;
}

/** Whether a value meets a limit. A missing value meets none. */
export function meets(limit: Limit, value: number): boolean {
  return limit.kind === 'range' ? value >= limit.low && value < limit.high : limit.kept.has(value);
}

/** Whether a world lies in a box. */
export function inBox(box: Box, inputs: readonly Ranked[], world: number): boolean {
  for (const [input, limit] of box) if (!meets(limit, inputs[input]!.values[world]!)) return false;
  return true;
}

/**
 * How well a box fits worlds of interest.
 *
 * @param interest by world 1 where it is of interest, 0 where not; NaN is left out
 */
export function fitOf(box: Box, inputs: readonly Ranked[], interest: Float64Array): Fit {
  const inside = new Uint8Array(interest.length).fill(1);
  for (const [input, limit] of box) leaveOut(inside, limit, inputs[input]!.values);
  let all = 0;
  let sought = 0;
  let worlds = 0;
  let interesting = 0;
  for (let world = 0; world < inside.length; world++) {
    const of = interest[world]!;
    if (Number.isNaN(of)) continue;
    const one = inside[world]!;
    all += 1;
    sought += of;
    worlds += one;
    interesting += one * of;
  }
  return fitFrom({ worlds, interesting }, { worlds: all, interesting: sought });
}

/** Marks with 0 the worlds that do not meet a limit. */
function leaveOut(inside: Uint8Array, limit: Limit, values: Float64Array): void {
  if (limit.kind === 'range') {
    const { low, high } = limit;
    for (let world = 0; world < inside.length; world++) {
      const value = values[world]!;
      if (!(value >= low && value < high)) inside[world] = 0;
    }
    return;
  }
  const { kept } = limit;
  for (let world = 0; world < inside.length; world++) if (!kept.has(values[world]!)) inside[world] = 0;
}

interface Counts {
  readonly worlds: number;
  readonly interesting: number;
}

/** The fit of so many worlds of so many. Shares of nothing are NaN. */
export function fitFrom(inside: Counts, all: Counts): Fit {
  return {
    ...inside,
    mass: inside.worlds / all.worlds,
    coverage: inside.interesting / all.interesting,
    density: inside.interesting / inside.worlds,
  };
}

/** A box with one limit in the place of what it asks of that input. */
export function withLimit(box: Box, input: number, limit: Limit): Box {
  return new Map(box).set(input, limit);
}

/** A box that asks nothing of one input. */
export function withoutLimit(box: Box, input: number): Box {
  return new Map([...box].filter(([number]) => number !== input));
}
