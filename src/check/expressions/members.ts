import type { FoldNode, Node } from '../../syntax/expression.ts';
import { type Context, tableName } from './context.ts';
import { currentRow } from './current-row.ts';

/**
 * `max[s in reaction.links](x)` goes through the rows of which a quantity says yes: it stands for `max[s in step where
 * reaction.links[s]](x)`. The fold itself where its table is one.
 */
export function unfolded(node: FoldNode, context: Context): FoldNode {
  const { scope } = context;
  if (node.variable === node.table || scope.table(node.table) !== undefined) return node;
  const symbol = scope.symbol(node.table);
  const free = symbol?.over.filter((one) => currentRow(one, context) === undefined) ?? [];
  const [over] = free;
  const type = symbol?.type();
  if (symbol === undefined || over === undefined || free.length > 1 || type?.kind !== 'truth') return node;
  const { tableSpan: span, where } = node;
  const named: Node = {
    kind: 'pick',
    of: { kind: 'name', name: node.table, span },
    rows: [{ kind: 'name', name: node.variable, span }],
    span,
  };
  const both: Node =
    where === undefined
      ? named
      : { kind: 'binary', operator: 'and', left: named, right: where, span: where.span };
  return { ...node, table: tableName(scope, over), where: both };
}
