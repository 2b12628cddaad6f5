import type { Unsigned } from './unsigned.ts';

/** By actor and date: the standard deviation over worlds of what going on for good turns out to be worth from that date on. */
export function spreadOfGoingOn(unsigned: Unsigned): Float64Array[] {
  const { worlds, dates, stakes, mustAgree } = unsigned;
  return mustAgree.map((_, actor) => {
    const out = new Float64Array(dates);
    const value = new Float64Array(worlds);
    for (let date = 0; date < dates; date++) {
      value.fill(0);
      for (let stake = 0; stake < stakes; stake++) {
        const [weight, now, end] = [
          unsigned.weight(stake, actor),
          unsigned.now(stake, date),
          unsigned.end(stake),
        ];
        for (let world = 0; world < worlds; world++) {
          value[world]! += weight[world]! * (end[world]! - now[world]!);
        }
      }
      const mean = value.reduce((sum, one) => sum + one, 0) / worlds;
      out[date] = Math.sqrt(value.reduce((sum, one) => sum + (one - mean) ** 2, 0) / worlds);
    }
    return out;
  });
}
