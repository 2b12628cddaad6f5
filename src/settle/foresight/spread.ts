import { momentsOf, standardDeviation } from '../../math/moments.ts';
import type { Unsigned } from './unsigned.ts';

/** By actor and date: the standard deviation over worlds of what going on for good turns out to be worth from that date on. */
export function spreadOfGoingOn(unsigned: Unsigned): Float64Array[] {
  const { worlds, dates, stakes, mustAgree } = unsigned;
  const spreads = mustAgree.map(() => new Float64Array(dates));
  const value = new Float64Array(worlds);
  for (let date = 0; date < dates; date++) {
    const now = Array.from({ length: stakes }, (_, stake) => unsigned.now(stake, date));
    for (const [actor, spread] of spreads.entries()) {
      value.fill(0);
      for (let stake = 0; stake < stakes; stake++) {
        const [weight, start, end] = [unsigned.weight(stake, actor), now[stake]!, unsigned.end(stake)];
        for (let world = 0; world < worlds; world++) {
          value[world]! += weight[world]! * (end[world]! - start[world]!);
        }
      }
      spread[date] = standardDeviation(momentsOf(value));
    }
  }
  return spreads;
}
