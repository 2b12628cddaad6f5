import { momentsOf, standardDeviation } from '../../math/moments.ts';
import { aligned } from '../rows/rows.ts';
import { withRows } from '../rows/with-rows.ts';
import { isNothing } from './is-nothing.ts';
import type { Unsigned } from './unsigned.ts';

/** By actor and date: the standard deviation over worlds of what going on for good turns out to be worth from that date on. */
export function spreadOfGoingOn(unsigned: Unsigned): Float64Array[] {
  const { worlds, dates, stakes, mustAgree } = unsigned;
  const spreads = mustAgree.map(() => new Float64Array(dates));
  const stride = aligned(worlds);
  let taken = 0;
  const column = (): number => {
    taken += stride;
    return taken - stride;
  };
  const [change, now] = [column(), column()];
  const values = mustAgree.map(column);
  const weights = Array.from({ length: stakes }, (_, stake) => ({
    end: column(),
    caring: mustAgree.flatMap((_, actor) => {
      const weight = unsigned.weight(stake, actor);
      return isNothing(weight) ? [] : [{ actor, weight, at: column() }];
    }),
  }));
  return withRows((rows) => {
    rows.reserve(taken);
    const heap = rows.heap();
    for (const [stake, { end, caring }] of weights.entries()) {
      heap.set(unsigned.end(stake), end);
      for (const { weight, at } of caring) heap.set(weight, at);
    }
    for (let date = 0; date < dates; date++) {
      for (const at of values) heap.fill(0, at, at + stride);
      for (const [stake, { end, caring }] of weights.entries()) {
        if (caring.length === 0) continue;
        heap.set(unsigned.now(stake, date), now);
        rows.subtract(end, now, stride, change);
        for (const { actor, at } of caring) rows.addProduct(at, change, stride, values[actor]!);
      }
      for (const [actor, at] of values.entries()) {
        spreads[actor]![date] = standardDeviation(momentsOf(heap.subarray(at, at + worlds)));
      }
    }
    return spreads;
  });
}
