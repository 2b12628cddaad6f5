/** A product of features, by number, repeated for powers; none of them is the constant. */
export type Term = readonly number[];

/** Products of more features than this follow noise. */
const HIGHEST_DEGREE = 4;

/**
 * A term is left out when it varies in no more than so many rows: its weight would be learned from these alone. Counted as the rows of
 * a term that is the same in as many and 0 elsewhere.
 */
const FEWEST_ROWS = 50;

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

/** How a feature is brought to mean 0 and standard deviation 1: (value − centre) · scale, cut off; scale 0 where it does not vary. */
export interface Standard {
  readonly centre: number;
  readonly scale: number;
}

/**
 * The columns of a regression, one after the other: column j of row i is at `j * rows + i`. Features are brought to mean 0 and
 * standard deviation 1 first. One that does not vary, and a term that is not 0 in a few rows only, becomes 0.
 *
 * @param out room for `terms.length * rows` numbers
 * @returns by feature
 */
export function fillDesign(
  features: readonly Float64Array[],
  terms: readonly Term[],
  rows: number,
  out: Float64Array,
): Standard[] {
  const standards: Standard[] = features.map(() => ({ centre: 0, scale: 0 }));
  const place = new Map(terms.map((term, column) => [term.join(), column]));
  for (const [column, term] of terms.entries()) {
    const at = column * rows;
    const last = term.at(-1);
    if (last === undefined) {
      out.fill(1, at, at + rows);
      continue;
    }
    if (term.length === 1) {
      standards[last] = standardise(features[last]!, rows, out, at);
    } else {
      // Terms of lower degree stand before, and what is left of a term without its last feature is one of them.
      const left = place.get(term.slice(0, -1).join())! * rows;
      const right = place.get(String(last))! * rows;
      for (let i = 0; i < rows; i++) out[at + i] = out[left + i]! * out[right + i]!;
    }
    if (rowsThatCount(out, at, rows) < FEWEST_ROWS) out.fill(0, at, at + rows);
  }
  return standards;
}

function standardise(feature: Float64Array, rows: number, out: Float64Array, at: number): Standard {
  let sum = 0;
  for (let i = 0; i < rows; i++) sum += feature[i]!;
  const mean = sum / rows;
  let squares = 0;
  for (let i = 0; i < rows; i++) {
    const apart = feature[i]! - mean;
    squares += apart * apart;
  }
  if (!Number.isFinite(squares)) throw new RangeError('a feature is missing or not finite in some world');
  const deviation = Math.sqrt(squares / rows);
  const scale = deviation > 1e-12 * Math.abs(mean) ? 1 / deviation : 0;
  for (let i = 0; i < rows; i++) {
    const value = (feature[i]! - mean) * scale;
    out[at + i] = value > FURTHEST ? FURTHEST : value < -FURTHEST ? -FURTHEST : value;
  }
  return { centre: mean, scale };
}

/** (Σ x²)² / Σ x⁴: in how many rows a column is not 0, were it the same in these. */
function rowsThatCount(column: Float64Array, at: number, rows: number): number {
  let [squares, fourths] = [0, 0];
  for (let i = at; i < at + rows; i++) {
    const square = column[i]! * column[i]!;
    squares += square;
    fourths += square * square;
  }
  return fourths > 0 ? (squares * squares) / fourths : 0;
}
