import type { Node } from '../syntax/expression.ts';

/** Whether a formula fits every unit as it stands: zero, missing, infinity. */
export function fitsEvery(node: Node): boolean {
  if (node.kind === 'unary' && node.operator === '-') return fitsEvery(node.of);
  if (node.kind === 'number') return node.value === 0 && node.unit === undefined;
  return node.kind === 'missing' || node.kind === 'infinity';
}
