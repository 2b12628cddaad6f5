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
  { nearest, most, least }: RoomForNearest = roomForNearest(worlds),
): Int16Array {
  nearest.fill(-1);
  const needed = clear.filter((_, actor) => mustAgree[actor] === true);
  const packages = clear[0]?.length ?? 0;
  most.fill(Number.NEGATIVE_INFINITY);
  for (let pack = 0; pack < packages; pack++) {
    least.fill(Number.POSITIVE_INFINITY);
    for (const own of needed) {
      const values = own[pack]!;
      for (let world = 0; world < worlds; world++) {
        const value = values[world]!;
        // A missing value is below none, and at least none.
        if (!(value >= least[world]!)) least[world] = Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
      }
    }
    for (let world = 0; world < worlds; world++) {
      if (!(least[world]! > most[world]!)) continue;
      most[world] = least[world]!;
      nearest[world] = pack;
    }
  }
  return nearest;
}

/** Memory that is used again for each date. */
export interface RoomForNearest {
  readonly nearest: Int16Array;
  readonly most: Float64Array;
  readonly least: Float64Array;
}

export function roomForNearest(worlds: number): RoomForNearest {
  return { nearest: new Int16Array(worlds), most: new Float64Array(worlds), least: new Float64Array(worlds) };
}
