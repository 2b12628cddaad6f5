import type { Signing } from '../foresight/foresee.ts';
import type { ClearTalks } from '../foresight/stage.ts';
import type { OpenIssue, Unsigned } from '../foresight/unsigned.ts';

/**
 * The level of an issue at which an actor would just accept a package of each world, all else (the risk of breaking down, too) as in it; with what is hoped of later
 * terms. Not held within the issue's range, so that it tells how far apart sides are whose levels do not meet. Missing (NaN) where the level is worth nothing to the
 * actor, where nobody can judge and where there is no package.
 *
 * @param packs the package of each world; −1 where there is none
 */
export function reservation(
  unsigned: Pick<Unsigned, 'worlds' | 'packages' | 'breaking'>,
  talks: Pick<ClearTalks, 'clear' | 'blind'>,
  { goingOn }: Pick<Signing, 'goingOn'>,
  { level, weight }: OpenIssue,
  actor: number,
  date: number,
  packs: Int16Array,
): Float64Array {
  const { worlds, packages } = unsigned;
  const blind = talks.blind(date);
  const weights = weight(actor);
  const hope = goingOn[actor]!.subarray(date * worlds, (date + 1) * worlds);
  const columns = Array.from({ length: packages }, (_, pack) => ({
    clear: talks.clear(actor, pack, date),
    level: level(pack, date),
    breaking: unsigned.breaking(pack, date),
  }));
  return Float64Array.from(packs, (pack, world) => {
    if (pack < 0 || blind[world] === 1) return Number.NaN;
    const own = columns[pack]!;
    const slope = (1 - own.breaking[world]!) * weights[world]!;
    return slope === 0 ? Number.NaN : own.level[world]! + (hope[world]! - own.clear[world]!) / slope;
  });
}
