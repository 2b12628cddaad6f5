import type { Node } from '../syntax/expression.ts';

const NONE: readonly Node[] = [];

/** The formulas a formula is directly made of, in the order written. */
export function formulaParts(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'number':
    case 'date':
    case 'text':
    case 'truth':
    case 'missing':
    case 'infinity':
    case 'name':
      return NONE;
    case 'pick':
      return [node.of, ...node.rows];
    case 'call':
      return node.args;
    case 'fold':
      return [...(node.where === undefined ? [] : [node.where]), ...(node.of === undefined ? [] : [node.of])];
    case 'unary':
      return [node.of];
    case 'binary':
      return [node.left, node.right];
    case 'if':
      return [node.test, node.then, node.else];
    case 'interval':
      return [node.low, node.high];
    case 'observe':
      return [node.data, node.law, ...(node.where === undefined ? [] : [node.where])];
  }
}

/**
 * Every name in a formula with its node, labels and fold variables included. With `now`, names that only the first
 * argument of `before` holds are left out: they are read in an earlier period.
 */
export function namesIn(node: Node, now = false): readonly string[] {
  const known = now ? undefined : allNames.get(node);
  if (known !== undefined) return known;
  const names: string[] = [];
  const visit = (part: Node): void => {
    if (part.kind === 'name') names.push(part.name);
    // What a fold goes through may be a quantity.
    if (part.kind === 'fold' && part.table !== part.variable) names.push(part.table);
    const inner = formulaParts(part);
    const earlier = now && part.kind === 'call' && part.name === 'before';
    for (let index = earlier ? 1 : 0; index < inner.length; index++) visit(inner[index] as Node);
  };
  visit(node);
  if (!now) allNames.set(node, names);
  return names;
}

/** Formulas are asked in several orders, and by the checks of variants that have them in common. */
const allNames = new WeakMap<Node, readonly string[]>();
