import type { Binned } from './bins.ts';
import type { Leaf, Node } from './grow.ts';

/**
 * A tree without the questions that do not help on other worlds: from the leaves upward, a question goes where the means of
 * its sides predict the target of those worlds no better than their common mean (J. R. Quinlan, "Simplifying decision
 * trees", International Journal of Man-Machine Studies 27, 1987, reduced error pruning).
 *
 * @param held worlds that the tree was not grown on
 */
export function prune(
  node: Node,
  target: Float64Array,
  inputs: readonly (Binned | undefined)[],
  held: Uint32Array,
): Node {
  return pruned(node, target, inputs, held).node;
}

function pruned(
  node: Node,
  target: Float64Array,
  inputs: readonly (Binned | undefined)[],
  held: Uint32Array,
): { readonly node: Node; readonly error: number } {
  const { mean, worlds } = node;
  const error = held.reduce((sum, world) => sum + (target[world]! - mean) ** 2, 0);
  if (node.kind === 'leaf') return { node, error };
  const { left, children, input } = node;
  const { bin } = inputs[input]!;
  const [one, other] = children.map((child, side) =>
    pruned(
      child,
      target,
      inputs,
      held.filter((world) => left[bin[world]!] === 1 - side),
    ),
  ) as [ReturnType<typeof pruned>, ReturnType<typeof pruned>];
  const split = one.error + other.error;
  if (split < error) return { node: { ...node, children: [one.node, other.node] }, error: split };
  const leaf: Leaf = { kind: 'leaf', worlds, mean };
  return { node: leaf, error };
}
