import type { Definition, Table } from './model.ts';

/** The labels of one flattened row of a definition, one for each table of its `over`; the last table varies fastest. */
export function rowLabels(definition: Definition, tables: readonly Table[], row: number): readonly string[] {
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
export function rowName(definition: Definition, tables: readonly Table[], row: number): string {
  if (definition.over.length === 0) return definition.name;
  return `${definition.name}[${rowLabels(definition, tables, row).join(',')}]`;
}
