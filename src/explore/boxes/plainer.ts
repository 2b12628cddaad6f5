import type { Ranked } from '../input.ts';
import { type Box, type Fit, fitFrom, meets, withoutLimit } from './box.ts';

/**
 * A box with fewer conditions: one by one the condition goes whose going leaves the best box, until there are no more than so many.
 *
 * @param interest by world 1 where it is of interest, 0 where not; NaN is left out
 * @param quality of a fit, more is better
 */
export function withFewer(
  box: Box,
  most: number,
  inputs: readonly Ranked[],
  interest: Float64Array,
  quality: (fit: Fit) => number,
): Box {
  if (box.size <= most) return box;
  const limits = [...box].map(([input, limit]) => ({ input, limit, values: inputs[input]!.values }));
  const all = { worlds: 0, interesting: 0 };
  const inside = { worlds: 0, interesting: 0 };
  // Worlds that a single condition keeps out: they come in when it goes.
  const kept = limits.map(() => ({ worlds: 0, interesting: 0 }));
  for (let world = 0; world < interest.length; world++) {
    const of = interest[world]!;
    if (Number.isNaN(of)) continue;
    all.worlds += 1;
    all.interesting += of;
    let unmet = -1;
    let count = 0;
    for (let k = 0; k < limits.length && count < 2; k++) {
      const { limit, values } = limits[k]!;
      if (meets(limit, values[world]!)) continue;
      unmet = k;
      count += 1;
    }
    if (count > 1) continue;
    const place = count === 0 ? inside : kept[unmet]!;
    place.worlds += 1;
    place.interesting += of;
  }
  const left = limits.map(({ input }, k) => ({
    input,
    quality: quality(
      fitFrom(
        {
          worlds: inside.worlds + kept[k]!.worlds,
          interesting: inside.interesting + kept[k]!.interesting,
        },
        all,
      ),
    ),
  }));
  const best = left.reduce((one, other) => (other.quality > one.quality ? other : one));
  return withFewer(withoutLimit(box, best.input), most, inputs, interest, quality);
}
