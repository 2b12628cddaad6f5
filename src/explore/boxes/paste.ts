import type { Ranked } from '../input.ts';
import { type Box, type Fit, fitOf, inBox, type Limit, withLimit, withoutLimit } from './box.ts';

interface Pasted {
  readonly box: Box;
  readonly fit: Fit;
}

/**
 * A box widened again where that raises its density: peeling fixes one edge knowing nothing of those that follow
 * (Friedman and Fisher 1999, section 8.2). In each step the edge moves outward by a share `alpha` of the worlds in the box, or a
 * category comes back, whichever leaves the density highest.
 *
 * @param interest as it was peeled with
 */
export function paste(box: Box, interest: Float64Array, inputs: readonly Ranked[], alpha: number): Pasted {
  let now: Pasted = { box, fit: fitOf(box, inputs, interest) };
  for (;;) {
    const wanted = Math.max(1, Math.floor(alpha * now.fit.worlds));
    let best: Pasted | undefined;
    for (const [number, limit] of now.box) {
      for (const wider of widened(now.box, number, limit, interest, inputs, wanted)) {
        const next = wider === undefined ? withoutLimit(now.box, number) : withLimit(now.box, number, wider);
        const fit = fitOf(next, inputs, interest);
        if (fit.density > (best ?? now).fit.density) best = { box: next, fit };
      }
    }
    if (best === undefined) return now;
    now = best;
  }
}

/** The limits that an input could have instead, a step wider; undefined asks nothing of it. */
function widened(
  box: Box,
  number: number,
  limit: Limit,
  interest: Float64Array,
  inputs: readonly Ranked[],
  wanted: number,
): readonly (Limit | undefined)[] {
  const input = inputs[number]!;
  const others = withoutLimit(box, number);
  const outside = (world: number): boolean => !Number.isNaN(interest[world]) && inBox(others, inputs, world);
  if (limit.kind === 'some') return returned(input, limit.kept, outside);
  const { values, order } = input;
  const below = order.findLastIndex((world) => values[world]! < limit.low);
  const above = order.findIndex((world) => values[world]! >= limit.high);
  const low = edgeFrom(input, below, -1, outside, wanted);
  const high = edgeFrom(input, above, 1, outside, wanted);
  const range = (from: number, to: number): Limit | undefined =>
    from === -Infinity && to === Infinity ? undefined : { kind: 'range', low: from, high: to };
  return [
    ...(low === undefined ? [] : [range(low, limit.high)]),
    ...(high === undefined ? [] : [range(limit.low, high)]),
  ];
}

/** Where an edge comes to stand that takes in so many worlds more, with equals; undefined where it cannot move. */
function edgeFrom(
  { values, order }: Ranked,
  from: number,
  step: 1 | -1,
  outside: (world: number) => boolean,
  wanted: number,
): number | undefined {
  if (from < 0) return undefined;
  let count = 0;
  let last = Number.NaN;
  for (let i = from; i >= 0 && i < order.length; i += step) {
    const world = order[i]!;
    if (!outside(world)) continue;
    const value = values[world]!;
    if (count >= wanted && value !== last) return step === 1 ? value : last;
    count += 1;
    last = value;
  }
  return count === 0 ? undefined : step * Infinity;
}

/** Each category that stays out, come back. */
function returned(
  { values, order }: Ranked,
  kept: ReadonlySet<number>,
  outside: (world: number) => boolean,
): readonly (Limit | undefined)[] {
  const categories = new Set<number>();
  for (const world of order) categories.add(values[world]!);
  const away = [...categories].filter((category) => !kept.has(category));
  const met = away.filter((category) => order.some((world) => values[world] === category && outside(world)));
  return met.map((category) =>
    kept.size + 1 === categories.size ? undefined : { kind: 'some', kept: new Set([...kept, category]) },
  );
}
