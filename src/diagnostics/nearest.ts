/**
 * The candidate that was most likely meant by a mistyped name: the one at the smallest distance of Damerau and
 * Levenshtein (a letter left out, added, replaced, or two neighbours swapped; the restricted form, in which no
 * stretch is edited twice), letters' case aside. Undefined if none is closer than about a third of the name's length.
 * Of equals the first. Names of over 60 characters are not compared, so the cost stays in proportion to the candidates.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > LONGEST) return undefined;
  const wanted = name.toLowerCase();
  let limit = Math.max(1, Math.floor((wanted.length + 1) / 3));
  let best: string | undefined;
  for (const candidate of candidates) {
    if (candidate === name || Math.abs(candidate.length - wanted.length) > limit) continue;
    const distance = distanceWithin(wanted, candidate.toLowerCase(), limit);
    if (distance === undefined || (best !== undefined && distance > limit)) continue;
    if (distance >= Math.max(wanted.length, candidate.length)) continue; // nothing in common
    best = candidate;
    limit = distance - 1;
    if (limit < 0) break;
  }
  return best;
}

const LONGEST = 60;

/** The distance, or undefined as soon as it is known to exceed the limit. Wagner–Fischer, three rows kept. */
function distanceWithin(a: string, b: string, limit: number): number | undefined {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        at(last, column - 1) + (same ? 0 : 1), // kept or replaced
        at(last, column) + 1, // left out
        at(next, column - 1) + 1, // added
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, at(before, column - 2) + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit && Math.min(...last) > limit) return undefined;
    before = last;
    last = next;
  }
  const distance = at(last, b.length);
  return distance > limit ? undefined : distance;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
