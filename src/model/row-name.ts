import { drawName } from '../random/name.ts';
import type { Definition, Table } from './model.ts';

type Named = Pick<Definition, 'name' | 'over'>;

/** The labels of one flattened row of a definition, one for each table of its `over`; the last table varies fastest. */
export function rowLabels(definition: Named, tables: readonly Table[], row: number): readonly string[] {
  const labels: string[] = [];
  let rest = row;
  for (const number of [...definition.over].reverse()) {
    const rows = tables[number]?.rows ?? [];
    labels.unshift(rows[rest % rows.length]?.label ?? '');
    rest = Math.floor(rest / rows.length);
  }
  return labels;
}

/** `name`, or `name[row]`, or `name[row,row]`: how results call a row, and what its draws are keyed by. */
export function rowName(definition: Named, tables: readonly Table[], row: number): string {
  return drawName(definition.name, rowLabels(definition, tables, row));
}

/** The titles of a row's labels for a reader, empty without tables: `Ukraine`. */
export function rowTitle(definition: Named, tables: readonly Table[], row: number): string {
  return rowLabels(definition, tables, row)
    .map((label, index) => {
      const rows = tables[definition.over[index] ?? -1]?.rows ?? [];
      return rows.find((one) => one.label === label)?.title ?? label;
    })
    .join(', ');
}
