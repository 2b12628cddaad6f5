import { aligned } from '../rows/rows.ts';
import { newRows } from '../rows/with-rows.ts';
import { columnsBeside, type Laid, type Talks } from './talks.ts';

/**
 * Columns of what packages are worth copied to memory of rows. Nothing is closed: where a package is not on the table its worth is missing, if
 * it is to be.
 */
export function copied(
  { worlds, actors, packages }: Pick<Talks, 'worlds' | 'actors' | 'packages'>,
  worth: Talks['worth'],
): (date: number) => Laid {
  const rows = newRows();
  const stride = aligned(worlds);
  const places = Array.from({ length: packages }, (_, pack) =>
    Array.from({ length: actors }, (_, actor) => (pack * actors + actor) * stride),
  );
  const closed = packages * actors * stride;
  const room = closed + stride;
  rows.reserve(room + columnsBeside(actors) * stride);
  const heap = rows.heap();
  let read = Number.NaN;
  return (date) => {
    if (read !== date) {
      for (const [pack, of] of places.entries()) {
        for (const [actor, at] of of.entries()) heap.set(worth(actor, pack, date), at);
      }
    }
    read = date;
    return { rows, worth: places, closed, room };
  };
}
