import type { CallNode, Node } from '../../syntax/expression.ts';
import { type Context, rowNamed } from './context.ts';
import { unfolded } from './members.ts';
import { tableOfWeights } from './weights.ts';

/**
 * The table whose label a formula gives, as far as that shows without elaborating it: so that a bare word beside it
 * can be read as a label of the same table. Nothing is reported; each node is looked at once in an elaboration.
 */
export function labelTable(node: Node, context: Context): number | undefined {
  const { session } = context;
  session.labelTables ??= new Map();
  const { labelTables } = session;
  if (labelTables.has(node)) return labelTables.get(node);
  const table = find(node, context);
  labelTables.set(node, table);
  return table;
}

/** The first table that any of the formulas gives a label of. */
export function sharedTable(nodes: readonly Node[], context: Context): number | undefined {
  for (const node of nodes) {
    const table = labelTable(node, context);
    if (table !== undefined) return table;
  }
  return undefined;
}

function find(node: Node, context: Context): number | undefined {
  switch (node.kind) {
    case 'name': {
      const row = rowNamed(context, node.name);
      // A table's name where none of its rows is bound is a mistake, and what stands beside it was meant as a label.
      return row?.table ?? ofSymbol(node.name, context) ?? context.scope.table(node.name);
    }
    case 'pick':
      return node.of.kind === 'name' ? ofSymbol(node.of.name, context) : undefined;
    case 'fold': {
      const table = context.scope.table(unfolded(node, context).table);
      if (node.how === 'argmin' || node.how === 'argmax') return table;
      if ((node.how !== 'min' && node.how !== 'max') || node.of === undefined || table === undefined)
        return undefined;
      const row = { name: node.variable, table, slot: context.rows.length };
      return labelTable(node.of, { ...context, rows: [...context.rows, row] });
    }
    case 'if':
      return sharedTable([node.then, node.else], context);
    case 'binary':
      return node.operator === 'otherwise' ? sharedTable([node.left, node.right], context) : undefined;
    case 'call':
      if (node.name === 'categorical' && node.args[0] !== undefined)
        return tableOfWeights(node.args[0], context);
      return sharedTable(labelArguments(node), context);
    default:
      return undefined;
  }
}

/** The arguments of a call that share the type of its value. */
export function labelArguments({ name, args }: CallNode): readonly Node[] {
  switch (name) {
    case 'min':
    case 'max':
      return args;
    case 'highest':
    case 'lowest':
      return args.slice(0, 1);
    case 'before':
      return [args[0], args[2]].filter((arg) => arg !== undefined);
    case 'discrete':
      return args.filter((_, index) => index % 2 === 0);
    default:
      return [];
  }
}

function ofSymbol(name: string, { scope }: Context): number | undefined {
  const type = scope.symbol(name)?.type();
  return type?.kind === 'label' ? type.table : undefined;
}
