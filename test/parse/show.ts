import type { Node } from '../../src/syntax/expression.ts';

/** A formula's tree on one line with all its brackets, for comparison with what was meant. */
export function show(node: Node): string {
  switch (node.kind) {
    case 'number': {
      const unit = node.unit === undefined ? '' : ` ${node.unit.name}`;
      const power = node.unit === undefined || node.unit.power === 1 ? '' : `^${node.unit.power}`;
      return `${node.value}${node.percent ? ' percent' : ''}${unit}${power}`;
    }
    case 'date':
      return `${new Date(node.days * 86_400_000).toISOString().slice(0, 10)} to the ${node.precision}`;
    case 'text':
      return `"${node.value}"`;
    case 'truth':
      return node.value ? 'yes' : 'no';
    case 'missing':
    case 'infinity':
      return node.kind;
    case 'name':
      return node.name;
    case 'pick':
      return `${show(node.of)}[${node.rows.map(show).join(', ')}]`;
    case 'call':
      return `${node.name}(${node.args.map(show).join(', ')})`;
    case 'fold': {
      const where = node.where === undefined ? '' : ` where ${show(node.where)}`;
      const of = node.of === undefined ? '' : `(${show(node.of)})`;
      return `${node.how}[${node.variable} in ${node.table}${where}]${of}`;
    }
    case 'unary':
      return `(${node.operator} ${show(node.of)})`;
    case 'binary':
      return `(${show(node.left)} ${node.operator} ${show(node.right)})`;
    case 'if':
      return `(if ${show(node.test)} then ${show(node.then)} else ${show(node.else)})`;
    case 'interval':
      return `(${show(node.low)} to ${show(node.high)})`;
    case 'observe': {
      const where = node.where === undefined ? '' : ` where ${show(node.where)}`;
      return `(${show(node.data)} ~ ${show(node.law)}${where})`;
    }
  }
}

/** The nodes directly below a node. */
export function partsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'pick':
      return [node.of, ...node.rows];
    case 'call':
      return node.args;
    case 'fold':
      return [node.where, node.of].filter((part) => part !== undefined);
    case 'unary':
      return [node.of];
    case 'binary':
      return [node.left, node.right];
    case 'if':
      return [node.test, node.then, node.else];
    case 'interval':
      return [node.low, node.high];
    case 'observe':
      return [node.data, node.law];
    default:
      return [];
  }
}
