import type { Node } from '../syntax/expression.ts';

/** A formula as it stands in its source, on one line. */
export function written(node: Node): string {
  const before = known.get(node);
  if (before !== undefined) return before;
  const { source, start, end } = node.span;
  const text = source.text.slice(start, end).replace(/\s+/g, ' ').trim();
  known.set(node, text);
  return text;
}

/** Variants have most formulas in common. */
const known = new WeakMap<Node, string>();
