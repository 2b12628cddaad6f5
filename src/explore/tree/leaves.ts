import { type Box, type Limit, meets, withLimit } from '../boxes/box.ts';
import type { Binned } from './bins.ts';
import type { Branch, Node } from './grow.ts';

/** The leaves of a tree as boxes, from left to right. Together they are the whole space. */
export function leavesOf(node: Node, inputs: readonly (Binned | undefined)[], box: Box = new Map()): Box[] {
  if (node.kind === 'leaf') return [box];
  return node.children.flatMap((child, side) =>
    leavesOf(child, inputs, withLimit(box, node.input, limitOf(node, side === 0, inputs[node.input]!, box))),
  );
}

/** The nodes of a tree below its root as boxes. */
export function nodesOf(node: Node, inputs: readonly (Binned | undefined)[], box: Box = new Map()): Box[] {
  if (node.kind === 'leaf') return [];
  return node.children.flatMap((child, side) => {
    const part = withLimit(box, node.input, limitOf(node, side === 0, inputs[node.input]!, box));
    return [part, ...nodesOf(child, inputs, part)];
  });
}

function limitOf({ input, left }: Branch, isLeft: boolean, bins: Binned, box: Box): Limit {
  const before = box.get(input);
  if (bins.categories.length > 0) {
    const side = bins.categories.filter((_, at) => (left[at] === 1) === isLeft);
    return {
      kind: 'some',
      kept: new Set(side.filter((value) => before === undefined || meets(before, value))),
    };
  }
  const edge = bins.edges[left.lastIndexOf(1)]!;
  const { low, high } = before?.kind === 'range' ? before : { low: -Infinity, high: Infinity };
  return isLeft
    ? { kind: 'range', low, high: Math.min(high, edge) }
    : { kind: 'range', low: Math.max(low, edge), high };
}
