/**
 * Sums over rows, the work of every regression here. Columns lie in one piece of memory, `heap`; places, strides and counts are in
 * numbers of it, and all of them are multiples of `ALIGNED`. Every operation adds in one order, four rows at a time in two lanes, so that bits
 * do not depend on what carries it out.
 */
export interface Rows {
  /** Memory for so many numbers at least. What stands there stays; a heap that was read before is no longer valid. */
  readonly reserve: (numbers: number) => void;
  readonly heap: () => Float64Array;
  /** Adds to out[2 i + j] the sum over rows of column i of four times column j of two. */
  readonly products: (
    four: number,
    stride: number,
    two: number,
    strideOfTwo: number,
    count: number,
    out: number,
  ) => void;
  /** out += Σ weight · column, of four columns by their places and four weights that follow one another. */
  readonly combine: (
    a: number,
    b: number,
    c: number,
    d: number,
    weights: number,
    count: number,
    out: number,
  ) => void;
  /** Adds Σ a b and Σ a² to two numbers. */
  readonly dots: (a: number, b: number, count: number, out: number) => void;
  /** Adds Σ a b and Σ (a b)² to two numbers. */
  readonly moments: (a: number, b: number, count: number, out: number) => void;
  /** out = a · b. */
  readonly multiply: (a: number, b: number, count: number, out: number) => void;
  /** out += a · b. */
  readonly addProduct: (a: number, b: number, count: number, out: number) => void;
  /** out = (a − centre) · scale, cut off at ± most. */
  readonly standardise: (
    a: number,
    centre: number,
    scale: number,
    most: number,
    count: number,
    out: number,
  ) => void;
  /** Adds to out[2 i + j] the sum over rows of column i of four times column j of two times another column. */
  readonly triples: (
    four: number,
    stride: number,
    two: number,
    strideOfTwo: number,
    other: number,
    count: number,
    out: number,
  ) => void;
  /** out = a + b. */
  readonly add: (a: number, b: number, count: number, out: number) => void;
  /** out = a − b. */
  readonly subtract: (a: number, b: number, count: number, out: number) => void;
  /**
   * How one who has a say takes a package of this worth to it: refuses where it is not at least what going on is worth. Adds 1 to refusals
   * there, and `OFF` besides where that cannot be told; and multiplies the product by the gain.
   */
  readonly vote: (worth: number, goingOn: number, count: number, refusals: number, product: number) => void;
  /** Adds 1 to refusals where the worth is not at least what going on is worth. */
  readonly refuse: (worth: number, goingOn: number, count: number, refusals: number) => void;
  /**
   * Adds to four numbers, of the gains of one actor over going on: their sum, how many are at least 0, in how many rows it is the only one that
   * refuses, and in how many nobody does.
   */
  readonly tally: (worth: number, goingOn: number, refusals: number, count: number, out: number) => void;
  /** best = worth, where nobody but this one refuses and best is missing or less. */
  readonly better: (worth: number, goingOn: number, refusals: number, count: number, best: number) => void;
  /** most = score and which = number, where nobody refuses and the score is above most. */
  readonly choose: (
    score: number,
    refusals: number,
    number: number,
    most: number,
    count: number,
    which: number,
  ) => void;
  /** out = a, where which is the number. */
  readonly take: (which: number, number: number, a: number, count: number, out: number) => void;
  /** out = a, where a is above out. */
  readonly raise: (a: number, count: number, out: number) => void;
  /** out = a, where a is below out; −∞ where a is missing. */
  readonly lower: (a: number, count: number, out: number) => void;
}

/** Added to refusals where a package cannot be judged: more than there are actors. */
export const OFF: number = 2 ** 16;

/** Rows come in fours. */
export const ALIGNED = 4;

/** A count of rows brought up to a multiple of `ALIGNED`. */
export function aligned(count: number): number {
  return Math.ceil(count / ALIGNED) * ALIGNED;
}
