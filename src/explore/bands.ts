import type { Ranked } from './input.ts';

/** Worlds that are neighbours in one input. */
export interface Band {
  readonly worlds: Uint32Array;
  /** Lowest and highest value of the input among them. */
  readonly low: number;
  readonly high: number;
}

/** Cuts worlds into bands of equal frequency by an input; equal values stay together, categories are a band each. */
export function bandsOf(input: Ranked, count: number, among: (world: number) => boolean): Band[] {
  const order = some(input.order, among);
  const { values, kind } = input;
  const categories = kind === 'truth' || kind === 'label';
  const bands: Band[] = [];
  for (let from = 0; from < order.length; ) {
    // The next edge between bands of equal frequency, which equal values may have carried the last one past. Edges are
    // rounded to whole worlds, and the last one may have been rounded down.
    const edge = Math.floor(((from + 0.5) * count) / order.length) + 1;
    const wanted = categories ? from + 1 : Math.round((edge * order.length) / count);
    let to = Math.max(from + 1, wanted);
    while (to < order.length && values[order[to]!] === values[order[to - 1]!]) to++;
    bands.push({
      worlds: order.subarray(from, to),
      low: values[order[from]!]!,
      high: values[order[to - 1]!]!,
    });
    from = to;
  }
  return bands;
}

/** The worlds of each band in ascending order of their numbers. */
export function ascendingIn(bands: readonly Band[], worlds: number): Uint32Array[] {
  const bandOf = new Uint16Array(worlds);
  bands.forEach((band, index) => {
    for (const world of band.worlds) bandOf[world] = index + 1;
  });
  const sorted = bands.map((band) => new Uint32Array(band.worlds.length));
  const next = new Uint32Array(bands.length);
  for (let world = 0; world < worlds; world++) {
    const band = bandOf[world]! - 1;
    if (band >= 0) sorted[band]![next[band]!++] = world;
  }
  return sorted;
}

/** Those of some worlds that are among others, in the same order. */
function some(order: Uint32Array, among: (world: number) => boolean): Uint32Array {
  const kept = new Uint32Array(order.length);
  let count = 0;
  for (let i = 0; i < order.length; i++) if (among(order[i]!)) kept[count++] = order[i]!;
  return kept.subarray(0, count);
}
