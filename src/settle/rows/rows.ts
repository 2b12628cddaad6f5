/**
 * Sums over rows, the work of every regression here. Columns lie in one piece of memory, `heap`; places, strides and counts are in
 * numbers of it, and all of them are multiples of `ALIGNED`. Every operation adds in one order, four rows at a time in two lanes, so that bits
 * do not depend on what carries it out.
 */
export interface Rows {
  /** Memory for so many numbers at least; what stood there may be lost, and a heap that was read before is no longer valid. */
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
}

/** Rows come in fours. */
export const ALIGNED = 4;

/** A count of rows brought up to a multiple of `ALIGNED`. */
export function aligned(count: number): number {
  return Math.ceil(count / ALIGNED) * ALIGNED;
}
