import type { Definition, Table } from '../model/model.ts';
import { drawName } from '../random/name.ts';

/**
 * The name of one row of a definition, which also keys its draws: `name`, `name[row]` or `name[row,row]`.
 *
 * @param row number of the row, the last table fastest
 */
export function rowName(
  definition: Pick<Definition, 'name' | 'over'>,
  row: number,
  tables: readonly Table[],
): string {
  const labels: string[] = [];
  let rest = row;
  for (const table of definition.over.toReversed()) {
    const { rows } = tables[table] as Table;
    labels.unshift(rows[rest % rows.length]?.label ?? '?');
    rest = Math.floor(rest / rows.length);
  }
  return drawName(definition.name, labels);
}
