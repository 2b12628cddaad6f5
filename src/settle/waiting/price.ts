import { nearestOf } from '../foresight/reach.ts';
import type { ClearTalks } from '../foresight/stage.ts';
import type { Unsigned } from '../foresight/unsigned.ts';

/** What an actor loses by having the same package a period later; by date but the last. */
export interface Waiting {
  readonly price: Float64Array;
  readonly mcse: Float64Array;
  /** Share of the worlds in which it loses. */
  readonly loses: Float64Array;
  /** Of the price, how far the package itself has moved against it. */
  readonly terms: Float64Array;
}

/**
 * The price of a period for each actor: worth(now) − (what the period adds to its stakes + worth(next)) of the package that is nearest to
 * agreement in each world. Nothing is estimated but means over worlds.
 */
export function priceOfWaiting(unsigned: Unsigned, nearestAt: (date: number) => Int16Array): Waiting[] {
  const { worlds, dates, stakes, mustAgree } = unsigned;
  const out = mustAgree.map((): Waiting => {
    const by = (): Float64Array => new Float64Array(Math.max(0, dates - 1));
    return { price: by(), mcse: by(), loses: by(), terms: by() };
  });
  for (let date = 0; date + 1 < dates; date++) {
    const nearest = nearestAt(date);
    for (const [actor, { price, mcse, loses, terms }] of out.entries()) {
      const paid = new Float64Array(worlds);
      let moved = 0;
      const columns = Array.from({ length: unsigned.packages }, (_, pack) => [
        unsigned.worth(pack, actor, date),
        unsigned.worth(pack, actor, date + 1),
      ]);
      for (let world = 0; world < worlds; world++) {
        const pack = nearest[world]!;
        if (pack < 0) continue;
        const [now, next] = columns[pack]!;
        const apart = now![world]! - next![world]!;
        moved += apart;
        paid[world] = apart;
      }
      for (let stake = 0; stake < stakes; stake++) {
        const weight = unsigned.weight(stake, actor);
        const [now, next] = [unsigned.now(stake, date), unsigned.now(stake, date + 1)];
        for (let world = 0; world < worlds; world++) {
          paid[world]! -= weight[world]! * (next[world]! - now[world]!);
        }
      }
      let [sum, squares, losing] = [0, 0, 0];
      for (const value of paid) {
        sum += value;
        if (value > 0) losing++;
      }
      const mean = sum / worlds;
      for (const value of paid) squares += (value - mean) ** 2;
      price[date] = mean;
      mcse[date] = Math.sqrt(squares / (worlds - 1) / worlds);
      loses[date] = losing / worlds;
      terms[date] = moved / worlds;
    }
  }
  return out;
}

/** The package that is nearest to agreement in each world, by what it adds beyond going on for good. */
export function nearestIn(talks: ClearTalks, date: number): Int16Array {
  const { worlds, packages, actors, mustAgree } = talks;
  const clear = Array.from({ length: actors }, (_, actor) =>
    Array.from({ length: packages }, (_, pack) => talks.clear(actor, pack, date)),
  );
  return nearestOf(clear, mustAgree, worlds);
}
