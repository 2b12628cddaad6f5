import type { Span } from '../../diagnostics/diagnostic.ts';
import type { Expr } from '../../model/expression.ts';
import type { Cell } from '../../model/model.ts';
import { type Context, refuse, tableName } from './context.ts';
import { freeSlots, renameSlots } from './slots.ts';

/** A cell remembers at most so many rows: a bound on memory, far above what an argument needs. */
const MOST_ROWS = 100_000;

/** What kind of cell it is, made of its expressions once their slots are renamed. */
export type CellKind = (rename: (expr: Expr) => Expr) => CellShape;

/** A cell without its rows. */
export type CellShape = Cell extends infer Kind
  ? Kind extends Cell
    ? Omit<Kind, 'over' | 'size'>
    : never
  : never;

/**
 * Registers a memory cell for expressions that stand in this context and gives the expression that reads it. The rows
 * bound outside that the expressions read become the cell's rows, its slots counted from 0 again; slots that folds
 * inside the expressions bind follow after those.
 */
export function remember(
  exprs: readonly Expr[],
  kind: CellKind,
  span: Span,
  context: Context,
): Expr | undefined {
  const bound = context.rows.length;
  const free = freeSlots(exprs, bound);
  const over = free.map((slot) => context.rows[slot]?.table ?? 0);
  const size = over.reduce((product, table) => product * (context.scope.tables[table]?.rows.length ?? 0), 1);
  if (size > MOST_ROWS) {
    const tables = over.map((table) => tableName(context.scope, table)).join(', ');
    return refuse(context, 'memory-too-large', { tables, size, most: MOST_ROWS }, span);
  }
  const rename = (slot: number): number => (slot < bound ? free.indexOf(slot) : slot - bound + free.length);
  const cell = context.scope.cell({ ...kind((expr) => renameSlots(expr, rename)), over, size });
  return { op: 'memory', cell, rows: free.map((slot) => ({ op: 'row', slot })) };
}
