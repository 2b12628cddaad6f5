import type { Signing } from '../foresight/foresee.ts';
import type { ClearTalks } from '../foresight/stage.ts';
import type { OpenIssue, Unsigned } from '../foresight/unsigned.ts';

/** What all would accept of one issue at a date, all else as in one of the packages; missing (NaN) where nobody would accept anything. */
export interface Acceptable {
  /** Lowest and highest acceptable level, in each world. */
  readonly from: Float64Array;
  readonly to: Float64Array;
}

/**
 * By date the levels of one issue that all who must agree would accept, with all else, and the risk of breaking down, as in some package: the lowest and the
 * highest of all packages. Exact, since worth is linear in a level.
 */
export function acceptableLevels(
  unsigned: Unsigned,
  talks: ClearTalks,
  { goingOn }: Pick<Signing, 'goingOn'>,
  { lowest, highest, level, weight }: OpenIssue,
  date: number,
): Acceptable {
  const { worlds, packages, mustAgree } = unsigned;
  const from = new Float64Array(worlds).fill(Number.NaN);
  const to = new Float64Array(worlds).fill(Number.NaN);
  const say = mustAgree.flatMap((must, actor) => (must ? [actor] : []));
  const low = new Float64Array(worlds);
  const high = new Float64Array(worlds);
  const blind = talks.blind(date);
  for (let pack = 0; pack < packages; pack++) {
    const [at, breaking] = [level(pack, date), unsigned.breaking(pack, date)];
    low.fill(lowest);
    high.fill(highest);
    for (let world = 0; world < worlds; world++) if (blind[world] === 1) low[world] = Number.NaN;
    for (const actor of say) {
      const [own, weights] = [talks.clear(actor, pack, date), weight(actor)];
      const on = goingOn[actor]!.subarray(date * worlds, (date + 1) * worlds);
      for (let world = 0; world < worlds; world++) {
        // Most packages are out of the question soon.
        if (!(low[world]! <= high[world]!)) continue;
        const slope = (1 - breaking[world]!) * weights[world]!;
        const short = on[world]! - own[world]!;
        if (slope === 0) {
          if (!(short <= 0)) low[world] = Number.POSITIVE_INFINITY;
          continue;
        }
        const bar = at[world]! + short / slope;
        if (Number.isNaN(bar)) low[world] = Number.NaN;
        else if (slope > 0) {
          if (bar > low[world]!) low[world] = bar;
        } else if (bar < high[world]!) high[world] = bar;
      }
    }
    for (let world = 0; world < worlds; world++) {
      if (!(low[world]! <= high[world]!)) continue;
      if (!(from[world]! <= low[world]!)) from[world] = low[world]!;
      if (!(to[world]! >= high[world]!)) to[world] = high[world]!;
    }
  }
  return { from, to };
}
