import type { Binding, Context } from './context.ts';

/** The row of a table that is taken where no bracket says which; a list where several could be meant. */
export type CurrentRow = Binding | readonly Binding[] | undefined;

/**
 * The innermost bound row of the table. Where a fold binds it under another name while an outer row is still visible
 * (`sum[k in class](…)` inside a formula over `class`), neither is the obvious one, and both are given.
 */
export function currentRow(table: number, { rows, scope }: Context): CurrentRow {
  const visible = rows.filter(
    (row, index) => row.table === table && rows.findLastIndex((other) => other.name === row.name) === index,
  );
  const innermost = visible.at(-1);
  return visible.length <= 1 || innermost?.name === scope.tables[table]?.name ? innermost : visible;
}
