import type { Binned } from './bins.ts';

/** Worlds alike in the target, or a question that parts them. */
export type Node = Leaf | Branch;

export interface Leaf {
  readonly kind: 'leaf';
  readonly worlds: Uint32Array;
  /** Mean of the target over its worlds. */
  readonly mean: number;
}

export interface Branch {
  readonly kind: 'branch';
  readonly worlds: Uint32Array;
  readonly mean: number;
  /** Number of the input. */
  readonly input: number;
  /** By bin of that input, 1 where its worlds go to the left. */
  readonly left: Uint8Array;
  readonly children: readonly [Node, Node];
}

/** When a tree stops growing. */
export interface GrowSettings {
  /** Questions from the root to a leaf, at most. */
  readonly depth: number;
  /** Worlds a leaf has at least. */
  readonly leastWorlds: number;
}

/**
 * Grows a tree that parts worlds by the target: each question is the one, of all inputs and edges, that lowers the sum of
 * squares within its two sides most (L. Breiman et al., "Classification and Regression Trees", 1984, section 8.4; for a
 * target of 0 and 1 that is the Gini index of section 4.3). Categories stand in the order of the target's mean in them,
 * where the best division in two is one between neighbours (the same, theorem 4.5).
 *
 * @param target by world
 * @param worlds those to part
 */
export function grow(
  target: Float64Array,
  inputs: readonly (Binned | undefined)[],
  worlds: Uint32Array,
  { depth, leastWorlds }: GrowSettings,
): Node {
  let sum = 0;
  for (const world of worlds) sum += target[world]!;
  const mean = sum / worlds.length;
  const leaf: Leaf = { kind: 'leaf', worlds, mean };
  if (depth === 0 || worlds.length < 2 * leastWorlds) return leaf;
  let best: Question | undefined;
  for (const [input, bins] of inputs.entries()) {
    if (bins === undefined) continue;
    const question = bestQuestion(target, bins, worlds, sum, leastWorlds);
    if (question !== undefined && question.gain > (best?.gain ?? 0)) best = { ...question, input };
  }
  if (best === undefined) return leaf;
  const { input, left } = best;
  const { bin } = inputs[input]!;
  const sides = [1, 0].map((side) => worlds.filter((world) => left[bin[world]!] === side));
  const [one, other] = sides.map((side) => grow(target, inputs, side, { depth: depth - 1, leastWorlds })) as [
    Node,
    Node,
  ];
  return { kind: 'branch', worlds, mean, input, left, children: [one, other] };
}

interface Question {
  readonly input: number;
  readonly left: Uint8Array;
  readonly gain: number;
}

function bestQuestion(
  target: Float64Array,
  { bin, count, categories }: Binned,
  worlds: Uint32Array,
  sum: number,
  leastWorlds: number,
): Omit<Question, 'input'> | undefined {
  const counts = new Float64Array(count);
  const sums = new Float64Array(count);
  for (const world of worlds) {
    const at = bin[world]!;
    counts[at]! += 1;
    sums[at]! += target[world]!;
  }
  const sequence = Array.from({ length: count }, (_, at) => at).filter((at) => counts[at]! > 0);
  if (categories.length > 0) sequence.sort((a, b) => sums[a]! / counts[a]! - sums[b]! / counts[b]!);
  const n = worlds.length;
  const whole = (sum * sum) / n;
  let [below, lower, gain, cut] = [0, 0, 0, -1];
  for (let i = 0; i < sequence.length - 1; i++) {
    below += counts[sequence[i]!]!;
    lower += sums[sequence[i]!]!;
    if (below < leastWorlds || n - below < leastWorlds) continue;
    const gained = lower ** 2 / below + (sum - lower) ** 2 / (n - below) - whole;
    if (gained > gain) [gain, cut] = [gained, i];
  }
  // Sums of the same numbers in another order differ in their last bits: that is no gain.
  if (cut < 0 || gain <= 1e-9 * Math.max(1, Math.abs(whole))) return undefined;
  const left = new Uint8Array(count);
  if (categories.length > 0) for (const at of sequence.slice(0, cut + 1)) left[at] = 1;
  else left.fill(1, 0, sequence[cut]! + 1);
  return { left, gain };
}
