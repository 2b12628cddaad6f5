/**
 * What is known of a node's values before any is computed. `nan` and `inf` say that a lane may lawfully be missing or infinite;
 * `poison` that it may be non-finite because an operation went wrong which the reference interpreter refuses, so whoever
 * hides that from later operations must check first. No node is both lawfully and unlawfully non-finite.
 * `lo` and `hi` bound the lanes that are numbers.
 */
export interface Fact {
  readonly lo: number;
  readonly hi: number;
  readonly nan: boolean;
  readonly inf: boolean;
  readonly poison: boolean;
  /** Whether every lane that is a number is an integer. */
  readonly int: boolean;
  /** A mask, not a double. */
  readonly mask: boolean;
}

export const ANY: Fact = {
  lo: Number.NEGATIVE_INFINITY,
  hi: Number.POSITIVE_INFINITY,
  nan: false,
  inf: false,
  poison: false,
  int: false,
  mask: false,
};

export const MASK: Fact = { ...ANY, mask: true };

export const TRUTH: Fact = { ...ANY, lo: 0, hi: 1, int: true };

/** A finite number between these bounds. */
export function between(lo: number, hi: number): Fact {
  return { ...ANY, lo, hi };
}

/** What is known of a written number: NaN is missing. */
export function factOf(value: number): Fact {
  const nan = Number.isNaN(value);
  const inf = Math.abs(value) === Number.POSITIVE_INFINITY;
  return {
    lo: nan ? 0 : value,
    hi: nan ? 0 : value,
    nan,
    inf,
    poison: false,
    int: Number.isInteger(value) || nan,
    mask: false,
  };
}

/** What is known of a number that is one of these, one at least: `either` of all that is known of each. */
export function factOfAll(values: readonly number[]): Fact {
  let [lo, hi] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [nan, inf, int] = [false, false, true];
  for (const value of values) {
    const isNan = Number.isNaN(value);
    const known = isNan ? 0 : value;
    lo = Math.min(lo, known);
    hi = Math.max(hi, known);
    nan ||= isNan;
    inf ||= Math.abs(value) === Number.POSITIVE_INFINITY;
    int &&= isNan || Number.isInteger(value);
  }
  return { lo, hi, nan, inf, poison: false, int, mask: false };
}

/** Neither lawfully non-finite nor otherwise. */
export function isOrdinary(fact: Fact): boolean {
  return !fact.nan && !fact.inf && !fact.poison;
}

/** Only 0 and 1, never missing. */
export function isTruth(fact: Fact): boolean {
  return fact.int && fact.lo >= 0 && fact.hi <= 1 && isOrdinary(fact);
}

/** Both ends are numbers a double can hold. */
export function isBounded({ lo, hi }: Fact): boolean {
  return lo > Number.NEGATIVE_INFINITY && hi < Number.POSITIVE_INFINITY;
}

/** What holds of a value that is one of two. */
export function either(a: Fact, b: Fact): Fact {
  return {
    lo: Math.min(a.lo, b.lo),
    hi: Math.max(a.hi, b.hi),
    nan: a.nan || b.nan,
    inf: a.inf || b.inf,
    poison: a.poison || b.poison,
    int: a.int && b.int,
    mask: a.mask && b.mask,
  };
}
