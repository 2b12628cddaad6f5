import type { Node } from '../syntax/expression.ts';

/** A formula as it stands in its source, on one line. */
export function written(node: Node): string {
  const before = known.get(node);
  if (before !== undefined) return before;
  const { source, start, end } = node.span;
  const found = source.text.slice(start, end).trim();
  const text = BROKEN.test(found) ? found.replace(/\s+/g, ' ') : found;
  known.set(node, text);
  return text;
}

/** Space that is more than one between two words. */
const BROKEN = /\s\s|[^\S ]/;

/** Variants have most formulas in common. */
const known = new WeakMap<Node, string>();
