import type { Node } from '../../syntax/expression.ts';
import { type Context, rowNamed, tableName } from './context.ts';

/**
 * The table of a quantity that is named without brackets: the one wanted, else the only one that is not bound here.
 * Nothing is reported.
 */
export function tableOfWeights(weight: Node, context: Context, wanted?: number): number | undefined {
  const symbol = weight.kind === 'name' ? context.scope.symbol(weight.name) : undefined;
  if (symbol === undefined) return undefined;
  if (wanted !== undefined && symbol.over.includes(wanted)) return wanted;
  const free = symbol.over.filter(
    (table) => rowNamed(context, tableName(context.scope, table)) === undefined,
  );
  return free.length === 1 ? free[0] : undefined;
}
