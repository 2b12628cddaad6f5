/** A product of features, by number, repeated for powers; none of them is the constant. */
export type Term = readonly number[];

/** Products of more features than this follow noise. */
const HIGHEST_DEGREE = 4;

/** Standardised features are cut off at so many standard deviations, lest a power of a rare value outweigh all else. */
export const FURTHEST = 4;

/**
 * The terms of a polynomial in so many features: the constant, the features, then products of two, three and four, those of
 * the features named first before others, until there are `most`.
 */
export function termsOf(features: number, most: number): Term[] {
  const terms: Term[] = [[]];
  for (let degree = 1; degree <= HIGHEST_DEGREE && terms.length < most; degree++) {
    const room = most - terms.length;
    const found = productsOf(features, degree, room);
    terms.push(...found.slice(0, room));
  }
  return terms;
}

/** Products of so many features, lowest sum of numbers first; at least the first `room` of them where there are as many. */
function productsOf(features: number, degree: number, room: number): Term[] {
  // The first `room` in that order use none but the first `room` features.
  const usable = Math.min(features, Math.max(room, 1));
  const found: { term: number[]; rank: number }[] = [];
  const extend = (term: number[], from: number, rank: number): void => {
    if (term.length === degree) {
      found.push({ term, rank });
      return;
    }
    for (let feature = from; feature < usable; feature++) {
      if (degree > 1 && rank + feature > 2 * room) break;
      extend([...term, feature], feature, rank + feature);
    }
  };
  extend([], 0, 0);
  return found.sort((a, b) => a.rank - b.rank).map(({ term }) => term);
}
