/**
 * In each world the package that is nearest to agreement: the one whose least gain among those who must agree is largest, the first in
 * order among equals; −1 where no gain is known.
 *
 * @param clear by actor and package
 */
export function nearestOf(
  clear: readonly (readonly Float64Array[])[],
  mustAgree: readonly boolean[],
  worlds: number,
): Int16Array {
  const nearest = new Int16Array(worlds).fill(-1);
  const needed = clear.filter((_, actor) => mustAgree[actor] === true);
  const packages = clear[0]?.length ?? 0;
  for (let world = 0; world < worlds; world++) {
    let most = Number.NEGATIVE_INFINITY;
    for (let pack = 0; pack < packages; pack++) {
      let least = Number.POSITIVE_INFINITY;
      for (const own of needed) {
        const value = own[pack]![world]!;
        if (Number.isNaN(value)) least = Number.NEGATIVE_INFINITY;
        else if (value < least) least = value;
      }
      if (least > most) {
        most = least;
        nearest[world] = pack;
      }
    }
  }
  return nearest;
}

/** What the package nearest to agreement is worth to an actor beyond going on for good; 0 where there is none. */
export function reachOf(own: readonly Float64Array[], nearest: Int16Array): Float64Array {
  return Float64Array.from(nearest, (pack, world) => {
    const value = pack < 0 ? 0 : own[pack]![world]!;
    return Number.isNaN(value) ? 0 : value;
  });
}
