import type { Node } from '../../src/syntax/expression.ts';
import { show } from './show.ts';

const NODES: ReadonlySet<unknown> = new Set([
  ...['number', 'date', 'text', 'truth', 'missing', 'infinity', 'name', 'pick', 'call', 'fold', 'unary'],
  ...['binary', 'if', 'interval'],
]);

/** A syntax tree without places: formulas on one line, what stands at a place as itself. */
export function plain(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.map(plain);
  if (typeof tree !== 'object' || tree === null) return tree;
  if ('kind' in tree && NODES.has(tree.kind)) return show(tree as Node);
  const entries = Object.entries(tree).filter(([key]) => key !== 'span');
  const [only] = entries;
  if (entries.length === 1 && only !== undefined && only[0] === 'value') return plain(only[1]);
  return Object.fromEntries(entries.map(([key, value]) => [key, plain(value)]));
}
