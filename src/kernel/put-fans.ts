import type { Played } from './kernel.ts';

/** Puts the fans of a batch where they are to stand (see `Batch.fansInto`), and leaves the rest. */
export function putFans(played: Played, into: readonly Float64Array[], columns: number): Played {
  const { first, count, fans } = played;
  for (const [option, block] of fans.entries()) {
    const all = into[option]!;
    const stride = columns === 0 ? 0 : all.length / columns;
    for (let column = 0; column < columns; column++) {
      all.set(block.subarray(column * count, (column + 1) * count), column * stride + first);
    }
  }
  return { ...played, fans: fans.map(() => NONE) };
}

const NONE = new Float64Array();
