import type { Ranked } from '../input.ts';

/** An input cut into bins of about the same number of worlds, equal values together; of categories each is a bin. */
export interface Binned {
  /** By world the number of its bin. */
  readonly bin: Uint8Array;
  /** Edges between neighbouring bins, half-way between their values, one fewer than bins; of categories none. */
  readonly edges: readonly number[];
  /** The value of each bin of categories; of numbers none. */
  readonly categories: readonly number[];
  readonly count: number;
}

/** As finely as an edge is ever told: its words round it to a fortieth of the range. */
const MOST_BINS = 64;

/** Cuts an input into bins, or undefined where it is missing in some world: those would be on neither side of an edge. */
export function binned({ values, order, kind }: Ranked): Binned | undefined {
  const n = values.length;
  if (order.length < n) return undefined;
  const categorical = kind === 'truth' || kind === 'label';
  const bin = new Uint8Array(n);
  const edges: number[] = [];
  const categories: number[] = [];
  let count = 0;
  for (let from = 0; from < n; ) {
    const wanted = categorical
      ? from + 1
      : Math.round((n * (Math.floor(((from + 0.5) * MOST_BINS) / n) + 1)) / MOST_BINS);
    let to = Math.max(from + 1, wanted);
    while (to < n && values[order[to]!] === values[order[to - 1]!]) to++;
    if (count === 2 * MOST_BINS) return undefined;
    for (let i = from; i < to; i++) bin[order[i]!] = count;
    if (categorical) categories.push(values[order[from]!]!);
    else if (to < n) edges.push(edgeBetween(values[order[to - 1]!]!, values[order[to]!]!));
    count += 1;
    from = to;
  }
  return { bin, edges, categories, count };
}

/** Above the lower value and not above the upper one. */
function edgeBetween(lower: number, upper: number): number {
  const middle = lower / 2 + upper / 2;
  return middle > lower && middle <= upper ? middle : upper;
}
