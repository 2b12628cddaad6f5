import { areShared, sharedNumbers } from '../math/shared-numbers.ts';

/** Memory in which worlds are shown to one reader time after time: what was shown before is gone once more is asked for. */
export interface ShownRoom {
  /** Memory that threads share, a piece of so many numbers for each option; undefined where the machine has none. */
  readonly of: (options: number, numbers: number) => Float64Array[] | undefined;
}

/** Fresh memory costs more than what is written to it, so pieces are kept for as long as the room is. */
export function shownRoom(): ShownRoom {
  const kept: Float64Array[] = [];
  return {
    of: (options, numbers) => {
      const shown = Array.from({ length: options }, (_, place) => {
        const before = kept[place];
        return before !== undefined && before.length >= numbers ? before : sharedNumbers(numbers);
      });
      if (!shown.every(areShared)) return undefined;
      for (const [place, piece] of shown.entries()) kept[place] = piece;
      return shown.map((piece) => piece.subarray(0, numbers));
    },
  };
}
