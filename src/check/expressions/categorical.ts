import type { CallNode, Node } from '../../syntax/expression.ts';
import { wrongCount } from './argument-count.ts';
import { type Context, refuse } from './context.ts';
import { mayDraw, visitRegistered } from './draw.ts';
import type { Found } from './found.ts';
import { tableOfWeights } from './weights.ts';

/** `categorical(weight)`: a row of the table that the weights are over, with probability in proportion to its weight. */
export function visitCategorical(node: CallNode, context: Context, wanted?: number): Found | undefined {
  const [weight] = node.args;
  if (wrongCount(node, 1, 1, context) || weight === undefined) return undefined;
  const table = tableOfWeights(weight, context, wanted);
  const rows = table === undefined ? [] : (context.scope.tables[table]?.rows ?? []);
  if (table === undefined || rows.length === 0) {
    mayDraw(node.name, node.span, context);
    return refuse(context, 'categorical-weights', { near: tableNear(weight, context) }, weight.span);
  }
  const { span } = node;
  const args = rows.flatMap(({ label }): Node[] => {
    const row: Node = { kind: 'text', value: label, span: weight.span };
    return [row, { kind: 'pick', of: weight, rows: [row], span: weight.span }];
  });
  return visitRegistered('discrete', { ...node, args, span }, context, table);
}

function tableNear(weight: Node, { scope }: Context): string | undefined {
  return weight.kind === 'name' && scope.symbol(weight.name) !== undefined ? weight.name : undefined;
}
