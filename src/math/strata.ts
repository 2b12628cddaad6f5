import { normalScores, scoreTable } from './rank-scores.ts';

/** A sample in ascending order of one input, cut into strata of neighbours. */
export interface Strata {
  readonly count: number;
  /** The stratum of each member of the sample. */
  readonly of: Uint16Array;
  /** Where each stratum ends. */
  readonly ends: Uint32Array;
  /** The normal score of each member's rank, on which a line is fitted in each stratum; absent where a stratum is one value. */
  readonly scores?: Float64Array;
  /** The sum of the scores in each stratum, and that of their squares, one after the other; where there are scores. */
  readonly scoreSums?: Float64Array;
}

/** A sample in ascending order of one input, to be cut. */
export interface Cuts {
  /**
   * Strata of equal frequency, `wanted` of them at most; equal values stay together. Where there are no more different
   * values than strata wanted, or for categories, each value is a stratum of its own. Made once, however often asked for.
   */
  readonly into: (wanted: number) => Strata;
}

/** The cuts of samples of one size in which no two values are equal: they are the same for all of them. */
export interface PlainCuts extends Cuts {
  readonly table: Float64Array;
}

export function plainCuts(size: number): PlainCuts {
  const table = scoreTable(size);
  const ends = (): Uint32Array => Uint32Array.from({ length: size }, (_, i) => i + 1);
  return {
    table,
    into: remembering((wanted) => (size <= wanted ? eachItsOwn(ends()) : byRank(ends(), wanted, table))),
  };
}

/**
 * Cuts of a sample.
 *
 * @param categories whether the values have no order
 * @param plain those of its size, where they are at hand
 */
export function cutsOf(ascending: Float64Array, categories: boolean, plain?: PlainCuts): Cuts {
  const ends = endsOf(ascending);
  if (categories) return { into: remembering(() => eachItsOwn(ends)) };
  const ofSize = plain ?? plainCuts(ascending.length);
  return ends.length === ascending.length ? ofSize : tiedCuts(ends, normalScores(ascending, ofSize.table));
}

function tiedCuts(ends: Uint32Array, scores: Float64Array): Cuts {
  return {
    into: remembering((wanted) => (ends.length <= wanted ? eachItsOwn(ends) : byRank(ends, wanted, scores))),
  };
}

/** Every value a stratum. */
function eachItsOwn(ends: Uint32Array): Strata {
  return { count: ends.length, of: numbered(ends), ends };
}

function remembering(cut: (wanted: number) => Strata): Cuts['into'] {
  const made = new Map<number, Strata>();
  return (wanted) => {
    const found = made.get(wanted) ?? cut(wanted);
    made.set(wanted, found);
    return found;
  };
}

/** Where each run of equal values ends. */
function endsOf(ascending: Float64Array): Uint32Array {
  const n = ascending.length;
  const ends = new Uint32Array(n);
  let runs = 0;
  for (let i = 1; i <= n; i++) if (i === n || ascending[i] !== ascending[i - 1]) ends[runs++] = i;
  return ends.slice(0, runs);
}

function numbered(ends: Uint32Array): Uint16Array {
  const of = new Uint16Array(ends.at(-1) ?? 0);
  for (let run = 0; run < ends.length; run++) of.fill(run, ends[run - 1] ?? 0, ends[run]);
  return of;
}

/** A run goes to the stratum of its middle rank. */
function byRank(ends: Uint32Array, wanted: number, scores: Float64Array): Strata {
  const n = ends.at(-1) ?? 0;
  const of = new Uint16Array(n);
  const strataEnds = new Uint32Array(wanted);
  let count = 0;
  let last = -1;
  let from = 0;
  for (let run = 0; run < ends.length; run++) {
    const to = ends[run]!;
    const stratum = Math.floor(((from + to) / 2 / n) * wanted);
    if (stratum !== last) count++;
    last = stratum;
    if (to === from + 1) of[from] = count - 1;
    else of.fill(count - 1, from, to);
    strataEnds[count - 1] = to;
    from = to;
  }
  return {
    count,
    of,
    ends: strataEnds.slice(0, count),
    scores,
    scoreSums: scoreSums(strataEnds, count, scores),
  };
}

function scoreSums(ends: Uint32Array, count: number, scores: Float64Array): Float64Array {
  const sums = new Float64Array(2 * count);
  let i = 0;
  for (let stratum = 0; stratum < count; stratum++) {
    for (; i < ends[stratum]!; i++) {
      const z = scores[i]!;
      sums[2 * stratum]! += z;
      sums[2 * stratum + 1]! += z * z;
    }
  }
  return sums;
}

/** How many numbers the strata fit: a mean for each, and a slope where there are scores. */
export function parametersOf(strata: Strata): number {
  return strata.scores === undefined ? strata.count : 2 * strata.count;
}
