import type { Ranked } from '../input.ts';
import { type Box, type Fit, fitFrom, type Limit, withLimit } from './box.ts';

/** How a search peels. */
export interface PeelSettings {
  /** Share of the worlds in the box that one step takes away, if equal values allow; 0.05 to 0.1 is usual. */
  readonly alpha: number;
  /** Share of all worlds that a box has at least. */
  readonly leastMass: number;
}

/** A box on the way, with its fit on the worlds it was found with. */
export interface Stage {
  readonly box: Box;
  readonly fit: Fit;
}

/** A slice that a step could take off. */
interface Slice {
  readonly input: number;
  readonly limit: Limit;
  readonly worlds: number;
  readonly interesting: number;
}

const OUT = 0;
const PLAIN = 1;
const OF_INTEREST = PLAIN + 1;

/**
 * The boxes that peeling passes through, from the whole space on: in each step the slice goes, a share of the worlds at one
 * end of one input or one category, whose going raises the density most for each world that it costs (J. H. Friedman and
 * N. I. Fisher, "Bump hunting in high-dimensional data", Statistics and Computing 9, 1999; a gain for each world lost, so
 * that small categories are not passed over, is proposed by J. H. Kwakkel and M. Jaxa-Rozen, "Improving scenario discovery
 * for handling heterogeneous uncertainties and multinomial classified outcomes", Environmental Modelling & Software 79,
 * 2016). It ends when the least mass is reached, or nothing raises the density any more.
 *
 * @param interest by world 1 where it is of interest, 0 where not; NaN is left out
 */
export function peel(
  interest: Float64Array,
  inputs: readonly Ranked[],
  { alpha, leastMass }: PeelSettings,
): Stage[] {
  const state = Uint8Array.from(interest, (of) => (Number.isNaN(of) ? OUT : of === 1 ? OF_INTEREST : PLAIN));
  let worlds = 0;
  let interesting = 0;
  for (const one of state) {
    if (one !== OUT) worlds += 1;
    if (one === OF_INTEREST) interesting += 1;
  }
  const all = { worlds, interesting };
  const orders = inputs.map(({ order }) => remaining(order, state));
  const parts = inputs.map((input) =>
    input.kind === 'truth' || input.kind === 'label' ? categoriesOf(input) : undefined,
  );
  let ordered = worlds;
  let box: Box = new Map();
  const stages: Stage[] = [{ box, fit: fitFrom(all, all) }];
  if (interesting === 0) return stages;
  const least = Math.max(1, leastMass * worlds);
  while (interesting < worlds) {
    const room = worlds - least;
    const wanted = Math.max(1, Math.floor(alpha * worlds));
    let best: Slice | undefined;
    let bestGain = 0;
    for (const [number, input] of inputs.entries()) {
      for (const slice of slicesOf(input, number, orders[number]!, box.get(number), wanted)) {
        if (slice.worlds === 0 || slice.worlds > room) continue;
        const density = (interesting - slice.interesting) / (worlds - slice.worlds);
        const gain = (density - interesting / worlds) / slice.worlds;
        if (gain > bestGain) [best, bestGain] = [slice, gain];
      }
    }
    if (best === undefined) break;
    take(best);
  }
  return stages;

  function take({ input, limit, worlds: gone, interesting: interestGone }: Slice): void {
    box = withLimit(box, input, limit);
    removeOutside(state, inputs[input]!, orders[input]!, limit);
    worlds -= gone;
    interesting -= interestGone;
    if (worlds < ordered / 2) {
      for (const [number, order] of orders.entries()) {
        orders[number] = remaining(order, state);
      }
      ordered = worlds;
    }
    stages.push({ box, fit: fitFrom({ worlds, interesting }, all) });
  }

  function slicesOf(
    input: Ranked,
    number: number,
    order: Uint32Array,
    before: Limit | undefined,
    wanted: number,
  ): Slice[] {
    const absent = before === undefined ? missing(input) : { worlds: 0, interesting: 0 };
    const parted = parts[number];
    if (parted !== undefined) return categories(parted, number, order, absent);
    const low = end(input.values, order, wanted, 1);
    const high = end(input.values, order, wanted, -1);
    const range = before?.kind === 'range' ? before : { low: -Infinity, high: Infinity };
    return [
      ...(low === undefined
        ? []
        : [slice(number, { kind: 'range', low: low.edge, high: range.high }, low, absent)]),
      ...(high === undefined
        ? []
        : [slice(number, { kind: 'range', low: range.low, high: high.edge }, high, absent)]),
    ];
  }

  /** Worlds in the box in which an input is missing: the first limit on it takes them away. */
  function missing({ order, values }: Ranked): { readonly worlds: number; readonly interesting: number } {
    if (order.length === values.length) return { worlds: 0, interesting: 0 };
    let [count, of] = [0, 0];
    for (let world = 0; world < state.length; world++) {
      if (state[world] === OUT || !Number.isNaN(values[world])) continue;
      count += 1;
      if (state[world] === OF_INTEREST) of += 1;
    }
    return { worlds: count, interesting: of };
  }

  /** The worlds at one end, at least so many, and the edge half-way to the value that stays; undefined if none would stay. */
  function end(
    values: Float64Array,
    order: Uint32Array,
    wanted: number,
    step: 1 | -1,
  ): { readonly edge: number; readonly worlds: number; readonly interesting: number } | undefined {
    let count = 0;
    let of = 0;
    let last = -1;
    for (let i = step === 1 ? 0 : order.length - 1; i >= 0 && i < order.length; i += step) {
      const world = order[i]!;
      const one = state[world]!;
      if (one === OUT) continue;
      if (count >= wanted && values[world] !== values[last]) {
        return { edge: between(values[last]!, values[world]!, step), worlds: count, interesting: of };
      }
      count += 1;
      of += one - PLAIN;
      last = world;
    }
    return undefined;
  }

  function categories(
    { kinds, codes }: Categories,
    number: number,
    order: Uint32Array,
    absent: { readonly worlds: number; readonly interesting: number },
  ): Slice[] {
    const counts = new Uint32Array(kinds.length);
    const ofInterest = new Uint32Array(kinds.length);
    for (let i = 0; i < order.length; i++) {
      const world = order[i]!;
      const one = state[world]!;
      if (one === OUT) continue;
      const code = codes[world]!;
      counts[code]! += 1;
      ofInterest[code]! += one - PLAIN;
    }
    const there = kinds.filter((_, code) => counts[code]! > 0);
    if (there.length < 2) return [];
    return there.map((category) => {
      const code = kinds.indexOf(category);
      const kept = new Set(there.filter((other) => other !== category));
      const group = { worlds: counts[code]!, interesting: ofInterest[code]! };
      return slice(number, { kind: 'some', kept }, group, absent);
    });
  }
}

/** The categories of an input, ascending, and which of them stands in each world. */
interface Categories {
  readonly kinds: readonly number[];
  readonly codes: Uint16Array;
}

function categoriesOf({ values, order }: Ranked): Categories {
  const kinds: number[] = [];
  const codes = new Uint16Array(values.length);
  for (const world of order) {
    const value = values[world]!;
    if (value !== kinds.at(-1)) kinds.push(value);
    codes[world] = kinds.length - 1;
  }
  return { kinds, codes };
}

/** Puts out the worlds that a limit leaves outside. */
function removeOutside(
  state: Uint8Array,
  { values, order: all }: Ranked,
  order: Uint32Array,
  limit: Limit,
): void {
  if (limit.kind === 'range') {
    for (let i = 0; i < order.length && !(values[order[i]!]! >= limit.low); i++) state[order[i]!] = OUT;
    for (let i = order.length - 1; i >= 0 && !(values[order[i]!]! < limit.high); i--) state[order[i]!] = OUT;
  } else {
    for (const world of order) if (!limit.kept.has(values[world]!)) state[world] = OUT;
  }
  if (all.length === values.length) return;
  // Worlds in which the input is missing stand in no order, and no limit is met there.
  for (let world = 0; world < state.length; world++) if (Number.isNaN(values[world])) state[world] = OUT;
}

/** The worlds of an order that are not out. */
function remaining(order: Uint32Array, state: Uint8Array): Uint32Array {
  const left = new Uint32Array(order.length);
  let count = 0;
  for (let i = 0; i < order.length; i++) {
    const world = order[i]!;
    left[count] = world;
    count += state[world] === OUT ? 0 : 1;
  }
  return left.subarray(0, count);
}

/** An edge between two values that differ, so that the kept one lies on its side: from the edge on, or below it. */
function between(taken: number, kept: number, step: 1 | -1): number {
  const middle = taken / 2 + kept / 2;
  // Neighbouring doubles have nothing between them.
  if (step === 1) return middle > taken && middle <= kept ? middle : kept;
  return middle > kept && middle <= taken ? middle : taken;
}

function slice(
  input: number,
  limit: Limit,
  gone: { readonly worlds: number; readonly interesting: number },
  absent: { readonly worlds: number; readonly interesting: number },
): Slice {
  return {
    input,
    limit,
    worlds: gone.worlds + absent.worlds,
    interesting: gone.interesting + absent.interesting,
  };
}
