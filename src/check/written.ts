import type { Node } from '../syntax/expression.ts';

/** A formula as it stands in its source, on one line. */
export function written(node: Node): string {
  const { source, start, end } = node.span;
  return source.text.slice(start, end).replace(/\s+/g, ' ').trim();
}
